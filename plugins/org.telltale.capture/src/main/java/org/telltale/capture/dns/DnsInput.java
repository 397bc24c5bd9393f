package org.telltale.capture.dns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A cursor over one DNS message. A read behind the end, or a name that contradicts itself, makes it {@link #bad}; it gives
 * zeros and empty names from then on and never throws. Places count from the message's first byte. Names are built in one
 * array that is used again.
 */
final class DnsInput {

	/** RFC 1035 section 2.3.4, with the empty label of the root. */
	private static final int MAX_NAME = 255;
	/** A name has at most 127 labels: more jumps than that only waste time. */
	private static final int MAX_JUMPS = 128;

	private final byte[] b;
	private final int from;
	private final int to;
	private final boolean plain;
	private byte[] text = new byte[MAX_NAME + 1];
	private int at;
	private int limit;
	private boolean bad;
	private int labels;
	/** What the pointer read last, and alone, led to: owners are often the same again. */
	private int knownTarget = -1;
	private int knownLabels;
	private String knownName = "";

	/** A cursor over {@code b[from, to)}. @param plain whether names are given as they stand, as UTF-8 */
	DnsInput(byte[] b, int from, int to, boolean plain) {
		this.b = b;
		this.from = from;
		this.to = to;
		this.limit = to;
		this.at = from;
		this.plain = plain;
	}

	/** Place of the next byte. */
	int at() {
		return at - from;
	}

	/** How many bytes are left before the limit. */
	int left() {
		return limit - at;
	}

	/** Goes to a place; reads end at {@code end} from now on. Both lie in the message. */
	void window(int place, int end) {
		at = from + place;
		limit = from + end;
	}

	/** Goes to a place; reads end with the message. */
	void whole(int place) {
		window(place, to - from);
	}

	/** Length of the message. */
	int length() {
		return to - from;
	}

	/** Whether something could not be read. */
	boolean bad() {
		return bad;
	}

	/** Says that what was read contradicts itself. */
	void spoil() {
		bad = true;
	}

	/** From now on it is good again: for what follows a part that could not be read. */
	void heal() {
		bad = false;
	}

	int u8() {
		return take(1) ? b[at - 1] & 0xff : 0;
	}

	int u16() {
		return take(2) ? (b[at - 2] & 0xff) << 8 | b[at - 1] & 0xff : 0;
	}

	long u32() {
		long high = u16();
		return high << 16 | u16();
	}

	/** The unsigned byte at a place that lies in the message. */
	int peek(int place) {
		return b[from + place] & 0xff;
	}

	/** Whether so many bytes could be passed over. */
	boolean skip(int count) {
		return take(count);
	}

	private boolean take(int count) {
		if (bad || count > limit - at) {
			bad = true;
			return false;
		}
		at += count;
		return true;
	}

	/** A copy of bytes that lie in the message. */
	byte[] bytes(int place, int count) {
		byte[] copy = new byte[count];
		System.arraycopy(b, from + place, copy, 0, count);
		return copy;
	}

	/** How many labels the name read last has. */
	int labels() {
		return labels;
	}

	/**
	 * The name at the cursor, which moves behind it: labels joined by dots. Unless names are plain, in lower case, bytes outside 0x21-0x7e, dots and backslashes in a
	 * label as {@code \DDD} (RFC 1035 section 5.1). Pointers must point backwards (section 4.1.4).
	 */
	String name() {
		int target = pointer();
		if (target >= 0 && target == knownTarget) {
			at += 2;
			labels = knownLabels;
			return knownName;
		}
		String name = walk();
		if (target >= 0 && !bad) {
			knownTarget = target;
			knownLabels = labels;
			knownName = name;
		}
		return name;
	}

	/** Where the pointer at the cursor leads; -1 if there is none. */
	private int pointer() {
		return !bad && limit - at >= 2 && (b[at] & 0xc0) == 0xc0 ? (b[at] & 0x3f) << 8 | b[at + 1] & 0xff : -1;
	}

	private String walk() {
		int length = 0;
		int octets = 1;
		int lowest = at;
		int jumps = 0;
		int place = at;
		int end = limit;
		labels = 0;
		while (!bad) {
			int size = place < end ? b[place++] & 0xff : -1;
			if (size == 0) {
				at = jumps == 0 ? place : at;
				return new String(text, 0, length, plain ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
			}
			if (size >= 0xc0 && place < end) {
				int target = from + ((size & 0x3f) << 8 | b[place] & 0xff);
				at = jumps == 0 ? place + 1 : at;
				bad = target >= lowest || ++jumps > MAX_JUMPS;
				lowest = target;
				place = target;
				end = to;
				continue;
			}
			octets += size + 1;
			if (size < 0 || size >= 0x40 || size > end - place || octets > MAX_NAME) {
				bad = true;
				break;
			}
			if (labels++ > 0) {
				text[length++] = '.';
			}
			length = label(place, size, length);
			place += size;
		}
		return "";
	}

	private int label(int place, int size, int start) {
		int length = start;
		if (text.length - start < 4 * size + 1) {
			text = Arrays.copyOf(text, 4 * MAX_NAME);
		}
		for (int i = place; i < place + size; i++) {
			int c = b[i] & 0xff;
			if (plain) {
				text[length++] = b[i];
			} else if (c < 0x21 || c > 0x7e || c == '.' || c == '\\') {
				text[length++] = '\\';
				text[length++] = (byte) ('0' + c / 100);
				text[length++] = (byte) ('0' + c / 10 % 10);
				text[length++] = (byte) ('0' + c % 10);
			} else {
				text[length++] = (byte) (c >= 'A' && c <= 'Z' ? c + 32 : c);
			}
		}
		return length;
	}

	/** The IPv4 address in four bytes that lie in the message, as text. */
	String dotted(int place) {
		int length = 0;
		for (int i = 0; i < 4; i++) {
			int c = peek(place + i);
			if (c >= 100) {
				text[length++] = (byte) ('0' + c / 100);
			}
			if (c >= 10) {
				text[length++] = (byte) ('0' + c / 10 % 10);
			}
			text[length++] = (byte) ('0' + c % 10);
			text[length++] = '.';
		}
		return new String(text, 0, length - 1, StandardCharsets.ISO_8859_1);
	}
}
