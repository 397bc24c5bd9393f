package org.telltale.base.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads one JSON text (RFC 8259), strictly: no comments, no trailing commas, no duplicate names, bounded depth.
 * Numbers keep their exact decimal value; they have 40 characters at most where no other limit is given.
 */
public final class JsonReader {

	private static final int MAX_DEPTH = 64;
	private static final int MAX_NUMBER_LENGTH = 40;
	/** So many digits are within a long. */
	private static final int LONG_DIGITS = 18;
	private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,3})?");

	private final String text;
	private final int maxNumberLength;
	private final SharedTexts shared;
	private int position;

	private JsonReader(String text, int maxNumberLength, SharedTexts shared) {
		this.text = text;
		this.shared = shared;
		this.maxNumberLength = maxNumberLength;
	}

	/** The value that the text holds; white space round it is allowed, anything else is an error. */
	public static Json read(String text) throws JsonSyntaxException {
		return read(text, MAX_NUMBER_LENGTH);
	}

	/** The value that the text holds, with numbers of up to so many characters: serial numbers of certificates have 49 digits. */
	public static Json read(String text, int maxNumberLength) throws JsonSyntaxException {
		return read(text, maxNumberLength, new SharedTexts());
	}

	/** As {@link #read(String)}; equal texts of all records that are read with the same {@code shared} are one object. */
	public static Json read(String text, SharedTexts shared) throws JsonSyntaxException {
		return read(text, MAX_NUMBER_LENGTH, shared);
	}

	private static Json read(String text, int maxNumberLength, SharedTexts shared) throws JsonSyntaxException {
		JsonReader reader = new JsonReader(text.startsWith("\uFEFF") ? text.substring(1) : text, maxNumberLength, shared);
		reader.skipSpace();
		Json value = reader.value(0);
		reader.skipSpace();
		if (reader.position < reader.text.length()) {
			throw reader.error("text behind the value");
		}
		return value;
	}

	private Json value(int depth) throws JsonSyntaxException {
		if (depth > MAX_DEPTH) {
			throw error("nested deeper than " + MAX_DEPTH);
		}
		if (position >= text.length()) {
			throw error("the text ends where a value is wanted");
		}
		char c = text.charAt(position);
		return switch (c) {
			case '{' -> object(depth);
			case '[' -> array(depth);
			case '"' -> new Json.Text(string());
			case 't' -> word("true", new Json.Bool(true));
			case 'f' -> word("false", new Json.Bool(false));
			case 'n' -> word("null", Json.NULL);
			default -> number();
		};
	}

	private Json object(int depth) throws JsonSyntaxException {
		Json.Fields fields = Json.object();
		position++;
		skipSpace();
		if (take('}')) {
			return fields;
		}
		do {
			skipSpace();
			if (position >= text.length() || text.charAt(position) != '"') {
				throw error("a member's name in quotes is wanted");
			}
			String name = string();
			if (fields.members().containsKey(name)) {
				throw error("the name \"" + name + "\" stands twice in one object");
			}
			skipSpace();
			expect(':');
			skipSpace();
			fields.put(name, value(depth + 1));
			skipSpace();
		} while (take(','));
		expect('}');
		return fields;
	}

	private Json array(int depth) throws JsonSyntaxException {
		List<Json> items = new ArrayList<>();
		position++;
		skipSpace();
		if (take(']')) {
			return new Json.Array(items);
		}
		do {
			skipSpace();
			items.add(value(depth + 1));
			skipSpace();
		} while (take(','));
		expect(']');
		return new Json.Array(items);
	}

	private String string() throws JsonSyntaxException {
		position++;
		int plain = position;
		while (plain < text.length() && text.charAt(plain) >= 0x20 && text.charAt(plain) != '"' && text.charAt(plain) != '\\') {
			plain++;
		}
		StringBuilder out = new StringBuilder().append(text, position, plain);
		position = plain;
		while (position < text.length()) {
			char c = text.charAt(position++);
			if (c == '"') {
				return shared.one(out.toString());
			} else if (c == '\\') {
				out.append(escape());
			} else if (c < 0x20) {
				position--;
				throw error("a control character stands bare in a string");
			} else {
				out.append(c);
			}
		}
		throw error("a string does not end");
	}

	private char escape() throws JsonSyntaxException {
		if (position >= text.length()) {
			throw error("a string does not end");
		}
		char c = text.charAt(position++);
		return switch (c) {
			case '"', '\\', '/' -> c;
			case 'b' -> '\b';
			case 'f' -> '\f';
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			case 'u' -> unicode();
			default -> throw error("no such escape: \\" + c);
		};
	}

	private char unicode() throws JsonSyntaxException {
		if (position + 4 > text.length() || !text.substring(position, position + 4).matches("[0-9a-fA-F]{4}")) {
			throw error("four hexadecimal digits are wanted");
		}
		position += 4;
		return (char) Integer.parseInt(text.substring(position - 4, position), 16);
	}

	private Json number() throws JsonSyntaxException {
		int from = position;
		while (position < text.length() && "+-.eE0123456789".indexOf(text.charAt(position)) >= 0) {
			position++;
		}
		String digits = text.substring(from, position);
		boolean within = digits.length() <= maxNumberLength;
		if (within && isPlainInteger(digits)) {
			return new Json.Number(BigDecimal.valueOf(Long.parseLong(digits)));
		}
		if (!within || !NUMBER.matcher(digits).matches()) {
			position = from;
			throw error("a value is wanted");
		}
		return new Json.Number(new BigDecimal(digits));
	}

	/** Most numbers: digits alone, which a long holds, and no zero before them. */
	private static boolean isPlainInteger(String digits) {
		if (digits.isEmpty() || digits.length() > LONG_DIGITS || digits.length() > 1 && digits.charAt(0) == '0') {
			return false;
		}
		for (int i = 0; i < digits.length(); i++) {
			if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
				return false;
			}
		}
		return true;
	}

	private Json word(String word, Json value) throws JsonSyntaxException {
		if (!text.startsWith(word, position)) {
			throw error("a value is wanted");
		}
		position += word.length();
		return value;
	}

	private void skipSpace() {
		while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
			position++;
		}
	}

	private boolean take(char c) {
		if (position < text.length() && text.charAt(position) == c) {
			position++;
			return true;
		}
		return false;
	}

	private void expect(char c) throws JsonSyntaxException {
		if (!take(c)) {
			throw error("'" + c + "' is wanted");
		}
	}

	private JsonSyntaxException error(String what) {
		return new JsonSyntaxException(what, text, position);
	}
}
