package org.telltale.capture.frame;

import java.nio.charset.StandardCharsets;
import org.telltale.base.ByteRange;

/**
 * Walks the options of a block (draft-ietf-opsawg-pcapng section 3.5), and the records of a Name Resolution Block, which have
 * the same shape. An option that passes the end of its block ends the list. One object for all blocks; not thread-safe.
 */
final class PcapngOptions {

	static final int COMMENT = 1;

	/** The option in hand, after {@link #next}. */
	int code;
	/** Length of its value. */
	int length;
	/** Index of its value's first byte. */
	int at;

	private byte[] bytes = new byte[0];
	private int next;
	private int end;
	private boolean little;
	private long base;

	/** @param offset of {@code bytes[from]}, so that ranges can be told */
	void over(byte[] array, int from, int to, boolean littleEndian, long offset) {
		bytes = array;
		next = from;
		end = to;
		little = littleEndian;
		base = offset - from;
	}

	/** Moves to the next option; false at the end of the list. */
	boolean next() {
		if (end - next < 4) {
			return false;
		}
		code = EvidenceStream.u16(bytes, next, little);
		length = EvidenceStream.u16(bytes, next + 2, little);
		at = next + 4;
		if (code == 0 || length > end - at) {
			next = code == 0 ? Math.min(end, at + (length + 3 & ~3)) : end;
			return false;
		}
		next = at + (length + 3 & ~3);
		return true;
	}

	/** Index behind what was walked. */
	int position() {
		return Math.min(next, end);
	}

	byte[] bytes() {
		return bytes;
	}

	/** The value as text, without what follows a NUL. */
	String text() {
		return text(0);
	}

	/** As {@link #text()}, from an index in the value. */
	String text(int from) {
		int to = at + from;
		while (to < at + length && bytes[to] != 0) {
			to++;
		}
		return new String(bytes, at + from, to - at - from, StandardCharsets.UTF_8);
	}

	ByteRange range() {
		return new ByteRange(base + at, length);
	}

	int u8() {
		return length >= 1 ? bytes[at] & 0xff : -1;
	}

	/** The first four bytes as a number, -1 if there are fewer. */
	long u32() {
		return length >= 4 ? EvidenceStream.u32(bytes, at, little) : -1;
	}

	/** The first eight bytes as a number, the sign bit its highest; -1 if there are fewer. */
	long u64() {
		if (length < 8) {
			return -1;
		}
		long first = EvidenceStream.u32(bytes, at, little);
		long second = EvidenceStream.u32(bytes, at + 4, little);
		return little ? second << 32 | first : first << 32 | second;
	}
}
