package org.telltale.handset.sqlite;

import java.util.ArrayList;
import java.util.List;

/** Parts the text of a CREATE statement into words, quoted names, numbers and single characters; comments fall out. */
final class SqlTokens {

	/**
	 * A token.
	 *
	 * @param text its characters, without quotes
	 * @param kind bare word or number, quoted with {@code '}, quoted with {@code "}, {@code `} or brackets, or one character
	 */
	record Token(String text, Kind kind) {

		/** Whether this is the bare word or character, whatever its case. */
		boolean is(String word) {
			return kind != Kind.STRING && kind != Kind.NAME && text.equalsIgnoreCase(word);
		}
	}

	enum Kind {
		WORD, STRING, NAME, SIGN
	}

	private final String sql;
	private int position;

	private SqlTokens(String sql) {
		this.sql = sql;
	}

	static List<Token> of(String sql) {
		return new SqlTokens(sql).all();
	}

	private List<Token> all() {
		List<Token> tokens = new ArrayList<>();
		while (position < sql.length()) {
			char c = sql.charAt(position);
			if (Character.isWhitespace(c)) {
				position++;
			} else if (sql.startsWith("--", position)) {
				position = behind("\n", position);
			} else if (sql.startsWith("/*", position)) {
				position = behind("*/", position + 2);
			} else if (c == '\'' || c == '"' || c == '`') {
				tokens.add(new Token(quoted(c), c == '\'' ? Kind.STRING : Kind.NAME));
			} else if (c == '[') {
				int end = behind("]", position);
				tokens.add(new Token(sql.substring(position + 1, Math.max(position + 1, end - 1)), Kind.NAME));
				position = end;
			} else if (isWord(c)) {
				tokens.add(new Token(word(), Kind.WORD));
			} else {
				tokens.add(new Token(String.valueOf(c), Kind.SIGN));
				position++;
			}
		}
		return tokens;
	}

	private int behind(String mark, int from) {
		int at = sql.indexOf(mark, from);
		return at < 0 ? sql.length() : at + mark.length();
	}

	/** A quote stands for itself when it is doubled. */
	private String quoted(char quote) {
		StringBuilder text = new StringBuilder();
		position++;
		while (position < sql.length()) {
			char c = sql.charAt(position++);
			if (c != quote) {
				text.append(c);
			} else if (position < sql.length() && sql.charAt(position) == quote) {
				text.append(c);
				position++;
			} else {
				break;
			}
		}
		return text.toString();
	}

	private String word() {
		int from = position;
		while (position < sql.length() && isWord(sql.charAt(position))) {
			position++;
		}
		return sql.substring(from, position);
	}

	private static boolean isWord(char c) {
		return c >= 0x80 || c == '_' || c == '$' || c == '.' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
	}
}
