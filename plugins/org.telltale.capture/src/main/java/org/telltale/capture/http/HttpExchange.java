package org.telltale.capture.http;

import java.util.List;
import java.util.Optional;
import org.telltale.capture.layer.FlowRef;
import org.telltale.capture.layer.FrameRef;

/** A request and its response while they come in. On the thread of its flow. */
public final class HttpExchange {

	private Optional<HttpHead> request = Optional.empty();
	private Optional<HttpHead> response = Optional.empty();
	private Optional<HttpRecord.Body> requestBody = Optional.empty();
	private Optional<HttpRecord.Body> responseBody = Optional.empty();
	private Optional<FrameRef> frame = Optional.empty();
	private boolean requestDone;
	private boolean responseDone;

	/** The request is there. @param first the frame in which it began */
	public void request(HttpHead head, FrameRef first, Optional<HttpRecord.Body> body) {
		request = Optional.of(head);
		requestBody = body;
		frame = Optional.of(first);
	}

	/** The response is there. @param first the frame in which it began */
	public void response(HttpHead head, FrameRef first, Optional<HttpRecord.Body> body) {
		response = Optional.of(head);
		responseBody = body;
		frame = frame.or(() -> Optional.of(first));
	}

	/** No more of the request comes. */
	public void requestDone() {
		requestDone = true;
	}

	/** No more of the response comes. */
	public void responseDone() {
		responseDone = true;
	}

	/** Whether all of it is there. */
	public boolean done() {
		return responseDone && (requestDone || request.isEmpty());
	}

	/** The request's method; empty text if it was not seen. */
	public String method() {
		return request.map(HttpHead::method).orElse("");
	}

	/** Whom the request is for. */
	public Optional<String> host() {
		return request.flatMap(HttpHead::host);
	}

	/** The request's target. */
	public Optional<String> target() {
		return request.map(HttpHead::target);
	}

	/** The transaction; empty if neither half was seen. */
	public Optional<HttpRecord> toRecord(FlowRef flow) {
		return frame.map(first -> new HttpRecord(flow, first.number(), first.timeNanos(), request.map(HttpHead::method), host(),
				target(), response.map(HttpHead::status), request.map(HttpHead::fields).orElse(List.of()),
				response.map(HttpHead::fields).orElse(List.of()), requestBody, responseBody));
	}
}
