package org.telltale.capture.http1;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.capture.http.Authority;
import org.telltale.capture.http.FieldLines;
import org.telltale.capture.http.FieldNames;
import org.telltale.capture.http.HttpHead;

/** Reads heads of HTTP/1.x messages (RFC 9112) and HTTP/0.9 requests (RFC 1945 section 4.1). Stateless. */
public final class Http1Decoder {

	/** Longer heads are taken for something else. */
	public static final int MAX_HEAD = 256 << 10;

	private static final ByteRange NOWHERE = new ByteRange(0, 0);

	private Http1Decoder() {
	}

	/** Whether the bytes may begin a message: 1 yes, 0 too few to say, -1 no. */
	public static int begins(byte[] b, int from, int to) {
		return StartLines.begins(b, from, to);
	}

	/**
	 * Index behind the head that begins at {@code from}; -1 if its end is not there.
	 *
	 * @param resumed up to where its end was not found before, else {@code from}
	 */
	public static int headEnd(byte[] b, int from, int resumed, int to) {
		return simpleEnd(b, from, to) > 0 ? simpleEnd(b, from, to) : FieldLines.headEnd(b, resumed, to);
	}

	/** Index behind an HTTP/0.9 request's line; -1 if it is another message. */
	private static int simpleEnd(byte[] b, int from, int to) {
		if (to - from < 6 || b[from] != 'G' || b[from + 3] != ' ' || b[from + 4] != '/') {
			return -1;
		}
		int end = FieldLines.lineEnd(b, from, to);
		return end > 0 && StartLines.simple(b, from, from + 3, end - 1) ? end : -1;
	}

	/** The head in {@code [from, to)}, which ends with its empty line; empty if its start line is not HTTP/1's. */
	public static Optional<Http1Message> decode(byte[] b, int from, int to) {
		int lineEnd = FieldLines.lineEnd(b, from, to);
		if (lineEnd < 0 || lineEnd - from < 5) {
			return Optional.empty();
		}
		boolean response = b[from] == 'H' && b[from + 1] == 'T' && StartLines.begins(b, from, lineEnd) == 1 && b[from + 4] == '/';
		return response ? response(b, from, lineEnd, to) : request(b, from, lineEnd, to);
	}

	/** A status line (section 4): version, status, perhaps a reason. */
	private static Optional<Http1Message> response(byte[] b, int from, int lineEnd, int to) {
		int end = FieldLines.textEnd(b, from, lineEnd);
		int at = from + "HTTP/1.".length();
		if (end - at < 5 || b[at] < '0' || b[at] > '9' || !StartLines.blank(b[at + 1])) {
			return Optional.empty();
		}
		int minor = b[at] - '0';
		int digits = at + 1;
		while (digits < end && StartLines.blank(b[digits])) {
			digits++;
		}
		int status = status(b, digits, end);
		if (status < 100) {
			return Optional.empty();
		}
		Flaws flaws = new Flaws();
		if (digits != at + 2 || b[at + 1] != ' ') {
			flaws.add(Http1Flaw.START_LINE, at + 1 - from);
		}
		line(b, from, from, lineEnd, flaws);
		List<Http1Field> fields = fields(b, from, lineEnd, to, flaws);
		BodyLength length = BodyLength.of(false, minor, fields, flaws);
		HttpHead head = new HttpHead(false, "", Optional.empty(), "", status, List.<Map.Entry<String, String>>copyOf(fields));
		return Optional.of(new Http1Message(head, minor, NOWHERE, false, fields, to - from, length, flaws.found()));
	}

	private static int status(byte[] b, int from, int end) {
		if (end - from < 3 || end - from > 3 && !StartLines.blank(b[from + 3])) {
			return -1;
		}
		int status = 0;
		for (int i = from; i < from + 3; i++) {
			int digit = b[i] - '0';
			if (digit < 0 || digit > 9) {
				return -1;
			}
			status = status * 10 + digit;
		}
		return status;
	}

	/** A request line (section 3): method, target, version. */
	private static Optional<Http1Message> request(byte[] b, int from, int lineEnd, int to) {
		int space = from;
		while (space < lineEnd && StartLines.token(b[space])) {
			space++;
		}
		if (space == from || b[space] != ' ') {
			return Optional.empty();
		}
		int end = FieldLines.textEnd(b, from, lineEnd);
		int version = StartLines.versionAt(b, space, lineEnd - 1);
		if (version < 0) {
			return StartLines.simple(b, from, space, lineEnd - 1) ? Optional.of(simple(b, from, space, end, lineEnd)) : Optional.empty();
		}
		int targetFrom = space + 1;
		int targetTo = version - 1;
		while (targetFrom < targetTo && StartLines.blank(b[targetFrom])) {
			targetFrom++;
		}
		while (targetTo > targetFrom && StartLines.blank(b[targetTo - 1])) {
			targetTo--;
		}
		if (targetFrom >= targetTo) {
			return Optional.empty();
		}
		Flaws flaws = new Flaws();
		boolean plain = targetFrom == space + 1 && targetTo == version - 1 && b[version - 1] == ' ' && version + 8 == end;
		if (!plain) {
			flaws.add(Http1Flaw.START_LINE, space - from);
		}
		line(b, from, from, lineEnd, flaws);
		List<Http1Field> fields = fields(b, from, lineEnd, to, flaws);
		int minor = b[version + 7] - '0';
		BodyLength length = BodyLength.of(true, minor, fields, flaws);
		String target = new String(b, targetFrom, targetTo - targetFrom, StandardCharsets.ISO_8859_1);
		HttpHead head = new HttpHead(true, StartLines.method(b, from, space), host(fields, target, flaws), target, 0,
				List.<Map.Entry<String, String>>copyOf(fields));
		return Optional.of(new Http1Message(head, minor, new ByteRange(targetFrom - from, targetTo - targetFrom), plain, fields, to - from,
				length, flaws.found()));
	}

