package org.telltale.capture;

import java.util.List;
import java.util.Optional;
import org.telltale.capture.http1.Http1Message;
import org.telltale.capture.layer.FlowRef;
import org.telltale.capture.layer.FrameRef;

/** A request and its response while they come in. */
final class HttpExchange {

	private Optional<Http1Message> request = Optional.empty();
	private Optional<Http1Message> response = Optional.empty();
	private Optional<HttpRecord.Body> requestBody = Optional.empty();
	private Optional<HttpRecord.Body> responseBody = Optional.empty();
	private Optional<FrameRef> frame = Optional.empty();
	private boolean requestDone;
	private boolean responseDone;

	void request(Http1Message head, FrameRef first, Optional<HttpRecord.Body> body) {
		request = Optional.of(head);
		requestBody = body;
		frame = Optional.of(first);
	}

	void response(Http1Message head, FrameRef first, Optional<HttpRecord.Body> body) {
		response = Optional.of(head);
		responseBody = body;
		frame = frame.or(() -> Optional.of(first));
	}

	void requestDone() {
		requestDone = true;
	}

	void responseDone() {
		responseDone = true;
	}

	boolean done() {
		return responseDone && (requestDone || request.isEmpty());
	}

	/** The request's method; empty text if it was not seen. */
	String method() {
		return request.map(Http1Message::method).orElse("");
	}

	Optional<String> host() {
		return request.flatMap(head -> head.field("host"));
	}

	Optional<String> target() {
		return request.map(Http1Message::target);
	}

	/** The transaction; empty if neither half was seen. */
	Optional<HttpRecord> toRecord(FlowRef flow) {
		return frame.map(first -> new HttpRecord(flow, first.number(), first.timeNanos(), request.map(Http1Message::method), host(),
				target(), response.map(Http1Message::status), request.map(Http1Message::headers).orElse(List.of()),
				response.map(Http1Message::headers).orElse(List.of()), requestBody, responseBody));
	}
}
