package org.telltale.seal.picture;

import java.util.Arrays;

import org.telltale.seal.refusal.Refusal;

/** A Huffman table (ITU-T T.81 section B.2.4.2 and annex C). */
final class HuffmanTable {

	private static final int LONGEST = 16;

	private final byte[] values;
	/** By length: the first code, how many there are, and where their values begin. */
	private final int[] codes = new int[LONGEST + 1];
	private final int[] counts = new int[LONGEST + 1];
	private final int[] places = new int[LONGEST + 1];
	private final int end;

	/** Reads the 16 counts and the values that stand from {@code at} on, before {@code end}. */
	HuffmanTable(byte[] file, int at, int end) throws Refusal {
		Refusal.unless(end - at >= LONGEST, JpegMarkers.DAMAGED);
		int code = 0;
		int total = 0;
		for (int length = 1; length <= LONGEST; length++) {
			code <<= 1;
			counts[length] = file[at + length - 1] & 0xff;
			codes[length] = code;
			places[length] = total;
			code += counts[length];
			total += counts[length];
			// a code of ones alone is reserved
			Refusal.unless(code < 1 << length, JpegMarkers.DAMAGED);
		}
		Refusal.unless(total <= 256 && total <= end - at - LONGEST, JpegMarkers.DAMAGED);
		this.values = Arrays.copyOfRange(file, at + LONGEST, at + LONGEST + total);
		this.end = at + LONGEST + total;
	}

	/** The offset behind the table. */
	int end() {
		return end;
	}

	/** The value of the next code (section F.2.2.3). */
	int next(EntropyCoded bits) throws Refusal {
		int code = 0;
		for (int length = 1; length <= LONGEST; length++) {
			code = code << 1 | bits.bit();
			if (code - codes[length] < counts[length]) {
				return values[places[length] + code - codes[length]] & 0xff;
			}
		}
		throw new Refusal(JpegMarkers.DAMAGED);
	}
}
