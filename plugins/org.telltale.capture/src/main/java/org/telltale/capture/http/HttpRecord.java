package org.telltale.capture.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonWriter;
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
 * @param stream which one of a connection's streams carried it, where the version of HTTP has such
 */
public record HttpRecord(FlowRef flow, long frame, long timeNanos, Optional<String> method, Optional<String> host,
		Optional<String> target, Optional<Integer> status, List<Map.Entry<String, String>> requestHeaders,
		List<Map.Entry<String, String>> responseHeaders, Optional<Body> requestBody, Optional<Body> responseBody,
		List<Map.Entry<String, String>> requestTrailers, List<Map.Entry<String, String>> responseTrailers, List<Integer> interim,
		Optional<Stream> stream) implements CaptureRecord {

	/** A stream of HTTP/2 and later. @param version of HTTP, for example {@code 2} @param id the stream's identifier */
	public record Stream(String version, long id) {
	}

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

	/** A transaction that had its connection to itself. */
	public HttpRecord(FlowRef flow, long frame, long timeNanos, Optional<String> method, Optional<String> host,
			Optional<String> target, Optional<Integer> status, List<Map.Entry<String, String>> requestHeaders,
			List<Map.Entry<String, String>> responseHeaders, Optional<Body> requestBody, Optional<Body> responseBody,
			List<Map.Entry<String, String>> requestTrailers, List<Map.Entry<String, String>> responseTrailers, List<Integer> interim) {
		this(flow, frame, timeNanos, method, host, target, status, requestHeaders, responseHeaders, requestBody, responseBody,
				requestTrailers, responseTrailers, interim, Optional.empty());
	}

	/** The same as one of several streams; a method or target that is not known (empty text) becomes absent. */
	public HttpRecord on(Stream one) {
		return new HttpRecord(flow, frame, timeNanos, method.filter(text -> !text.isEmpty()), host, target.filter(text -> !text.isEmpty()), status,
				requestHeaders, responseHeaders, requestBody, responseBody, requestTrailers, responseTrailers, interim, Optional.of(one));
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
		stream.ifPresent(on -> json.put("version", on.version()).put("stream", on.id()));
		if (method.isPresent() || !requestHeaders.isEmpty()) {
			json.put("requestHeaders", fields(requestHeaders));
		}
		if (status.isPresent() || !responseHeaders.isEmpty()) {
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

	@Override
	public void write(JsonWriter out, String evidence) {
		flow.write(out.object().name("at").digits(timeNanos).name("flow"), evidence);
		out.member("frame", frame).memberIfPresent("host", host);
		if (!interim.isEmpty()) {
			out.name("interim").array();
			for (int i = 0; i < interim.size(); i++) {
				out.number(interim.get(i));
			}
			out.endArray();
		}
		out.memberIfPresent("method", method);
		write(out, "requestBody", requestBody);
		write(out, "requestHeaders", requestHeaders, method.isPresent());
		write(out, "requestTrailers", requestTrailers, false);
		write(out, "responseBody", responseBody);
		write(out, "responseHeaders", responseHeaders, status.isPresent());
		write(out, "responseTrailers", responseTrailers, false);
		if (status.isPresent()) {
			out.member("status", status.get());
		}
		if (stream.isPresent()) {
			out.member("stream", stream.get().id());
		}
		out.memberIfPresent("target", target).member("type", "http");
		if (stream.isPresent()) {
			out.member("version", stream.get().version());
		}
		out.endObject();
	}

	private static void write(JsonWriter out, String name, Optional<Body> body) {
		if (body.isPresent()) {
			out.name(name).object().member("length", body.get().length()).member("sha256", body.get().sha256().hex()).endObject();
		}
	}

	private static void write(JsonWriter out, String name, List<Map.Entry<String, String>> headers, boolean evenIfEmpty) {
		if (headers.isEmpty() && !evenIfEmpty) {
			return;
		}
		out.name(name).array();
		for (int i = 0; i < headers.size(); i++) {
			Map.Entry<String, String> field = headers.get(i);
			out.object().member("name", field.getKey()).member("value", field.getValue()).endObject();
		}
		out.endArray();
	}
}
