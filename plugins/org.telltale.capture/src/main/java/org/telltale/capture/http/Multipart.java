package org.telltale.capture.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telltale.base.ByteRange;

/** The parts of a multipart body (RFC 2046 section 5.1.1). Stateless. */
public final class Multipart {

	private static final int MAX_PARTS = 10_000;
	private static final Pattern PARAMETER = Pattern.compile(";\\s*([\\w!#$%&'*+.^`|~-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]*))");

	/**
	 * A part.
	 *
	 * @param index from 0
	 * @param head its field lines, as text
	 * @param body where its body stands in the whole body
	 * @param complete whether a delimiter follows
	 */
	public record Part(int index, String head, ByteRange body, boolean complete) {

		/** The value of a field line of the part; empty if there is none. */
		public Optional<String> field(String name) {
			return head.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
					.map(line -> line.substring(name.length() + 1).strip()).findFirst();
		}
	}

	private Multipart() {
	}

	/** A parameter of a field value, such as {@code boundary} or {@code filename}; empty if there is none. */
	public static Optional<String> parameter(String value, String name) {
		Matcher matcher = PARAMETER.matcher(value);
		while (matcher.find()) {
			if (matcher.group(1).equalsIgnoreCase(name)) {
				return Optional.of(matcher.group(2) != null ? matcher.group(2).replaceAll("\\\\(.)", "$1") : matcher.group(3));
			}
		}
		return Optional.empty();
	}

	/** The parts of a body, in order. */
	public static List<Part> parts(byte[] body, String boundary) {
		List<Part> parts = new ArrayList<>();
		byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
		int at = delimiter(body, delimiter, 0);
		while (at >= 0 && parts.size() < MAX_PARTS) {
			int line = at + delimiter.length;
			if (line + 1 < body.length && body[line] == '-' && body[line + 1] == '-') {
				return parts;
			}
			int start = lineEnd(body, line);
			int headEnd = start < 0 ? -1 : partHead(body, start);
			if (headEnd < 0) {
				return parts;
			}
			int next = delimiter(body, delimiter, headEnd);
			int end = next < 0 ? body.length : Math.max(headEnd, next - (next >= 2 && body[next - 2] == '\r' ? 2 : 1));
			parts.add(new Part(parts.size(), new String(body, start, headEnd - start, StandardCharsets.UTF_8),
					new ByteRange(headEnd, end - headEnd), next >= 0));
			at = next;
		}
		return parts;
	}

	/** Index behind the empty line of a part that starts at {@code start}; a part may have no field lines at all. */
	private static int partHead(byte[] b, int start) {
		if (start < b.length && b[start] == '\n') {
			return start + 1;
		} else if (start + 1 < b.length && b[start] == '\r' && b[start + 1] == '\n') {
			return start + 2;
		}
		return FieldLines.headEnd(b, start, b.length);
	}

	private static int lineEnd(byte[] b, int from) {
		for (int i = from; i < b.length; i++) {
			if (b[i] == '\n') {
				return i + 1;
			}
		}
		return -1;
	}

	/** Index of the next delimiter that stands at the start of a line. */
	private static int delimiter(byte[] b, byte[] delimiter, int from) {
		for (int i = from; i <= b.length - delimiter.length; i++) {
			if (b[i] == '-' && (i == 0 || b[i - 1] == '\n')
					&& java.util.Arrays.equals(b, i, i + delimiter.length, delimiter, 0, delimiter.length)) {
				return i;
			}
		}
		return -1;
	}
}
