package org.telltale.capture.http1;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.field.FieldType;
import org.telltale.capture.http.FieldLines;

/**
 * Fields of an HTTP/1.x message's head, named as Wireshark does: start line ({@code http.request.method}, ...), and one for
 * each field line, {@code http.request.line} or {@code http.response.line} where it has no name of its own.
 */
public final class Http1Fields implements FieldReader {

	private static final Set<String> NAMED = Set.of("host", "user-agent", "content-type", "content-encoding", "transfer-encoding", "server",
			"set-cookie", "location", "connection", "upgrade", "referer", "date", "accept", "accept-language", "accept-encoding",
			"x-forwarded-for", "cache-control", "last-modified", "authorization", "proxy-authorization", "proxy-authenticate",
			"www-authenticate", "sec-websocket-accept", "sec-websocket-key", "sec-websocket-protocol", "sec-websocket-version");

	@Override
	public List<Field> fields(byte[] message) {
		int end = Http1Decoder.headEnd(message, 0, 0, message.length);
		Optional<Http1Message> decoded = end < 0 ? Optional.empty() : Http1Decoder.decode(message, 0, end);
		return decoded.map(head -> fields(message, head)).orElse(List.of());
	}

	private static List<Field> fields(byte[] b, Http1Message head) {
		List<Field> fields = new ArrayList<>();
		int line = FieldLines.textEnd(b, 0, FieldLines.lineEnd(b, 0, b.length));
		if (head.request()) {
			fields.add(Field.text("http.request.method", 0, head.method().length(), head.method()));
			fields.add(Field.text("http.request.uri", (int) head.targetRange().offset(), (int) head.targetRange().length(), head.target()));
			if (head.minor() >= 0) {
				int version = StartLines.versionAt(b, head.method().length(), line);
				fields.add(Field.text("http.request.version", version, 8, text(b, version, version + 8)));
			}
		} else {
			fields.add(Field.text("http.response.version", 0, 8, text(b, 0, 8)));
			int code = 8;
			while (StartLines.blank(b[code])) {
				code++;
			}
			fields.add(Field.number("http.response.code", code, 3, head.status()));
			if (line > code + 4) {
				fields.add(Field.text("http.response.phrase", code + 4, line - code - 4, text(b, code + 4, line)));
			}
		}
		for (Http1Field field : head.fields()) {
			fields.add(Field.of(name(field.name(), head.request()), FieldType.TEXT, field.from(), field.to() - field.from(), field.value()));
		}
		return fields;
	}

	private static String name(String field, boolean request) {
		if (field.equals("content-length")) {
			return "http.content_length_header";
		}
		return NAMED.contains(field) ? "http." + field.replace('-', '_') : request ? "http.request.line" : "http.response.line";
	}

	private static String text(byte[] b, int from, int to) {
		return new String(b, from, to - from, StandardCharsets.ISO_8859_1);
	}
}
