package org.telltale.match.internal.format;

/**
 * Whether bytes may be the beginning of a deflate stream (RFC 1951): looks at the first block's header and, with fixed codes, at what stands before
 * the first match. Most bytes that are none are refused, at a small part of what a decoder costs.
 */
public final class DeflateStart {

	private static final int FEWEST = 16;
	private static final int LAST_LENGTH = 285;
	private static final int LAST_DISTANCE = 29;
	private static final int END = 256;

	private final byte[] bytes;
	private int bit;

	private DeflateStart(byte[] bytes) {
		this.bytes = bytes;
	}

	/** Whether a stream of at least 16 bytes may begin there. */
	public static boolean is(byte[] bytes) {
		if (bytes.length < FEWEST) {
			return false;
		}
		DeflateStart start = new DeflateStart(bytes);
		start.bits(1);
		return switch (start.bits(2)) {
			case 0 -> (bytes[1] ^ bytes[3]) == -1 && (bytes[2] ^ bytes[4]) == -1;
			case 1 -> start.fixed();
			case 2 -> start.dynamic();
			default -> false;
		};
	}

	/** Section 3.2.6: the first match may not reach back behind the first literal. */
	private boolean fixed() {
		int literals = 0;
		int symbol = symbol();
		while (symbol < END && bit < (bytes.length - 8) * 8) {
			literals++;
			symbol = symbol();
		}
		if (symbol <= END) {
			return literals > 0;
		}
		if (symbol > LAST_LENGTH) {
			return false;
		}
		// section 3.2.5: from 265 on the length has one extra bit for four codes, then two, ...
		bits(symbol < 265 || symbol == LAST_LENGTH ? 0 : (symbol - 261) / 4);
		int distance = code(5);
		return distance <= LAST_DISTANCE && distance(distance) <= literals;
	}

	/** A literal or length with the fixed codes. */
	private int symbol() {
		int code = code(7);
		if (code < 0x18) {
			return END + code;
		}
		code = code << 1 | bits(1);
		if (code < 0xc0) {
			return code - 0x30;
		}
		return code < 0xc8 ? code - 0xc0 + 280 : (code << 1 | bits(1)) - 0x190 + 144;
	}

	private int distance(int code) {
		int extra = Math.max(0, code / 2 - 1);
		int least = code < 2 ? code + 1 : (2 + (code & 1) << extra) + 1;
		return least + bits(extra);
	}

	/** Section 3.2.7: the codes of the code lengths use up all there are. */
	private boolean dynamic() {
		if (bits(5) > 29 || bits(5) > 29) {
			return false;
		}
		int count = bits(4) + 4;
		int used = 0;
		for (int i = 0; i < count; i++) {
			int length = bits(3);
			used += length == 0 ? 0 : 128 >> length;
		}
		return used == 128;
	}

	/** A Huffman code: its first bit is the highest. */
	private int code(int count) {
		int value = 0;
		for (int i = 0; i < count; i++) {
			value = value << 1 | bits(1);
		}
		return value;
	}

	private int bits(int count) {
		int value = 0;
		for (int i = 0; i < count; i++, bit++) {
			value |= (bytes[bit / 8] >> bit % 8 & 1) << i;
		}
		return value;
	}
}
