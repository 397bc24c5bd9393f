package org.telltale.match.internal.pattern;

/**
 * Bytes beside a pattern of which some bits belong to it.
 *
 * @param beforeMask which bits of the byte in front, 0 for none
 * @param before these bits
 * @param afterMask which bits of the byte behind, 0 for none
 * @param after these bits
 */
public record Fringe(int beforeMask, int before, int afterMask, int after) {

	/** Nothing beside the pattern. */
	static final Fringe NONE = new Fringe(0, 0, 0, 0);

	/** The four in one number. */
	int packed() {
		return beforeMask << 24 | before << 16 | afterMask << 8 | after;
	}

	/** Of {@link #packed()}. */
	static Fringe of(int packed) {
		return new Fringe(packed >>> 24, packed >>> 16 & 0xff, packed >>> 8 & 0xff, packed & 0xff);
	}

	/** Whether the bits stand beside {@code data[from, to)}. */
	boolean isRound(byte[] data, int from, int to) {
		return (beforeMask == 0 || from > 0 && (data[from - 1] & beforeMask) == before)
				&& (afterMask == 0 || to < data.length && (data[to] & afterMask) == after);
	}
}
