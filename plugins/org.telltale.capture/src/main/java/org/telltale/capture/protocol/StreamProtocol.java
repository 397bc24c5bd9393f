package org.telltale.capture.protocol;

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

	/** Looks at the first bytes of one side, at least one; the order of the registry decides between several that say yes. */
	Guess recognise(Opening opening);

	/** Reads a connection that was recognised, from what was not consumed of it. */
	StreamDecoder decoder(Connection connection);
}
