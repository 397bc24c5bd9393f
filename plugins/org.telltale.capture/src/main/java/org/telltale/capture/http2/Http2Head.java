package org.telltale.capture.http2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.telltale.capture.http.HttpHead;

/** From field lines with pseudo-header fields (RFC 9113 section 8.3) to the head that all versions of HTTP share. Stateless. */
final class Http2Head {

	private Http2Head() {
	}

	/** The head of a request or response; what is not known is empty. */
	static HttpHead of(boolean request, List<HpackField> lines) {
		Optional<String> host = authority(lines).map(HpackField::value);
		return new HttpHead(request, pseudo(lines, ":method").orElse(""), request ? host : Optional.empty(),
				pseudo(lines, ":path").orElse(""), pseudo(lines, ":status").map(Http2Head::status).orElse(0), regular(lines));
	}

	/** The field that says whom a request is for: {@code :authority}, else {@code host}. */
	static Optional<HpackField> authority(List<HpackField> lines) {
		return field(lines, ":authority").or(() -> field(lines, "host"));
	}

	/** The field that says a request's target. */
	static Optional<HpackField> path(List<HpackField> lines) {
		return field(lines, ":path");
	}

	/** Whether a request names somebody to whom it is to be passed on (section 8.5). */
	static boolean tunnels(List<HpackField> lines) {
		return pseudo(lines, ":method").filter(method -> method.equals("CONNECT")).isPresent() && field(lines, ":protocol").isEmpty();
	}

	private static Optional<HpackField> field(List<HpackField> lines, String name) {
		for (HpackField line : lines) {
			if (line.nameKnown() && line.valueKnown() && line.name().equals(name)) {
				return Optional.of(line);
			}
		}
		return Optional.empty();
	}

	private static Optional<String> pseudo(List<HpackField> lines, String name) {
		return field(lines, name).map(HpackField::value);
	}

	private static int status(String text) {
		boolean number = text.length() == 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
		return number ? Integer.parseInt(text) : 0;
	}

	/** The field lines but the pseudo-header fields; those of which nothing is known are left out. */
	static List<Map.Entry<String, String>> regular(List<HpackField> lines) {
		List<Map.Entry<String, String>> fields = new ArrayList<>(lines.size());
		for (HpackField line : lines) {
			if (line.valueKnown() && !line.name().startsWith(":")) {
				fields.add(Map.entry(line.name(), line.value()));
			}
		}
		return fields;
	}
}
