package org.telltale.capture.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a message's head says, whatever version of HTTP carried it (RFC 9110).
 *
 * @param request whether it is a request
 * @param method of a request, else empty
 * @param host whom a request is for ({@code Host}, {@code :authority}); empty if it does not say
 * @param target of a request as sent, else empty
 * @param status of a response, else 0
 * @param fields names (lower case) and values in order
 */
public record HttpHead(boolean request, String method, Optional<String> host, String target, int status,
		List<Map.Entry<String, String>> fields) {

	public HttpHead {
		fields = List.copyOf(fields);
	}

	/** The first value of a field. */
	public Optional<String> field(String name) {
		for (int i = 0; i < fields.size(); i++) {
			if (fields.get(i).getKey().equals(name)) {
				return Optional.of(fields.get(i).getValue());
			}
		}
		return Optional.empty();
	}

	/** All values of a field that is a list, joined by commas (RFC 9110 section 5.2). */
	public String joined(String name) {
		String joined = "";
		boolean any = false;
		for (int i = 0; i < fields.size(); i++) {
			if (fields.get(i).getKey().equals(name)) {
				joined = any ? joined + "," + fields.get(i).getValue() : fields.get(i).getValue();
				any = true;
			}
		}
		return joined;
	}
}
