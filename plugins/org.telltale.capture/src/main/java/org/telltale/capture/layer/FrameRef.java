package org.telltale.capture.layer;

import org.telltale.base.ByteRange;

/**
 * A frame of the capture as derivations name it.
 *
 * @param number from 1 over the whole file
 * @param offset where its captured bytes begin in the file
 * @param captured how many captured bytes it has
 * @param timeNanos its time by the capture's clock, nanoseconds since 1970-01-01T00:00:00Z
 */
public record FrameRef(long number, long offset, int captured, long timeNanos) implements Comparable<FrameRef> {

	/** The captured bytes as a range of the file. */
	public ByteRange range() {
		return new ByteRange(offset, captured);
	}

	@Override
	public int compareTo(FrameRef other) {
		return Long.compare(number, other.number);
	}
}
