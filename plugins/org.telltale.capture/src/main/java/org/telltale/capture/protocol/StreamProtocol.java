package org.telltale.capture.protocol;

import java.util.Optional;
import org.telltale.capture.field.FieldReader;

/** A protocol over TCP, or inside TLS, as the registry of protocols knows it. Stateless. */
public interface StreamProtocol {

	/** What the first bytes of a connection say about a protocol. */
	enum Guess {
		/** They are of another one. */
		NO,
		/** They may become this one's: more are needed. */
		PERHAPS,
		/** They are this one's. */
		YES
	}

	/** Its name in a flow's {@code protocol}, in lower case. */
	String name();

	/**
	 * Looks at the first bytes of one side, at least one. Between several protocols that say yes, or may still, the order of the registry decides
	 * ({@link UndecidedDecoder}).
	 */
	Guess recognise(Opening opening);

	/** Reads a connection that was recognised, from what was not consumed of it. */
	StreamDecoder decoder(Connection connection);

	/** Takes the message apart that a side's bytes begin with; empty if no fields of the protocol are read. */
	default Optional<FieldReader> fields() {
		return Optional.empty();
	}
}
