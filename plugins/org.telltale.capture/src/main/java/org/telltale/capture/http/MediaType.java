package org.telltale.capture.http;

import java.util.Locale;
import java.util.Optional;
import org.telltale.capture.protocol.TextShape;

/** Names a file's type by its first bytes, else as its sender declared it, else by its shape as text. Stateless. */
public final class MediaType {

	private static final String UNKNOWN = "application/octet-stream";
	private static final int LOOKED_AT = 1024;

	private MediaType() {
	}

	/** The type. @param declared what the sender says, taken if the content tells nothing */
	public static String of(byte[] content, Optional<String> declared) {
		String told = Magic.type(content);
		if (!told.isEmpty()) {
			return told;
		}
		String said = declared(declared);
		return said.equals(UNKNOWN) ? shape(content) : said;
	}

	/** The type as declared, without parameters, in lower case. */
	static String declared(Optional<String> declared) {
		if (declared.isEmpty()) {
			return UNKNOWN;
		}
		String value = declared.get();
		int end = 0;
		while (end < value.length() && value.charAt(end) != ';' && value.charAt(end) != ',') {
			end++;
		}
		String type = value.substring(0, end).strip();
		return type.isEmpty() ? UNKNOWN : type.toLowerCase(Locale.ROOT);
	}

	private static String shape(byte[] b) {
		int to = Math.min(b.length, LOOKED_AT);
		if (!TextShape.isText(b, 0, to)) {
			return UNKNOWN;
		}
		int at = 0;
		while (at < to && (b[at] == ' ' || b[at] == '\t' || b[at] == '\r' || b[at] == '\n')) {
			at++;
		}
		if (at == to) {
			return "text/plain";
		} else if (b[at] == '{' || b[at] == '[') {
			return json(b, at, to) ? "application/json" : "text/plain";
		}
		return b[at] == '<' ? markup(b, at, to) : "text/plain";
	}

	/** Behind the opening bracket stands what a JSON text may have there (RFC 8259). */
	private static boolean json(byte[] b, int open, int to) {
		int at = open + 1;
		while (at < to && b[at] <= ' ') {
			at++;
		}
		if (at == to) {
			return false;
		}
		return b[open] == '{' ? b[at] == '"' || b[at] == '}' : "\"{[]-0123456789tfn".indexOf(b[at]) >= 0;
	}

	private static String markup(byte[] b, int at, int to) {
		boolean html = FieldNames.same(b, at, Math.min(to, at + 5), "<html") || FieldNames.same(b, at, Math.min(to, at + 14), "<!doctype html")
				|| FieldNames.same(b, at, Math.min(to, at + 5), "<head") || FieldNames.same(b, at, Math.min(to, at + 5), "<body");
		return html ? "text/html" : "text/plain";
	}
}
