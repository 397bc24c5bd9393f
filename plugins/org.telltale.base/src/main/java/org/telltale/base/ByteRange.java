package org.telltale.base;

/**
 * A half-open range of bytes, {@code [offset, offset + length)}, counted from 0.
 *
 * @param offset first byte, never negative
 * @param length number of bytes, never negative
 */
public record ByteRange(long offset, long length) implements Comparable<ByteRange> {

	public ByteRange {
		if (offset < 0 || length < 0 || offset + length < 0) {
			throw new IllegalArgumentException("no such range: offset " + offset + ", length " + length);
		}
	}

	/** The first offset behind the range. */
	public long end() {
		return offset + length;
	}

	/** Whether every byte of {@code other} lies in this range. */
	public boolean contains(ByteRange other) {
		return other.offset >= offset && other.end() <= end();
	}

	/** Whether the two ranges share a byte. */
	public boolean overlaps(ByteRange other) {
		return offset < other.end() && other.offset < end();
	}

	@Override
	public int compareTo(ByteRange other) {
		int byOffset = Long.compare(offset, other.offset);
		return byOffset != 0 ? byOffset : Long.compare(length, other.length);
	}
}