	private static Http1Message simple(byte[] b, int from, int space, int end, int lineEnd) {
		String target = new String(b, space + 1, end - space - 1, StandardCharsets.ISO_8859_1);
		HttpHead head = new HttpHead(true, "GET", Optional.empty(), target, 0, List.of());
		return new Http1Message(head, -1, new ByteRange(space + 1 - from, end - space - 1), false, List.of(), lineEnd - from,
				BodyLength.of(true, 0, List.of(), new Flaws()), List.of());
	}

	/** The Host line, else the authority of an absolute target (sections 3.2, 3.2.2). */
	private static Optional<String> host(List<Http1Field> fields, String target, Flaws flaws) {
		Http1Field host = null;
		for (int i = 0; i < fields.size(); i++) {
			Http1Field field = fields.get(i);
			if (field.name().equals("host")) {
				if (host != null && !host.value().equals(field.value())) {
					flaws.add(Http1Flaw.HOSTS_DIFFER, field.from());
				}
				host = host == null ? field : host;
			}
		}
		Optional<String> authority = Authority.of(target);
		if (host == null) {
			return authority;
		}
		if (authority.isPresent() && !Authority.same(authority.get(), host.value())) {
			flaws.add(Http1Flaw.HOSTS_DIFFER, host.from());
		}
		return Optional.of(host.value());
	}

	/** The field lines in {@code [at, to)}. @param from the head's first byte, from which places count */
	static List<Http1Field> fields(byte[] b, int from, int at, int to, Flaws flaws) {
		List<Http1Field> fields = new ArrayList<>(16);
		int line = at;
		while (line < to) {
			int colon = line;
			while (colon < to && StartLines.token(b[colon])) {
				colon++;
			}
			boolean odd = colon == line || colon == to || b[colon] != ':';
			int controls = flaws.controls();
			int next = line(b, from, odd ? line : colon, to, flaws);
			int end = FieldLines.textEnd(b, line, next);
			if (odd || controls != flaws.controls()) {
				odd(b, from, line, end, fields, flaws);
			} else {
				field(b, from, line, colon, end, fields);
			}
			line = next;
		}
		return fields;
	}

	/** Index behind the line that {@code at} lies in, with a look at its control characters. */
	private static int line(byte[] b, int from, int at, int to, Flaws flaws) {
		for (int i = at; i < to; i++) {
			byte c = b[i];
			if (c < ' ' && c >= 0 && c != '\t') {
				if (c == '\n') {
					if (i == from || b[i - 1] != '\r') {
						flaws.add(Http1Flaw.BARE_LF, i - from);
					}
					return i + 1;
				} else if (c == '\r' && (i + 1 == to || b[i + 1] != '\n')) {
					flaws.control(Http1Flaw.BARE_CR, i - from);
				} else if (c == 0) {
					flaws.control(Http1Flaw.NUL, i - from);
				} else if (c != '\r') {
					flaws.control(Http1Flaw.CONTROL, i - from);
				}
			}
		}
		return to;
	}

	/** A line that is no well-made field line: nothing but the end of the head, or what readers take in different ways. */
	private static void odd(byte[] b, int from, int line, int end, List<Http1Field> fields, Flaws flaws) {
		if (line >= end) {
			return;
		}
		int colon = line;
		while (colon < end && b[colon] != ':') {
			colon++;
		}
		boolean folded = StartLines.blank(b[line]);
		if (folded || colon == line || colon == end) {
			flaws.add(folded ? Http1Flaw.FOLDED : Http1Flaw.NO_COLON, line - from);
		} else {
			if (StartLines.blank(b[colon - 1])) {
				flaws.add(Http1Flaw.SPACE_BEFORE_COLON, colon - 1 - from);
			}
			field(b, from, line, colon, end, fields);
		}
		if (speaksOfLength(b, line, end) || folded && !fields.isEmpty() && ofLength(fields.getLast().name())) {
			flaws.add(Http1Flaw.LENGTH_HIDDEN, line - from);
		}
	}

	private static void field(byte[] b, int from, int line, int colon, int end, List<Http1Field> fields) {
		int valueFrom = colon + 1;
		int valueTo = end;
		while (valueFrom < valueTo && StartLines.blank(b[valueFrom])) {
			valueFrom++;
		}
		while (valueTo > valueFrom && StartLines.blank(b[valueTo - 1])) {
			valueTo--;
		}
		fields.add(new Http1Field(FieldNames.lower(b, line, colon), new String(b, valueFrom, valueTo - valueFrom, StandardCharsets.ISO_8859_1),
				valueFrom - from, valueTo - from));
	}

	private static boolean ofLength(String name) {
		return name.equals("content-length") || name.equals("transfer-encoding");
	}

	/** Whether a line holds the name of a field about the body's length, wherever and in whatever case. */
	private static boolean speaksOfLength(byte[] b, int from, int to) {
		for (int i = from; i < to; i++) {
			if ((b[i] == 'T' || b[i] == 't') && to - i >= 17 && FieldNames.same(b, i, i + 17, "transfer-encoding")
					|| (b[i] == 'C' || b[i] == 'c') && to - i >= 14 && FieldNames.same(b, i, i + 14, "content-length")) {
				return true;
			}
		}
		return false;
	}
}
