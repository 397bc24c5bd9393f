package org.telltale.capture.websocket;

/**
 * The header of a frame (RFC 6455 section 5.2).
 *
 * @param fin whether it is its message's last
 * @param rsv the three reserved bits; 4 is RSV1: compressed
 * @param opcode 0 goes on, 1 text, 2 binary, 8 close, 9 ping, 10 pong
 * @param masked whether the payload is masked
 * @param mask the key, 0 without one
 * @param header length of the header in bytes
 * @param payload length of the payload in bytes
 */
record WebSocketFrame(boolean fin, int rsv, int opcode, boolean masked, int mask, int header, long payload) {

	static final int CLOSE = 8;
	static final int RSV1 = 4;

	/** Length of the header that begins at {@code at}; 2 if not even that can be said. */
	static int headerLength(byte[] b, int at, int to) {
		if (to - at < 2) {
			return 2;
		}
		int length = b[at + 1] & 0x7f;
		return 2 + (length == 126 ? 2 : length == 127 ? 8 : 0) + (b[at + 1] < 0 ? 4 : 0);
	}

	/** The header at {@code at}, all of which must be there. The payload's length is negative if it has its highest bit set. */
	static WebSocketFrame at(byte[] b, int at) {
		int header = headerLength(b, at, b.length);
		int code = b[at + 1] & 0x7f;
		long payload = code < 126 ? code : number(b, at + 2, code == 126 ? 2 : 8);
		boolean masked = b[at + 1] < 0;
		return new WebSocketFrame(b[at] < 0, b[at] >> 4 & 7, b[at] & 15, masked, masked ? (int) number(b, at + header - 4, 4) : 0, header, payload);
	}

	private static long number(byte[] b, int at, int length) {
		long number = 0;
		for (int i = 0; i < length; i++) {
			number = number << 8 | b[at + i] & 0xff;
		}
		return number;
	}

	/** Whether it is a control frame (section 5.5). */
	boolean control() {
		return opcode >= CLOSE;
	}

	/** Whether it is compressed, or begins a message that is. */
	boolean compressed() {
		return (rsv & RSV1) != 0;
	}

	/** Whether it can be a frame at all: control frames are short and whole, reserved bits and opcodes unused. @param compression whether RSV1 may be set */
	boolean sound(boolean compression) {
		boolean known = opcode <= 2 || opcode >= CLOSE && opcode <= 10;
		boolean bits = rsv == 0 || rsv == RSV1 && compression && (opcode == 1 || opcode == 2);
		return known && bits && payload >= 0 && (!control() || fin && payload < 126);
	}

	/** Copies payload bytes, unmasked (section 5.3). @param from index of the payload's first byte @param count how many */
	void unmask(byte[] b, int from, int count, byte[] target, int at) {
		if (!masked) {
			System.arraycopy(b, from, target, at, count);
			return;
		}
		for (int i = 0; i < count; i++) {
			target[at + i] = (byte) (b[from + i] ^ mask >>> 24 - 8 * (i & 3));
		}
	}
}
