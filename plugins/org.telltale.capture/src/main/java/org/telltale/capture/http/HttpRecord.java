package org.telltale.capture.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.FlowRef;
import org.telltale.capture.protocol.CaptureRecord;

/**
 * An HTTP/1.x request with its response, as far as each was captured.
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
 */
public record HttpRecord(FlowRef flow, long frame, long timeNanos, Optional<String> method, Optional<String> host,
		Optional<String> target, Optional<Integer> status, List<Map.Entry<String, String>> requestHeaders,
		List<Map.Entry<String, String>> responseHeaders, Optional<Body> requestBody, Optional<Body> responseBody)
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
		return json;
	}

	private static Json fields(List<Map.Entry<String, String>> headers) {
		return Json.array(headers.stream()
				.map(field -> Json.object().put("name", field.getKey()).put("value", field.getValue())).toList());
	}
}
