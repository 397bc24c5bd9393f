package org.telltale.capture.protocol;

/** Understands the datagrams of one UDP flow. Side 0 is the client's, 1 the server's. */
public interface DatagramDecoder {

	/**
	 * Takes a datagram that was captured whole and has a payload. What it understands it tells; the datagram's layer is
	 * offered by the decoder itself ({@link CaptureContext#layers}), with what it decoded from it.
	 *
	 * @return false if the datagram is not this protocol's after all: then it is offered to the others, else as unknown bytes
	 */
	boolean read(int side, Datagram datagram);

	/** Whether all further datagrams of the flow come here first, whatever they look like. */
	default boolean keeps() {
		return false;
	}

	/** No more datagrams come. */
	default void finish() {
		// Nothing is held by most.
	}
}
