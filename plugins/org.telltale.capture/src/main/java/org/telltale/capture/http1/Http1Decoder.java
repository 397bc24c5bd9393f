package org.telltale.capture.http1;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.telltale.base.ByteRange;

/** Reads heads of HTTP/1.x messages. Stateless. */
public final class Http1Decoder {

	/** Longer heads are taken for something else. */
	public static final int MAX_HEAD = 256 << 10;

	private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "HEAD", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT",
			"PROPFIND", "PROPPATCH", "MKCOL", "COPY", "MOVE", "LOCK", "UNLOCK", "REPORT", "SEARCH", "NOTIFY", "SUBSCRIBE",
			"UNSUBSCRIBE", "M-SEARCH", "MERGE", "PURGE", "LINK", "UNLINK", "VIEW", "BATCH");
	private static final int LONGEST_METHOD = 11;

	private Http1Decoder() {
	}

	/** Whether the bytes may begin a message: 1 yes, 0 too few to say, -1 no. */
	public static int begins(byte[] b, int from, int to) {
		int version = prefix(b, from, to, "HTTP/1.");
		int limit = Math.min(to, from + LONGEST_METHOD + 1);
		int at = from;
		while (at < limit && (b[at] >= 'A' && b[at] <= 'Z' || b[at] == '-')) {
			at++;
		}
		if (at == limit) {
			return version > 0 ? 1 : at - from > LONGEST_METHOD ? version : 0;
		}
		return b[at] == ' ' && METHODS.contains(new String(b, from, at - from, StandardCharsets.ISO_8859_1)) ? 1 : version;
	}

	private static int prefix(byte[] b, int from, int to, String wanted) {
		for (int i = 0; i < wanted.length(); i++) {
			if (from + i == to) {
				return 0;
			} else if (b[from + i] != wanted.charAt(i)) {
				return -1;
			}
		}
		return 1;
	}

	/** The head in {@code [from, to)}, which ends with its empty line; empty if its start line is not HTTP/1's. */
	public static Optional<Http1Message> decode(byte[] b, int from, int to) {
		int lineEnd = lineEnd(b, from, to);
		String line = text(b, from, lineEnd);
		List<Http1Message.Field> fields = fields(b, from, lineEnd, to);
		if (line.startsWith("HTTP/1.")) {
			String[] parts = line.split(" ", 3);
			return parts.length > 1 && parts[1].matches("[1-9]\\d\\d") ? Optional.of(new Http1Message(false, "", "",
					new ByteRange(0, 0), Integer.parseInt(parts[1]), fields, to - from)) : Optional.empty();
		}
		int first = line.indexOf(' ');
		int last = line.lastIndexOf(' ');
		if (first < 1 || last <= first + 1 || !line.startsWith("HTTP/1.", last + 1) || !METHODS.contains(line.substring(0, first))) {
			return Optional.empty();
		}
		return Optional.of(new Http1Message(true, line.substring(0, first), line.substring(first + 1, last),
				new ByteRange(first + 1L, last - first - 1L), 0, fields, to - from));
	}

	private static List<Http1Message.Field> fields(byte[] b, int from, int firstLineEnd, int to) {
		List<Http1Message.Field> fields = new ArrayList<>();
		int at = afterLine(b, firstLineEnd, to);
		while (at < to) {
			int end = lineEnd(b, at, to);
			int colon = at;
			while (colon < end && b[colon] != ':') {
				colon++;
			}
			if (colon > at && colon < end) {
				int valueFrom = colon + 1;
				int valueTo = end;
				while (valueFrom < valueTo && blank(b[valueFrom])) {
					valueFrom++;
				}
				while (valueTo > valueFrom && blank(b[valueTo - 1])) {
					valueTo--;
				}
				fields.add(new Http1Message.Field(text(b, at, colon).toLowerCase(Locale.ROOT), text(b, valueFrom, valueTo),
						new ByteRange(valueFrom - from, valueTo - valueFrom)));
			}
			at = afterLine(b, end, to);
		}
		return fields;
	}

	private static boolean blank(byte b) {
		return b == ' ' || b == '\t';
	}

	/** Index of the CRLF or LF that ends the line, or {@code to}. */
	private static int lineEnd(byte[] b, int from, int to) {
		for (int i = from; i < to; i++) {
			if (b[i] == '\n') {
				return i > from && b[i - 1] == '\r' ? i - 1 : i;
			}
		}
		return to;
	}

	private static int afterLine(byte[] b, int lineEnd, int to) {
		return Math.min(to, lineEnd + (lineEnd < to && b[lineEnd] == '\r' ? 2 : 1));
	}

	private static String text(byte[] b, int from, int to) {
		return new String(b, from, to - from, StandardCharsets.ISO_8859_1);
	}
}
