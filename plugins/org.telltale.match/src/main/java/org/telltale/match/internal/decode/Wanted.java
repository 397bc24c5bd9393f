package org.telltale.match.internal.decode;

import java.util.Set;

/**
 * What a layer must have to be worth looking at.
 *
 * @param shortest bytes of the shortest thing that is looked for: what is shorter cannot hold one
 * @param fileLengths lengths of the files of which only a digest is known, and which are found only as a whole layer
 */
public record Wanted(int shortest, Set<Long> fileLengths) {

	private static final int LOOKED_AT = 16;

	public Wanted {
		fileLengths = Set.copyOf(fileLengths);
	}

	/**
	 * Whether bytes that stand in a layer as they are can show something in a layer of their own that they do not show
	 * there: what {@link #showsMoreAlone} says, or something that is no text and may be of a format that is only known from its beginning.
	 */
	boolean isWorthItsOwnLayer(byte[] bytes, int from, int to) {
		return to - from >= shortest && (isNoText(bytes, from, to) || showsMoreAlone(bytes, from, to));
	}

	/**
	 * Whether bytes that are looked into where they stand show more in a layer of their own: a value at their edge, that
	 * seems a part of a longer one because the next byte looks like a character; a file that is only known whole; a picture, which is compared as one.
	 */
	boolean showsMoreAlone(byte[] bytes, int from, int to) {
		int length = to - from;
		return length >= shortest && (joins(bytes, from) || joins(bytes, to) || fileLengths.contains((long) length) || isPicture(bytes, from, length));
	}

	/** Whether bytes, at least one, begin as no text does. */
	static boolean isNoText(byte[] bytes, int from, int to) {
		int first = bytes[from] & 0xff;
		boolean noLead = first >= 0x80 && first < 0xc2 || first > 0xf4;
		boolean control = false;
		for (int at = from; at < Math.min(to, from + LOOKED_AT); at++) {
			control |= bytes[at] >= 0 && bytes[at] < ' ' && bytes[at] != '\t' && bytes[at] != '\r' && bytes[at] != '\n';
		}
		return noLead || control;
	}

	private static boolean joins(byte[] bytes, int border) {
		return border > 0 && border < bytes.length && isWordlike(bytes[border - 1]) && isWordlike(bytes[border]);
	}

	private static boolean isWordlike(byte b) {
		return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
	}

	/** Whether bytes begin as a picture may of any form that is known. */
	static boolean mayBeginPicture(byte[] bytes) {
		if (bytes.length < 2) {
			return false;
		}
		int two = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
		boolean box = bytes.length > 5 && bytes[4] == 'f' && bytes[5] == 't';
		return box || two == 0xffd8 || two == 0x8950 || two == 0x4749 || two == 0x5249;
	}

	private static boolean isPicture(byte[] bytes, int from, int length) {
		if (length < 64) {
			return false;
		}
		int magic = (bytes[from] & 0xff) << 16 | (bytes[from + 1] & 0xff) << 8 | bytes[from + 2] & 0xff;
		return magic == 0xffd8ff || magic == 0x89504e || magic == 0x474946
				|| magic == 0x524946 && bytes[from + 8] == 'W' && bytes[from + 9] == 'E' && bytes[from + 10] == 'B';
	}
}
