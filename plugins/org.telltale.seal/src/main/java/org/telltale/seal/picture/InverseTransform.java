package org.telltale.seal.picture;

/** The inverse transform that the text states, in 32-bit numbers that wrap. */
final class InverseTransform {

	/** Where the coefficient of each zigzag index stands in a block (ITU-T T.81 figure A.6). */
	private static final int[] PLACES = places();

	private final int[] block = new int[JpegTables.BLOCK];

	private static int[] places() {
		int[] places = new int[JpegTables.BLOCK];
		int index = 0;
		for (int diagonal = 0; diagonal < 15; diagonal++) {
			for (int i = Math.max(0, diagonal - 7); i <= Math.min(7, diagonal); i++) {
				places[index++] = diagonal % 2 == 0 ? (diagonal - i) * 8 + i : i * 8 + diagonal - i;
			}
		}
		return places;
	}

	/** Writes 8 rows of 8 samples, from {@code to} on, {@code stride} bytes from row to row. */
	void samples(short[] coefficients, int at, int[] quantizers, byte[] target, int to, int stride) {
		for (int i = 0; i < JpegTables.BLOCK; i++) {
			block[PLACES[i]] = coefficients[at + i] * quantizers[i];
		}
		for (int i = 0; i < 8; i++) {
			line(i, 8, 11);
		}
		for (int i = 0; i < 8; i++) {
			line(8 * i, 1, 18);
		}
		for (int i = 0; i < JpegTables.BLOCK; i++) {
			target[to + i / 8 * stride + i % 8] = (byte) sample(block[i] & 0x3ff);
		}
	}

	private static int sample(int m) {
		if (m < 128) {
			return m + 128;
		}
		if (m < 512) {
			return 255;
		}
		return m < 896 ? 0 : m - 896;
	}

	/** T of the text, on the eight numbers from {@code at} on. */
	private void line(int at, int step, int shift) {
		int a0 = block[at];
		int a1 = block[at + step];
		int a2 = block[at + 2 * step];
		int a3 = block[at + 3 * step];
		int a4 = block[at + 4 * step];
		int a5 = block[at + 5 * step];
		int a6 = block[at + 6 * step];
		int a7 = block[at + 7 * step];
		int z = 4433 * (a2 + a6);
		int p = z - 15137 * a6;
		int q = z + 6270 * a2;
		int t0 = 8192 * (a0 + a4);
		int t1 = 8192 * (a0 - a4);
		int z1 = -7373 * (a7 + a1);
		int z2 = -20995 * (a5 + a3);
		int z5 = 9633 * (a7 + a3 + a5 + a1);
		int z3 = z5 - 16069 * (a7 + a3);
		int z4 = z5 - 3196 * (a5 + a1);
		pair(at, at + 7 * step, t0 + q, 12299 * a1 + z1 + z4, shift);
		pair(at + step, at + 6 * step, t1 + p, 25172 * a3 + z2 + z3, shift);
		pair(at + 2 * step, at + 5 * step, t1 - p, 16819 * a5 + z2 + z4, shift);
		pair(at + 3 * step, at + 4 * step, t0 - q, 2446 * a7 + z1 + z3, shift);
	}

	private void pair(int sum, int difference, int even, int odd, int shift) {
		int half = 1 << shift - 1;
		block[sum] = even + odd + half >> shift;
		block[difference] = even - odd + half >> shift;
	}
}
