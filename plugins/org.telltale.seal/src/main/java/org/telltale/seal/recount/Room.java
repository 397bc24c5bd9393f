package org.telltale.seal.recount;

import java.util.Arrays;

/**
 * What a header announces: bytes from a place on, up to where the lengths round it say that they end. Not all of them need
 * to be there.
 *
 * @param bytes a frame, or the payload of a packet
 * @param at where it begins
 * @param end where it ends, perhaps beyond what was captured
 */
record Room(byte[] bytes, int at, long end) {

	/** How many of its bytes were captured. */
	int captured() {
		return (int) Math.max(0, Math.min(bytes.length, end) - at);
	}

	/** Its length by the headers. */
	long length() {
		return Math.max(0, end - at);
	}

	boolean has(int count) {
		return captured() >= count;
	}

	int u8(int offset) {
		return bytes[at + offset] & 0xff;
	}

	int u16(int offset) {
		return u8(offset) << 8 | u8(offset + 1);
	}

	long u32(int offset) {
		return (long) u16(offset) << 16 | u16(offset + 2);
	}

	int u16Little(int offset) {
		return u8(offset + 1) << 8 | u8(offset);
	}

	long u32Little(int offset) {
		return (long) u16Little(offset + 2) << 16 | u16Little(offset);
	}

	/** What stands behind the first bytes. */
	Room behind(int count) {
		return new Room(bytes, at + count, end);
	}

	/** The same, ending after so many bytes at the latest. */
	Room first(long count) {
		return new Room(bytes, at, Math.min(end, at + count));
	}

	byte[] part(int from, long to) {
		int start = Math.min(at + from, bytes.length);
		return Arrays.copyOfRange(bytes, start, (int) Math.max(start, Math.min(bytes.length, Math.min(end, at + to))));
	}

	boolean startsWith(int... wanted) {
		if (!has(wanted.length)) {
			return false;
		}
		for (int i = 0; i < wanted.length; i++) {
			if (u8(i) != wanted[i]) {
				return false;
			}
		}
		return true;
	}

	/** Plausible IP, as derivation.md, Decapsulation, has it. */
	boolean isPlausibleIp() {
		if (!has(20)) {
			return false;
		}
		if (u8(0) >> 4 == 4) {
			int header = (u8(0) & 15) * 4;
			return header >= 20 && (u16(2) == 0 || u16(2) >= header && u16(2) <= length());
		}
		return u8(0) >> 4 == 6 && has(40) && u16(4) + 40 <= length();
	}
}
