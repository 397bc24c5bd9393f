package org.telltale.capture.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;

/** The parts of a multipart body (RFC 2046 section 5.1.1). Stateless. */
public final class Multipart {

	private static final int MAX_PARTS = 10_000;

	/**
	 * A part.
	 *
	 * @param index from 0
	 * @param head its field lines, as text
	 * @param body where its body stands in the whole body
	 * @param complete whether a delimiter follows
	 */
	public record Part(int index, String head, ByteRange body, boolean complete) {

		/** The value of a field line of the part, with what its folded lines add (RFC 5322 section 2.2.3); empty if there is none. */
		public Optional<String> field(String name) {
			return PartHead.field(head, name);
		}
	}

	private Multipart() {
	}

	/** A parameter of a field value, such as {@code boundary} or {@code filename}; empty if there is none. */
	public static Optional<String> parameter(String value, String name) {
		return Parameters.value(value, name);
	}

	/** The boundary of a content type that is multipart; empty if it is another type or has none. */
	public static Optional<String> boundary(Optional<String> contentType) {
		if (contentType.isEmpty() || !contentType.get().regionMatches(true, 0, "multipart/", 0, 10)) {
			return Optional.empty();
		}
		return Parameters.value(contentType.get(), "boundary").filter(boundary -> !boundary.isEmpty());
	}

	/** The parts of a body, in order. */
	public static List<Part> parts(byte[] body, String boundary) {
		List<Part> parts = new ArrayList<>();
		byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
		int at = delimiter(body, delimiter, 0);
		while (at >= 0 && parts.size() < MAX_PARTS && !closes(body, at + delimiter.length)) {
			int start = FieldLines.lineEnd(body, at + delimiter.length, body.length);
			int headEnd = start < 0 ? -1 : partHead(body, start);
			if (headEnd < 0) {
				return parts;
			}
			int next = delimiter(body, delimiter, headEnd - 2);
			int end = next < 0 ? body.length : Math.max(headEnd, next - 2);
			parts.add(new Part(parts.size(), new String(body, start, headEnd - start, StandardCharsets.UTF_8), new ByteRange(headEnd, end - headEnd),
					next >= 0));
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

	/** Index of the next delimiter line: at the start of the body or behind CRLF, with nothing behind the boundary. */
	private static int delimiter(byte[] b, byte[] delimiter, int from) {
		for (int i = Math.max(0, from); i <= b.length - delimiter.length; i++) {
			if (b[i] == '-' && (i == 0 || i >= 2 && b[i - 1] == '\n' && b[i - 2] == '\r')
					&& Arrays.equals(b, i, i + delimiter.length, delimiter, 0, delimiter.length) && lineOver(b, i + delimiter.length)) {
				return i;
			}
		}
		return -1;
	}

	private static boolean closes(byte[] b, int at) {
		return at + 1 < b.length && b[at] == '-' && b[at + 1] == '-';
	}

	private static boolean lineOver(byte[] b, int from) {
		int at = from;
		while (at < b.length && (b[at] == ' ' || b[at] == '\t')) {
			at++;
		}
		return closes(b, from) || at == b.length || at + 1 < b.length && b[at] == '\r' && b[at + 1] == '\n';
	}
}
