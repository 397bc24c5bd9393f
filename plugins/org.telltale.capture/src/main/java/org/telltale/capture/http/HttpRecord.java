package org.telltale.capture.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.FlowRef;
import org.telltale.capture.protocol.CaptureRecord;

/**
 * An HTTP request with its response, as far as each was captured.
 *
 * @param flow the flow that carried it
 * @param frame the frame in which the request began, else the response
 * @param timeNanos that frame's time, capture clock
 * @param method of the request
 * @param host its Host field
 * @param target its target as sent
 * @param status of the response
 * @param requestHeaders name (lower case) and value, in order
 * @param responseHeaders name (lower case) and value, in order
 * @param requestBody after transfer and content coding; empty if there is none
 * @param responseBody after transfer and content coding; empty if there is none
 * @param requestTrailers fields behind the request's body
 * @param responseTrailers fields behind the response's body
 * @param interim statuses of the answers on the way to the final one, in order
 */
public record HttpRecord(FlowRef flow, long frame, long timeNanos, Optional<String> method, Optional<String> host,
		Optional<String> target, Optional<Integer> status, List<Map.Entry<String, String>> requestHeaders,
		List<Map.Entry<String, String>> responseHeaders, Optional<Body> requestBody, Optional<Body> responseBody,
		List<Map.Entry<String, String>> requestTrailers, List<Map.Entry<String, String>> responseTrailers, List<Integer> interim)
		implements CaptureRecord {

	/** A message's body. @param complete whether all of it was captured */
	public record Body(long length, Digest sha256, boolean complete) {

		Json toJson() {
			return Json.object().put("length", length).put("sha256", sha256.hex());
		}
	}

	public HttpRecord {
		requestHeaders = List.copyOf(requestHeaders);
		responseHeaders = List.copyOf(responseHeaders);
		requestTrailers = List.copyOf(requestTrailers);
		responseTrailers = List.copyOf(responseTrailers);
		interim = List.copyOf(interim);
	}

	@Override
	public String group() {
		return "http";
	}

	@Override
	public Json toJson(String evidence) {
		Json.Fields json = Json.object().put("type", "http").put("flow", flow.id(evidence)).put("frame", frame)
				.put("at", Long.toString(timeNanos)).putIfPresent("method", method).putIfPresent("host", host)
				.putIfPresent("target", target);
		status.ifPresent(code -> json.put("status", code));
		if (method.isPresent()) {
			json.put("requestHeaders", fields(requestHeaders));
		}
		if (status.isPresent()) {
			json.put("responseHeaders", fields(responseHeaders));
		}
		requestBody.ifPresent(body -> json.put("requestBody", body.toJson()));
		responseBody.ifPresent(body -> json.put("responseBody", body.toJson()));
		if (!requestTrailers.isEmpty()) {
			json.put("requestTrailers", fields(requestTrailers));
		}
		if (!responseTrailers.isEmpty()) {
			json.put("responseTrailers", fields(responseTrailers));
		}
		if (!interim.isEmpty()) {
			json.put("interim", Json.array(interim.stream().map(code -> Json.of(code)).toList()));
		}
		return json;
	}

	private static Json fields(List<Map.Entry<String, String>> headers) {
		return Json.array(headers.stream()
				.map(field -> Json.object().put("name", field.getKey()).put("value", field.getValue())).toList());
	}
}
