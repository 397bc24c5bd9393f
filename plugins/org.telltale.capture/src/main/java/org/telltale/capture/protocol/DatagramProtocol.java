package org.telltale.capture.protocol;

/** A protocol over UDP as the registry of protocols knows it. Stateless. */
public interface DatagramProtocol {

	/** Its name in a flow's {@code protocol}, in lower case. */
	String name();

	/** Whether a datagram looks like this protocol's; called for each datagram of a flow whose decoder is not known: cheap. */
	boolean recognises(Datagram datagram);

	/** Reads the datagrams of one flow. */
	DatagramDecoder decoder(Flow flow, CaptureContext context);
}
