package org.telltale.capture.quic;

/** Variable-length integers (RFC 9000 section 16). Bounds-checked, no allocation. */
final class VarInt {

	private VarInt() {
	}

	/** How many bytes the integer at {@code at} takes; {@code at} must lie before {@code to}. */
	static int length(byte[] b, int at) {
		return 1 << ((b[at] & 0xff) >> 6);
	}

	/** The integer at {@code at}; -1 if it passes {@code to}. */
	static long value(byte[] b, int at, int to) {
		if (at >= to || length(b, at) > to - at) {
			return -1;
		}
		int length = length(b, at);
		long value = b[at] & 0x3f;
		for (int i = 1; i < length; i++) {
			value = value << 8 | b[at + i] & 0xff;
		}
		return value;
	}
}
