package org.telltale.capture.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.telltale.capture.layer.FlowRef;
import org.telltale.capture.layer.FrameRef;

/** A request and its response while they come in. On the thread of its flow. */
public final class HttpExchange {

	private static final int MAX_INTERIM = 16;

	private Optional<HttpHead> request = Optional.empty();
	private Optional<HttpHead> response = Optional.empty();
	private Optional<HttpRecord.Body> requestBody = Optional.empty();
	private Optional<HttpRecord.Body> responseBody = Optional.empty();
	private Optional<FrameRef> frame = Optional.empty();
	private List<Map.Entry<String, String>> requestTrailers = List.of();
	private List<Map.Entry<String, String>> responseTrailers = List.of();
	private List<Integer> interim = List.of();
	private boolean requestBegun;
	private boolean requestDone;
	private boolean responseDone;

	/** The first bytes of the request are there: without it the exchange is not done. */
	public void requestBegins() {
		requestBegun = true;
	}

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

	/** Fields behind the request's body (RFC 9110 section 6.5). */
	public void requestTrailers(List<Map.Entry<String, String>> fields) {
		requestTrailers = List.copyOf(fields);
	}

	/** Fields behind the response's body (RFC 9110 section 6.5). */
	public void responseTrailers(List<Map.Entry<String, String>> fields) {
		responseTrailers = List.copyOf(fields);
	}

	/** An answer on the way to the final one came (RFC 9110 section 15.2): 100, 102, 103. */
	public void interim(int status) {
		if (interim.isEmpty()) {
			interim = new ArrayList<>(1);
		}
		if (interim.size() < MAX_INTERIM) {
			interim.add(status);
		}
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
		return responseDone && (requestDone || !requestBegun && request.isEmpty());
	}

	/** The request's method; empty text if it was not seen. */
	public String method() {
		return request.isPresent() ? request.get().method() : "";
	}

	/** What the request's head says; empty if it was not seen. */
	public Optional<HttpHead> asked() {
		return request;
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
		if (frame.isEmpty()) {
			return Optional.empty();
		}
		FrameRef first = frame.get();
		Optional<Integer> status = response.map(HttpHead::status).filter(code -> code > 0);
		return Optional.of(new HttpRecord(flow, first.number(), first.timeNanos(), request.map(HttpHead::method), host(), target(), status,
				request.map(HttpHead::fields).orElse(List.of()), response.map(HttpHead::fields).orElse(List.of()), requestBody, responseBody,
				requestTrailers, responseTrailers, interim));
	}
}
