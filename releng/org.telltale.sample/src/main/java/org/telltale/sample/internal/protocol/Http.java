package org.telltale.sample.internal.protocol;

import java.util.ArrayList;
import java.util.List;
import org.telltale.sample.internal.wire.Payload;

/** Messages of HTTP/1.1 (RFC 9112), built field by field. */
public final class Http {

	/** The agent that the stock ROM's services name. */
	public static final String AGENT = "HesperusService/5.2 (HM Note; Android 4.4.2)";
	private static final int CHUNK = 1024;

	private final String startLine;
	private final List<String> fields = new ArrayList<>();
	private final String bodyLayer;

	private Http(String startLine, String bodyLayer) {
		this.startLine = startLine;
		this.bodyLayer = bodyLayer;
	}

	/** A request. */
	public static Http request(String method, String host, String target) {
		return new Http(method + " " + target + " HTTP/1.1", "http1.request.body").field("Host", host);
	}

	/** An answer. */
	public static Http answer(String statusAndReason) {
		return new Http("HTTP/1.1 " + statusAndReason, "http1.response.body").field("Server", "hesperus-front");
	}

	/** Adds a field line. */
	public Http field(String name, String value) {
		fields.add(name + ": " + value);
		return this;
	}

	/** The message without a body. */
	public Payload empty() {
		return head();
	}

	/** The message with a body of known length; its marks get the body's layer in front. */
	public Payload body(String mediaType, Payload body) {
		field("Content-Type", mediaType).field("Content-Length", Integer.toString(body.length()));
		return head().add(body, bodyLayer);
	}

	/** The message with a chunked body. */
	public Payload chunked(String mediaType, Payload body) {
		field("Content-Type", mediaType).field("Transfer-Encoding", "chunked");
		return head().add(body.chunked(CHUNK), bodyLayer);
	}

	/** A body of several parts (RFC 7578), one of them a file. */
	public static Payload multipart(String boundary, String fieldName, String fileName, String mediaType, Payload file) {
		Payload body = Payload.of("--" + boundary + "\r\nContent-Disposition: form-data; name=\"album\"\r\n\r\ncamera\r\n--" + boundary
				+ "\r\nContent-Disposition: form-data; name=\"" + fieldName + "\"; filename=\"" + fileName + "\"\r\nContent-Type: "
				+ mediaType
				+ "\r\n\r\n");
		return body.add(file, "multipart " + fieldName).text("\r\n--" + boundary + "--\r\n");
	}

	private Payload head() {
		return Payload.of(startLine + "\r\n" + String.join("\r\n", fields) + "\r\n\r\n");
	}
}
