package org.telltale.base.json;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.telltale.base.IpAddress;

/**
 * Writes canonical JSON (RFC 8785) straight into bytes, without making objects: for records of which there are millions.
 * The caller gives an object's members in their canonical order, sorted by name; nothing is checked. Used again after
 * {@link #clear}. Not thread-safe.
 */
public final class JsonWriter {

	/** Characters of a text that needs escapes or more than a byte for one, between two looks at the room left. */
	private static final int STRETCH = 512;
	/** The most bytes of one character: an escape with four digits. */
	private static final int WIDEST = 6;
	private static final long LARGEST = 1L << 53;
	private static final int LONGEST_NUMBER = 20;
	private static final byte[] HEX = { '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f' };
	private static final byte[] PAIRS = new byte[200];
	private static final long[] POWERS = new long[19];

	static {
		for (int i = 0; i < 100; i++) {
			PAIRS[2 * i] = (byte) ('0' + i / 10);
			PAIRS[2 * i + 1] = (byte) ('0' + i % 10);
		}
		POWERS[0] = 1;
		for (int i = 1; i < POWERS.length; i++) {
			POWERS[i] = POWERS[i - 1] * 10;
		}
	}

	private byte[] bytes = new byte[1024];
	/** A comma stands behind each value; the end of what holds the value takes the last one back. */
	private int length;

	/** Begins an object. */
	public JsonWriter object() {
		put('{');
		return this;
	}

	/** Ends an object. */
	public JsonWriter endObject() {
		end('}');
		return this;
	}

	/** Begins an array. */
	public JsonWriter array() {
		put('[');
		return this;
	}

	/** Ends an array. */
	public JsonWriter endArray() {
		end(']');
		return this;
	}

	/** Ends a line that holds one value. */
	public JsonWriter endLine() {
		bytes[length - 1] = '\n';
		return this;
	}

	/** A member's name, plain ASCII without quotes and backslashes; its value follows. */
	public JsonWriter name(String name) {
		int count = name.length();
		room(count + 3);
		byte[] to = bytes;
		int at = length;
		to[at++] = '"';
		for (int i = 0; i < count; i++) {
			to[at + i] = (byte) name.charAt(i);
		}
		at += count;
		to[at] = '"';
		to[at + 1] = ':';
		length = at + 2;
		return this;
	}

	/** A string. */
	public JsonWriter text(String value) {
		quote(value);
		return this;
	}

	/** A string that is an address in its usual text. */
	public JsonWriter text(IpAddress address) {
		room(IpAddress.LONGEST + 3);
		bytes[length++] = '"';
		length = address.write(bytes, length);
		bytes[length++] = '"';
		bytes[length++] = ',';
		return this;
	}

	/** Begins a string of parts: of {@link #part(String, int)} and {@link #part(long)}. */
	public JsonWriter parts() {
		put('"');
		return this;
	}

	/** The next part of a string: the first characters of a text, plain ASCII without quotes and backslashes. */
	public JsonWriter part(String text, int count) {
		room(count);
		byte[] to = bytes;
		int at = length;
		for (int i = 0; i < count; i++) {
			to[at + i] = (byte) text.charAt(i);
		}
		length = at + count;
		return this;
	}

	/** The next part of a string: an integer in decimal digits. */
	public JsonWriter part(long value) {
		room(LONGEST_NUMBER);
		decimal(value);
		return this;
	}

	/** Ends a string of parts. */
	public JsonWriter endParts() {
		room(2);
		bytes[length++] = '"';
		bytes[length++] = ',';
		return this;
	}

	/** A string of decimal digits. */
	public JsonWriter digits(long value) {
		room(LONGEST_NUMBER + 3);
		bytes[length++] = '"';
		decimal(value);
		bytes[length++] = '"';
		bytes[length++] = ',';
		return this;
	}

	/** An integer within ±2^53. */
	public JsonWriter number(long value) {
		if (value > LARGEST || value < -LARGEST) {
			throw new IllegalArgumentException("beyond 2^53, write it as a string: " + value);
		}
		room(LONGEST_NUMBER + 1);
		decimal(value);
		bytes[length++] = ',';
		return this;
	}

	/** A truth value. */
	public JsonWriter bool(boolean value) {
		plain(value ? "true," : "false,");
		return this;
	}

	/** Any value. */
	public JsonWriter value(Json json) {
		switch (json) {
			case Json.Null nothing -> plain("null,");
			case Json.Bool bool -> bool(bool.value());
			case Json.Number number -> {
				BigDecimal value = number.value();
				// Integers are the rule, and need no digits to be looked for.
				if (value.scale() == 0 && value.precision() < 16) {
					number(value.longValue());
				} else {
					plain(number.toString());
					put(',');
				}
			}
			case Json.Text text -> text(text.value());
			case Json.Array array -> {
				array();
				List<Json> items = array.items();
				for (int i = 0; i < items.size(); i++) {
					value(items.get(i));
				}
				endArray();
			}
			case Json.Fields fields -> {
				object();
				for (Map.Entry<String, Json> member : fields.members().entrySet()) {
					text(member.getKey());
					bytes[length - 1] = ':';
					value(member.getValue());
				}
				endObject();
			}
		}
		return this;
	}

	/** A member that is a string. */
	public JsonWriter member(String name, String value) {
		return name(name).text(value);
	}

	/** A member that is an integer within ±2^53. */
	public JsonWriter member(String name, long value) {
		return name(name).number(value);
	}

	/** A member that is a truth value. */
	public JsonWriter member(String name, boolean value) {
		return name(name).bool(value);
	}

