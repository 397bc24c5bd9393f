package org.telltale.seal.replay;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.telltale.seal.refusal.Refusal;

/** HTTP/1.x messages (RFC 9112), octet by octet. */
final class HttpOps {

	private static final int MAX_CHUNK_DIGITS = 8;

	private HttpOps() {
	}

	/**
	 * A header section.
	 *
	 * @param lines start line and field lines, without line ends
	 * @param end offset behind the empty line
	 */
	private record Head(List<String> lines, int end) {

		private List<String> values(String name) {
			List<String> values = new ArrayList<>();
			for (String line : lines.subList(1, lines.size())) {
				int colon = line.indexOf(':');
				if (colon > 0 && line.substring(0, colon).toLowerCase(Locale.ROOT).equals(name)) {
					values.add(trimmed(line.substring(colon + 1)));
				}
			}
			return values;
		}
	}

	static byte[] body(byte[] message, String role) throws Refusal {
		Refusal.unless(role.equals("request") || role.equals("response"), "a role that is not known: " + role);
		Head head = head(message);
		Refusal.unless(head.lines().get(0).startsWith("HTTP/") == role.equals("response"), "the message is no " + role);
		String codings = String.join(",", head.values("transfer-encoding")).toLowerCase(Locale.ROOT);
		if (trimmed(codings.substring(codings.lastIndexOf(',') + 1)).equals("chunked")) {
			return chunks(message, head.end());
		}
		List<String> lengths = head.values("content-length");
		if (lengths.isEmpty()) {
			return Arrays.copyOfRange(message, head.end(), message.length);
		}
		Refusal.unless(lengths.stream().distinct().count() == 1 && lengths.get(0).matches("\\d{1,18}"), "the Content-Length is no number, or there are two");
		long length = Math.min(Long.parseLong(lengths.get(0)), message.length - head.end());
		return Arrays.copyOfRange(message, head.end(), head.end() + (int) length);
	}

	static byte[] target(byte[] message) throws Refusal {
		String line = startLine(message);
		int from = line.indexOf(' ');
		int to = line.lastIndexOf(' ');
		Refusal.unless(from > 0 && to > from && line.startsWith("HTTP/", to + 1), "the start line is no request line");
		return line.substring(from + 1, to).getBytes(StandardCharsets.ISO_8859_1);
	}

	static byte[] header(byte[] message, String name, int index) throws Refusal {
		Refusal.unless(name.equals(name.toLowerCase(Locale.ROOT)), "a field's name is not in lower case");
		List<String> values = head(message).values(name);
		Refusal.unless(index < values.size(), "there is no such field line");
		return values.get(index).getBytes(StandardCharsets.ISO_8859_1);
	}

	private static String startLine(byte[] message) throws Refusal {
		for (int i = 0; i < message.length; i++) {
			if (message[i] == '\n') {
				int end = i > 0 && message[i - 1] == '\r' ? i - 1 : i;
				return new String(message, 0, end, StandardCharsets.ISO_8859_1);
			}
		}
		throw new Refusal("the start line does not end");
	}

	/** Up to the first empty line; a line ends in CRLF or LF. */
	private static Head head(byte[] message) throws Refusal {
		List<String> lines = new ArrayList<>();
		int start = 0;
		for (int i = 0; i < message.length; i++) {
			if (message[i] == '\n') {
				int end = i > start && message[i - 1] == '\r' ? i - 1 : i;
				if (end == start && !lines.isEmpty()) {
					return new Head(lines, i + 1);
				}
				lines.add(new String(message, start, end - start, StandardCharsets.ISO_8859_1));
				start = i + 1;
			}
		}
		throw new Refusal("the header section does not end");
	}

	private static byte[] chunks(byte[] message, int from) throws Refusal {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		int at = from;
		while (at < message.length) {
			int digits = at;
			while (digits < message.length && Character.digit(message[digits], 16) >= 0) {
				digits++;
			}
			int lineEnd = digits;
			while (lineEnd < message.length && message[lineEnd] != '\n') {
				lineEnd++;
			}
			if (lineEnd == message.length) {
				return body.toByteArray();
			}
			Refusal.unless(digits > at && digits - at <= MAX_CHUNK_DIGITS, "a chunk has no size");
			long size = Long.parseLong(new String(message, at, digits - at, StandardCharsets.US_ASCII), 16);
			if (size == 0) {
				return body.toByteArray();
			}
			int count = (int) Math.min(size, message.length - lineEnd - 1);
			body.write(message, lineEnd + 1, count);
			at = lineEnd + 1 + count;
			at += at < message.length && message[at] == '\r' ? 1 : 0;
			at += at < message.length && message[at] == '\n' ? 1 : 0;
		}
		return body.toByteArray();
	}

	private static String trimmed(String text) {
		int from = 0;
		int to = text.length();
		while (from < to && isSpace(text.charAt(from))) {
			from++;
		}
		while (to > from && isSpace(text.charAt(to - 1))) {
			to--;
		}
		return text.substring(from, to);
	}

	private static boolean isSpace(char c) {
		return c == ' ' || c == '\t';
	}
}
