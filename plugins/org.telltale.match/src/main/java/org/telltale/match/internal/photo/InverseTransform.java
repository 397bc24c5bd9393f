package org.telltale.match.internal.photo;

/** The inverse cosine transform of 8 by 8 coefficients, in the integers that derivation.md states. Not thread-safe: it has a block of its own. */
final class InverseTransform {

	private static final int COLUMNS = 11;
	private static final int ROWS = 18;

	private final int[] block = new int[64];

	/**
	 * Makes samples of coefficients.
	 *
	 * @param coefficients 64 from {@code from} on, row by row, each to be multiplied
	 * @param quanta what they are multiplied with
	 * @param out takes 8 rows of 8 samples, {@code stride} apart, from {@code place} on
	 */
	void samples(short[] coefficients, int from, int[] quanta, byte[] out, int place, int stride) {
		for (int i = 0; i < 64; i++) {
			block[i] = coefficients[from + i] * quanta[i];
		}
		for (int i = 0; i < 8; i++) {
			transform(i, 8, COLUMNS);
		}
		for (int i = 0; i < 8; i++) {
			transform(8 * i, 1, ROWS);
			for (int x = 0; x < 8; x++) {
				out[place + i * stride + x] = (byte) limited(block[8 * i + x]);
			}
		}
	}

	private void transform(int at, int step, int shift) {
		int a1 = block[at + step];
		int a2 = block[at + 2 * step];
		int a3 = block[at + 3 * step];
		int a5 = block[at + 5 * step];
		int a6 = block[at + 6 * step];
		int a7 = block[at + 7 * step];
		int z = 4433 * (a2 + a6);
		int p = z - 15137 * a6;
		int q = z + 6270 * a2;
		int sum = block[at] + block[at + 4 * step] << 13;
		int difference = block[at] - block[at + 4 * step] << 13;
		int z1 = -7373 * (a7 + a1);
		int z2 = -20995 * (a5 + a3);
		int z5 = 9633 * (a7 + a3 + a5 + a1);
		int z3 = z5 - 16069 * (a7 + a3);
		int z4 = z5 - 3196 * (a5 + a1);
		pair(at, at + 7 * step, sum + q, 12299 * a1 + z1 + z4, shift);
		pair(at + step, at + 6 * step, difference + p, 25172 * a3 + z2 + z3, shift);
		pair(at + 2 * step, at + 5 * step, difference - p, 16819 * a5 + z2 + z4, shift);
		pair(at + 3 * step, at + 4 * step, sum - q, 2446 * a7 + z1 + z3, shift);
	}

	private void pair(int first, int last, int even, int odd, int shift) {
		int half = 1 << shift - 1;
		block[first] = even + odd + half >> shift;
		block[last] = even - odd + half >> shift;
	}

	private static int limited(int value) {
		int low = value & 1023;
		if (low < 128) {
			return low + 128;
		} else if (low < 512) {
			return 255;
		}
		return low < 896 ? 0 : low - 896;
	}
}
