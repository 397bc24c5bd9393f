package org.telltale.match.internal.decode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one JSON object or array (RFC 8259) that begins at a place of given bytes, keeping the places of its strings.
 * As strict as {@code org.telltale.base.json.JsonReader}: no duplicate names, at most 64 levels, numbers of at most 40
 * characters, valid UTF-8.
 */
final class JsonScanner {

	private static final int MAX_DEPTH = 64;
	private static final int MAX_NUMBER_LENGTH = 40;

	private final byte[] bytes;
	private final List<Place> strings = new ArrayList<>();
	private int at;

	/**
	 * A string value with escapes in it.
	 *
	 * @param pointer RFC 6901
	 * @param from its first quotation mark
	 * @param to behind its last quotation mark
	 */
	record Place(String pointer, int from, int to) {
	}

	/**
	 * A JSON text.
	 *
	 * @param whole whether it is one
	 * @param end behind its last byte, or where it is found to be none
	 * @param escaped its string values with escapes, in order
	 */
	record Text(boolean whole, int end, List<Place> escaped) {
	}

	/** Not JSON at this place; a signal inside this package, without a trace. */
	private static final class NotJson extends Exception {
		private static final long serialVersionUID = 1L;

		NotJson() {
			super("", null, false, false);
		}
	}

	private JsonScanner(byte[] bytes, int from) {
		this.bytes = bytes;
		this.at = from;
	}

	/** The JSON object or array that begins at {@code from}. */
	static Text read(byte[] bytes, int from) {
		JsonScanner scanner = new JsonScanner(bytes, from);
		try {
			scanner.value("", 0);
			decode(bytes, from, scanner.at);
			return new Text(true, scanner.at, scanner.strings);
		} catch (NotJson | CharacterCodingException notJson) {
			return new Text(false, scanner.at, List.of());
		}
	}

	/** The text of bytes in UTF-8, strictly. */
	static String decode(byte[] bytes, int from, int to) throws CharacterCodingException {
		return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from)).toString();
	}

	private void value(String pointer, int depth) throws NotJson {
		if (depth > MAX_DEPTH) {
			throw new NotJson();
		}
		switch (peek()) {
			case '{' -> object(pointer, depth);
			case '[' -> array(pointer, depth);
			case '"' -> {
				int from = at;
				if (string()) {
					strings.add(new Place(pointer, from, at));
				}
			}
			case 't' -> word("true");
			case 'f' -> word("false");
			case 'n' -> word("null");
			default -> number();
		}
	}

	private void object(String pointer, int depth) throws NotJson {
		at++;
		skipSpace();
		if (take('}')) {
			return;
		}
		Set<String> names = new HashSet<>();
		do {
			skipSpace();
			int from = at;
			if (peek() != '"') {
				throw new NotJson();
			}
			boolean escaped = string();
			String name = name(from, at, escaped);
			if (!names.add(name)) {
				throw new NotJson();
			}
			skipSpace();
			expect(':');
			skipSpace();
			value(pointer + "/" + name.replace("~", "~0").replace("/", "~1"), depth + 1);
			skipSpace();
		} while (take(','));
		expect('}');
	}

	private String name(int from, int to, boolean escaped) throws NotJson {
		try {
			if (!escaped) {
				return decode(bytes, from + 1, to - 1);
			}
			Optional<JsonString> string = JsonString.decode(bytes, from, to);
			byte[] decoded = string.orElseThrow(NotJson::new).bytes();
			return decode(decoded, 0, decoded.length);
		} catch (CharacterCodingException notUtf8) {
			throw new NotJson();
		}
	}

	private void array(String pointer, int depth) throws NotJson {
		at++;
		skipSpace();
		if (take(']')) {
			return;
		}
		int index = 0;
		do {
			skipSpace();
			value(pointer + "/" + index++, depth + 1);
			skipSpace();
		} while (take(','));
		expect(']');
	}

	/** Passes over a string; whether it has escapes. Which escapes are good is looked at when it is decoded. */
	private boolean string() throws NotJson {
		boolean escaped = false;
		at++;
		while (peek() != '"') {
			if (bytes[at] >= 0 && bytes[at] < ' ') {
				throw new NotJson();
			}
			if (bytes[at] == '\\') {
				escaped = true;
				escape();
			} else {
				at++;
			}
		}
		at++;
		return escaped;
	}

	private void escape() throws NotJson {
		at++;
		int c = peek();
		at++;
		if ("\"\\/bfnrt".indexOf(c) >= 0) {
			return;
		}
		for (int i = 0; i < 4 && c == 'u'; i++, at++) {
			if (Ascii.hex((byte) peek()) < 0) {
				throw new NotJson();
			}
		}
		if (c != 'u') {
			throw new NotJson();
		}
	}

	private void number() throws NotJson {
		int from = at;
		while (at < bytes.length && "+-.eE0123456789".indexOf(bytes[at]) >= 0) {
			at++;
		}
		String text = new String(bytes, from, Math.min(MAX_NUMBER_LENGTH + 1, at - from), StandardCharsets.US_ASCII);
		if (text.length() > MAX_NUMBER_LENGTH || !text.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,3})?")) {
			throw new NotJson();
		}
	}

	private void word(String word) throws NotJson {
		for (char c : word.toCharArray()) {
			expect(c);
		}
	}

	private void skipSpace() {
		while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n')) {
			at++;
		}
	}

	private int peek() throws NotJson {
		if (at >= bytes.length) {
			throw new NotJson();
		}
		return bytes[at];
	}

	private boolean take(char c) {
		if (at < bytes.length && bytes[at] == c) {
			at++;
			return true;
		}
		return false;
	}

	private void expect(char c) throws NotJson {
		if (!take(c)) {
			throw new NotJson();
		}
	}
}
