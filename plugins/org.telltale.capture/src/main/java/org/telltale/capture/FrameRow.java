package org.telltale.capture;

/** Takes one row a frame, in the order of the file, for a column store. Called once a frame on the reading thread. */
@FunctionalInterface
public interface FrameRow {

	/** Keeps nothing. */
	FrameRow NONE = (number, timeNanos, offset, captured, original, flow) -> {
	};

	/**
	 * A frame.
	 *
	 * @param number from 1 over the whole file
	 * @param timeNanos capture clock, since 1970-01-01T00:00:00Z
	 * @param offset of the captured bytes in the file
	 * @param captured how many were captured
	 * @param original how many there were
	 * @param flow ordinal of the frame's flow, see {@link org.telltale.capture.layer.FlowRef}; -1 if it belongs to none
	 */
	void frame(long number, long timeNanos, long offset, int captured, long original, int flow);
}
