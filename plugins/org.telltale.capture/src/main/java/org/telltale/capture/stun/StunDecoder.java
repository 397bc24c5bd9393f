package org.telltale.capture.stun;

/** Tells STUN messages from other bytes (RFC 8489 section 5). Stateless. */
final class StunDecoder {

	static final int HEADER = 20;
	private static final int COOKIE = 0x2112a442;

	private StunDecoder() {
	}

	/** Length of the message that begins at {@code from} as its header says it, head included; -1 if none begins there. */
	static int length(byte[] b, int from, int to) {
		if (to - from < HEADER || (b[from] & 0xc0) != 0 || (b[from + 3] & 3) != 0) {
			return -1;
		}
		int cookie = b[from + 4] << 24 | (b[from + 5] & 0xff) << 16 | (b[from + 6] & 0xff) << 8 | b[from + 7] & 0xff;
		return cookie == COOKIE ? HEADER + ((b[from + 2] & 0xff) << 8 | b[from + 3] & 0xff) : -1;
	}
}
