package org.telltale.capture.neighbour;

/** Hears what machines say of their addresses, in the order of the frames, while a frame is decoded. */
public interface NeighbourListener {

	/** Hears nothing. */
	NeighbourListener NONE = new NeighbourListener() {
		@Override
		public void neighbour(NeighbourMessage message) {
			// nobody wants to know
		}

		@Override
		public void error(IcmpError error) {
			// nobody wants to know
		}
	};

	/** A machine named an address and its link-layer address. */
	void neighbour(NeighbourMessage message);

	/** Somebody reported that a packet did not arrive. */
	void error(IcmpError error);
}
