package org.telltale.base.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Writes canonical JSON (RFC 8785) straight into bytes, without making objects: for records of which there are millions.
 * The caller gives an object's members in their canonical order, sorted by name; nothing is checked. Used again after
 * {@link #clear}. Not thread-safe.
 */
public final class JsonWriter {

	private byte[] bytes = new byte[1024];
	private int length;

	/** Begins an object. */
	public JsonWriter object() {
		item();
		put('{');
		return this;
	}

	/** Ends an object. */
	public JsonWriter endObject() {
		put('}');
		return this;
	}

	/** Begins an array. */
	public JsonWriter array() {
		item();
		put('[');
		return this;
	}

	/** Ends an array. */
	public JsonWriter endArray() {
		put(']');
		return this;
	}

	/** A member's name; its value follows. */
	public JsonWriter name(String name) {
		item();
		quote(name);
		put(':');
		return this;
	}

	/** A string. */
	public JsonWriter text(String value) {
		item();
		quote(value);
		return this;
	}

	/** A string of decimal digits. */
	public JsonWriter digits(long value) {
		item();
		put('"');
		decimal(value);
		put('"');
		return this;
	}

	/** An integer within ±2^53. */
	public JsonWriter number(long value) {
		if (Math.abs(value) > 1L << 53) {
			throw new IllegalArgumentException("beyond 2^53, write it as a string: " + value);
		}
		item();
		decimal(value);
		return this;
	}

	/** A truth value. */
	public JsonWriter bool(boolean value) {
		item();
		ascii(value ? "true" : "false");
		return this;
	}

	/** Any value. */
	public JsonWriter value(Json json) {
		switch (json) {
			case Json.Null nothing -> {
				item();
				ascii("null");
			}
			case Json.Bool bool -> bool(bool.value());
			case Json.Number number -> {
				item();
				ascii(number.toString());
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
					name(member.getKey()).value(member.getValue());
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

	/** The bytes written, up to {@link #length}; shared, and changed by the next call. */
	public byte[] bytes() {
		return bytes;
	}

	/** How many bytes were written. */
	public int length() {
		return length;
	}

	/** Forgets everything written. */
	public void clear() {
		length = 0;
	}

	/** A comma, where a value stands before. */
	private void item() {
		if (length > 0) {
			byte last = bytes[length - 1];
			if (last != '{' && last != '[' && last != ':') {
				put(',');
			}
		}
	}

	private void put(char c) {
		room(1);
		bytes[length++] = (byte) c;
	}

	private void room(int more) {
		if (length + more > bytes.length) {
			bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
		}
	}

	private void ascii(String text) {
		room(text.length());
		for (int i = 0; i < text.length(); i++) {
			bytes[length++] = (byte) text.charAt(i);
		}
	}

	private void decimal(long value) {
		if (value == Long.MIN_VALUE) {
			ascii(Long.toString(value));
			return;
		}
		room(20);
		long left = Math.abs(value);
		int digits = 1;
		for (long power = 10; digits < 19 && left >= power; power *= 10) {
			digits++;
		}
		if (value < 0) {
			bytes[length++] = '-';
		}
		for (int at = length + digits - 1; at >= length; at--) {
			bytes[at] = (byte) ('0' + left % 10);
			left /= 10;
		}
		length += digits;
	}

	private void quote(String text) {
		int count = text.length();
		room(count + 2);
		int start = length;
		bytes[length++] = '"';
		for (int i = 0; i < count; i++) {
			char c = text.charAt(i);
			if (c < 0x20 || c > 0x7e || c == '"' || c == '\\') {
				length = start;
				quoteAny(text);
				return;
			}
			bytes[length++] = (byte) c;
		}
		bytes[length++] = '"';
	}

	/** Texts with anything but plain ASCII are rare: they take the long way. */
	private void quoteAny(String text) {
		byte[] encoded = new Json.Text(text).toString().getBytes(StandardCharsets.UTF_8);
		room(encoded.length);
		System.arraycopy(encoded, 0, bytes, length, encoded.length);
		length += encoded.length;
	}
}
