package org.telltale.match.internal.photo;

import java.util.Arrays;

/** A table of codes (ITU-T T.81 annex C), made ready for reading. Immutable. */
final class HuffmanTable {

	private static final int LONGEST = 16;
	private static final int QUICK = 8;

	private final byte[] values;
	/** For each length: what is added to a code to get its value's index; the first code behind those of the length. */
	private final int[] shift = new int[LONGEST + 1];
	private final int[] limit = new int[LONGEST + 1];
	/** By the next 8 bits: length and value of a code that is not longer; 0 if it is. */
	private final short[] quick = new short[1 << QUICK];

	/**
	 * @param counts how many codes have 1 to 16 bits
	 * @param values their values, as many as there are codes
	 * @throws NotComparable if there are more codes of a length than bits for them; the code of ones alone is kept free (annex C)
	 */
	HuffmanTable(int[] counts, byte[] values) throws NotComparable {
		this.values = values;
		int code = 0;
		int index = 0;
		for (int length = 1; length <= LONGEST; length++) {
			shift[length] = index - code;
			for (int i = 0; i < counts[length - 1]; i++) {
				NotComparable.unless(code < (1 << length) - 1, NotComparable.Reason.DAMAGED);
				if (length <= QUICK) {
					int from = code << QUICK - length;
					Arrays.fill(quick, from, from + (1 << QUICK - length), (short) (length << 8 | values[index] & 0xff));
				}
				code++;
				index++;
			}
			limit[length] = code;
			code <<= 1;
		}
	}

	/** The value of the next code. */
	int read(EntropyBits bits) throws NotComparable {
		int next = bits.peek(LONGEST);
		int known = quick[next >> LONGEST - QUICK];
		if (known != 0) {
			bits.drop(known >> 8);
			return known & 0xff;
		}
		for (int length = QUICK + 1; length <= LONGEST; length++) {
			int code = next >> LONGEST - length;
			if (code < limit[length]) {
				bits.drop(length);
				return values[code + shift[length]] & 0xff;
			}
		}
		throw new NotComparable(NotComparable.Reason.DAMAGED);
	}
}
