package org.telltale.timeline;

/**
 * The columns of the flows that an index is made of: one entry a flow, all arrays of the same length. Not kept by the index.
 *
 * @param lanes the lane of each, 0 or more
 * @param startNanos when each began, ns since any moment
 * @param endNanos when each ended, not before it began
 * @param bytesOut bytes that left the handset, 0 or more
 * @param bytesIn bytes that reached it, 0 or more
 */
public record FlowTimes(int[] lanes, long[] startNanos, long[] endNanos, long[] bytesOut, long[] bytesIn) {

	public FlowTimes {
		int count = lanes.length;
		if (startNanos.length != count || endNanos.length != count || bytesOut.length != count || bytesIn.length != count) {
			throw new IllegalArgumentException("columns of different lengths");
		}
	}

	/** How many flows there are. */
	public int count() {
		return lanes.length;
	}
}
