package org.telltale.match.internal.sieve;

/** How often bytes are met in traffic, roughly. */
final class Commonness {

	private static final byte[] OF_BYTE = new byte[256];

	static {
		for (int b = 0; b < 256; b++) {
			OF_BYTE[b] = (byte) of(b);
		}
	}

	private Commonness() {
	}

	private static int of(int b) {
		if (b == 0) {
			return 8;
		} else if (b == 0xff || b == ' ') {
			return 6;
		} else if ("eitaonsr/=:\"".indexOf(b) >= 0) {
			return 4;
		} else if (b >= '0' && b <= '9' || b >= 'a' && b <= 'z') {
			return 3;
		}
		return b >= 'A' && b <= 'Z' ? 2 : b >= 0x80 ? 0 : 1;
	}

	/** The sum over {@code bytes[from, to)} of 0 (seldom) to 8, and 4 for each byte that is the same as the one before. */
	static int of(byte[] bytes, int from, int to) {
		int sum = 0;
		for (int i = from; i < to; i++) {
			sum += OF_BYTE[bytes[i] & 0xff];
			sum += i > from && bytes[i] == bytes[i - 1] ? 4 : 0;
		}
		return sum;
	}
}
