package org.telltale.capture.http1;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.telltale.base.ByteRange;
import org.telltale.capture.http.HttpHead;

/**
 * The head of an HTTP/1.x message (RFC 9112 sections 2 to 5). Ranges count from the first byte of the start line. Text is
 * ISO 8859-1, which keeps every byte.
 *
 * @param request whether it is a request
 * @param method of a request, else empty
 * @param target of a request as sent, else empty
 * @param targetRange where that stands
 * @param status of a response, else 0
 * @param fields the field lines in order
 * @param length of the head with its empty line
 */
public record Http1Message(boolean request, String method, String target, ByteRange targetRange, int status, List<Field> fields,
		int length) {

	/** A field line. @param name lower case @param value without surrounding SP and HTAB @param range where the value stands */
	public record Field(String name, String value, ByteRange range) {
	}

	/** How a body's end is found (RFC 9112 section 6.3). */
	public enum Framing {
		/** There is no body. */
		NONE,
		/** Content-Length says. */
		LENGTH,
		/** Chunks. */
		CHUNKED,
		/** The connection's end. */
		CLOSE
	}

	public Http1Message {
		fields = List.copyOf(fields);
	}

	/** The first value of a field; empty if there is no such line. */
	public Optional<String> field(String name) {
		return fields.stream().filter(field -> field.name().equals(name)).map(Field::value).findFirst();
	}

	/** All values of a field that is a list, joined by commas (RFC 9110 section 5.2). */
	public String joined(String name) {
		return fields.stream().filter(field -> field.name().equals(name)).map(Field::value).collect(Collectors.joining(","));
	}

	/** What it says, in the form that all versions of HTTP share. */
	public HttpHead head() {
		List<Map.Entry<String, String>> lines = new ArrayList<>(fields.size());
		fields.forEach(field -> lines.add(Map.entry(field.name(), field.value())));
		return new HttpHead(request, method, field("host"), target, status, lines);
	}

	/** The framing of the body. @param requestMethod of the request that a response answers; empty if not seen */
	public Framing framing(String requestMethod) {
		if (!request && (status < 200 || status == 204 || status == 304 || requestMethod.equals("HEAD")
				|| requestMethod.equals("CONNECT") && status < 300)) {
			return Framing.NONE;
		}
		if (chunked()) {
			return Framing.CHUNKED;
		}
		if (contentLength().isPresent()) {
			return contentLength().get() == 0 ? Framing.NONE : Framing.LENGTH;
		}
		return request ? Framing.NONE : Framing.CLOSE;
	}

	private boolean chunked() {
		String coding = joined("transfer-encoding").toLowerCase(java.util.Locale.ROOT).strip();
		return coding.equals("chunked") || coding.endsWith(",chunked") || coding.endsWith(", chunked");
	}

	/** The first Content-Length, if it is a number that a file can have. */
	public Optional<Long> contentLength() {
		return field("content-length").filter(value -> value.matches("\\d{1,15}")).map(Long::parseLong);
	}

	/** Whether lines contradict each other about the body's length: readers then disagree about what the body is. */
	public boolean ambiguous() {
		boolean lengths = fields.stream().filter(field -> field.name().equals("content-length")).map(Field::value).distinct().count() > 1;
		boolean transfer = field("transfer-encoding").isPresent();
		return lengths || transfer && (field("content-length").isPresent() || !chunked());
	}
}
