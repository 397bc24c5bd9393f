package org.telltale.capture.http;

import java.util.Optional;

/** Parameters of field values, such as {@code boundary} or {@code filename} (RFC 9110 section 5.6.6, RFC 2045 section 5.1). Stateless. */
final class Parameters {

	private Parameters() {
	}

	/** The value of the first parameter of a name, whatever its case; quoted text without its quotes. Empty if there is none. */
	static Optional<String> value(String field, String name) {
		int at = 0;
		while (at < field.length()) {
			char c = field.charAt(at);
			if (c == '"') {
				at = quotedEnd(field, at);
			} else if (c == ';') {
				int from = blanks(field, at + 1);
				int to = from;
				while (to < field.length() && token(field.charAt(to))) {
					to++;
				}
				int equals = blanks(field, to);
				if (to > from && equals < field.length() && field.charAt(equals) == '=') {
					int value = blanks(field, equals + 1);
					if (to - from == name.length() && field.regionMatches(true, from, name, 0, name.length())) {
						return Optional.of(text(field, value));
					}
					at = value;
				} else {
					at = Math.max(at + 1, to);
				}
			} else {
				at++;
			}
		}
		return Optional.empty();
	}

	private static String text(String field, int from) {
		if (from < field.length() && field.charAt(from) == '"') {
			int end = quotedEnd(field, from);
			StringBuilder text = new StringBuilder(end - from);
			int last = end > from + 1 && field.charAt(end - 1) == '"' ? end - 1 : end;
			for (int i = from + 1; i < last; i++) {
				if (field.charAt(i) == '\\' && i + 1 < last && (field.charAt(i + 1) == '"' || field.charAt(i + 1) == '\\')) {
					i++;
				}
				text.append(field.charAt(i));
			}
			return text.toString();
		}
		int end = from;
		while (end < field.length() && field.charAt(end) != ';' && field.charAt(end) > ' ') {
			end++;
		}
		return field.substring(from, end);
	}

	/** Index behind the quote that closes the one at {@code from}. */
	private static int quotedEnd(String field, int from) {
		int at = from + 1;
		while (at < field.length() && field.charAt(at) != '"') {
			at += field.charAt(at) == '\\' ? 2 : 1;
		}
		return Math.min(at + 1, field.length());
	}

	private static int blanks(String field, int from) {
		int at = from;
		while (at < field.length() && field.charAt(at) <= ' ') {
			at++;
		}
		return at;
	}

	private static boolean token(char c) {
		return c > ' ' && c < 0x7f && "()<>@,;:\\\"/[]?={}".indexOf(c) < 0;
	}
}
