package org.telltale.capture.protocol;

import java.util.Optional;
import org.telltale.capture.field.FieldReader;

/** A protocol over UDP as the registry of protocols knows it. Stateless. */
public interface DatagramProtocol {

	/** Its name in a flow's {@code protocol}, in lower case. */
	String name();

	/** Whether a datagram looks like this protocol's; called for each datagram of a flow whose decoder is not known: cheap. */
	boolean recognises(Datagram datagram);

	/** Reads the datagrams of one flow. */
	DatagramDecoder decoder(Flow flow, CaptureContext context);

	/** Takes one of its datagrams apart; empty if nobody has written that. */
	default Optional<FieldReader> fields() {
		return Optional.empty();
	}
}
