package org.telltale.capture.http1;

import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.capture.http.HttpHead;

/**
 * The head of an HTTP/1.x message (RFC 9112 sections 2 to 5), or an HTTP/0.9 request (RFC 1945 section 4.1). Places count
 * from the first byte of the start line. Text is ISO 8859-1, which keeps every byte.
 *
 * @param head what it says, in the form that all versions of HTTP share
 * @param minor of the version 1.x; -1 for HTTP/0.9
 * @param targetRange where a request's target stands
 * @param plainTarget whether {@code http1.target} finds it there (derivation.md)
 * @param fields the field lines in order
 * @param length of the head with its empty line
 * @param bodyLength what it says of the body's length
 * @param flaws what readers take in different ways
 */
public record Http1Message(HttpHead head, int minor, ByteRange targetRange, boolean plainTarget, List<Http1Field> fields, int length,
		BodyLength bodyLength, List<Http1Flaw.Found> flaws) {

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
		flaws = List.copyOf(flaws);
	}

	/** Whether it is a request. */
	public boolean request() {
		return head.request();
	}

	/** The method of a request, else empty. */
	public String method() {
		return head.method();
	}

	/** The target of a request as sent, else empty. */
	public String target() {
		return head.target();
	}

	/** The status of a response, else 0. */
	public int status() {
		return head.status();
	}

	/** The first field line of a name; empty if there is none. */
	public Optional<Http1Field> line(String name) {
		for (int i = 0; i < fields.size(); i++) {
			if (fields.get(i).name().equals(name)) {
				return Optional.of(fields.get(i));
			}
		}
		return Optional.empty();
	}

	/** The first value of a field; empty if there is no such line. */
	public Optional<String> field(String name) {
		return head.field(name);
	}

	/** Whether it is an answer on the way to the final one (RFC 9110 section 15.2). */
	public boolean interim() {
		return !request() && status() >= 100 && status() < 200 && status() != 101;
	}

	/** The framing of the body. @param requestMethod of the request that a response answers; empty if not seen */
	public Framing framing(String requestMethod) {
		int status = status();
		if (!request() && (status < 200 || status == 204 || status == 304 || requestMethod.equals("HEAD")
				|| requestMethod.equals("CONNECT") && status < 300)) {
			return Framing.NONE;
		}
		if (bodyLength.chunked()) {
			return Framing.CHUNKED;
		}
		if (bodyLength.length() >= 0 && !bodyLength.coded()) {
			return bodyLength.length() == 0 ? Framing.NONE : Framing.LENGTH;
		}
		return request() ? Framing.NONE : Framing.CLOSE;
	}

	/** The first Content-Length, if it is a number that a file can have; -1 if there is none. */
	public long contentLength() {
		return bodyLength.length();
	}

	/** Whether it has a flaw. */
	public boolean has(Http1Flaw flaw) {
		for (int i = 0; i < flaws.size(); i++) {
			if (flaws.get(i).flaw() == flaw) {
				return true;
			}
		}
		return false;
	}

	/** Whether lines contradict each other about the body's length: readers then disagree about what the body is. */
	public boolean ambiguous() {
		for (int i = 0; i < flaws.size(); i++) {
			if (flaws.get(i).flaw().ambiguous()) {
				return true;
			}
		}
		return false;
	}
}