	/** A member that is a string, if there is a value. */
	public JsonWriter memberIfPresent(String name, Optional<String> value) {
		return value.isPresent() ? member(name, value.get()) : this;
	}

	/** A member that is true, or absent. */
	public JsonWriter memberIfTrue(String name, boolean value) {
		return value ? member(name, true) : this;
	}

	/** A member that is an array of strings, in their order. */
	public JsonWriter member(String name, List<String> values) {
		name(name).array();
		for (int i = 0; i < values.size(); i++) {
			text(values.get(i));
		}
		return endArray();
	}

	/** The bytes written, up to {@link #length}; shared, and changed by the next call. */
	public byte[] bytes() {
		return bytes;
	}

	/** How many bytes were written. */
	public int length() {
		return length > 0 && bytes[length - 1] == ',' ? length - 1 : length;
	}

	/** Forgets everything written. */
	public void clear() {
		length = 0;
	}

	private void put(char c) {
		room(1);
		bytes[length++] = (byte) c;
	}

	private void end(char c) {
		room(2);
		if (bytes[length - 1] == ',') {
			length--;
		}
		bytes[length++] = (byte) c;
		bytes[length++] = ',';
	}

	private void room(int more) {
		if (length + more > bytes.length) {
			bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
		}
	}

	private void plain(String ascii) {
		part(ascii, ascii.length());
	}

	/** Two digits at a time, from the last. There must be room. */
	private void decimal(long value) {
		if (value == Long.MIN_VALUE) {
			plain(Long.toString(value));
			return;
		}
		byte[] to = bytes;
		if (value < 0) {
			to[length++] = '-';
		}
		long left = Math.abs(value);
		// 1233 / 4096 is a little less than log10(2).
		int fewest = (Long.SIZE - Long.numberOfLeadingZeros(left | 1)) * 1233 >> 12;
		int at = length + fewest + (left >= POWERS[fewest] || left == 0 ? 1 : 0);
		length = at;
		while (left >= 100) {
			int pair = 2 * (int) (left % 100);
			left /= 100;
			to[--at] = PAIRS[pair + 1];
			to[--at] = PAIRS[pair];
		}
		to[--at] = PAIRS[2 * (int) left + 1];
		if (left >= 10) {
			to[--at] = PAIRS[2 * (int) left];
		}
	}

	private void quote(String text) {
		int count = text.length();
		room(count + 3);
		byte[] to = bytes;
		int at = length + 1;
		for (int i = 0; i < count; i++) {
			char c = text.charAt(i);
			if (c < 0x20 || c > 0x7e || c == '"' || c == '\\') {
				quoteAny(text);
				return;
			}
			to[at + i] = (byte) c;
		}
		to[at - 1] = '"';
		at += count;
		to[at] = '"';
		to[at + 1] = ',';
		length = at + 2;
	}

	private void quoteAny(String text) {
		put('"');
		int count = text.length();
		int from = 0;
		while (from < count) {
			// No pair of surrogates is cut.
			int to = Math.min(count, from + STRETCH);
			to -= to < count && Character.isHighSurrogate(text.charAt(to - 1)) ? 1 : 0;
			room(WIDEST * (to - from));
			length = encode(text, from, to, bytes, length);
			from = to;
		}
		room(2);
		bytes[length++] = '"';
		bytes[length++] = ',';
	}

	/** UTF-8, with a question mark for half of a surrogate pair, as Java encodes it. @return where it ends */
	private static int encode(String text, int from, int to, byte[] into, int start) {
		int at = start;
		for (int i = from; i < to; i++) {
			char c = text.charAt(i);
			if (c < 0x80) {
				at = c < 0x20 || c == '"' || c == '\\' ? escape(c, into, at) : single(c, into, at);
			} else if (c < 0x800) {
				into[at++] = (byte) (0xc0 | c >> 6);
				into[at++] = (byte) (0x80 | c & 0x3f);
			} else if (!Character.isSurrogate(c)) {
				into[at++] = (byte) (0xe0 | c >> 12);
				into[at++] = (byte) (0x80 | c >> 6 & 0x3f);
				into[at++] = (byte) (0x80 | c & 0x3f);
			} else if (Character.isHighSurrogate(c) && i + 1 < to && Character.isLowSurrogate(text.charAt(i + 1))) {
				int point = Character.toCodePoint(c, text.charAt(++i));
				into[at++] = (byte) (0xf0 | point >> 18);
				into[at++] = (byte) (0x80 | point >> 12 & 0x3f);
				into[at++] = (byte) (0x80 | point >> 6 & 0x3f);
				into[at++] = (byte) (0x80 | point & 0x3f);
			} else {
				at = single('?', into, at);
			}
		}
		return at;
	}

	private static int single(char c, byte[] into, int at) {
		into[at] = (byte) c;
		return at + 1;
	}

	/** RFC 8785 section 3.2.2.2. */
	private static int escape(char c, byte[] into, int at) {
		into[at] = '\\';
		char word = switch (c) {
			case '\b' -> 'b';
			case '\t' -> 't';
			case '\n' -> 'n';
			case '\f' -> 'f';
			case '\r' -> 'r';
			case '"', '\\' -> c;
			default -> 'u';
		};
		into[at + 1] = (byte) word;
		if (word != 'u') {
			return at + 2;
		}
		into[at + 2] = '0';
		into[at + 3] = '0';
		into[at + 4] = HEX[c >> 4];
		into[at + 5] = HEX[c & 15];
		return at + 6;
	}
}
