package org.telltale.capture.protocol;

import org.telltale.base.json.Json;
import org.telltale.base.json.JsonWriter;

/**
 * A name under which a flow's server was known.
 *
 * @param name lower case, as seen
 * @param source {@code dns}, {@code sni}, {@code http-host}, {@code certificate}, ... (facts.md); of {@code connect}, {@code socks} and
 *     {@code http-target} it is the name of whom the server was to pass on to
 * @param frame the frame that showed it
 */
public record HostName(String name, String source, long frame) {

	/** {@code {"name","source","frame"}}. */
	public Json toJson() {
		return Json.object().put("name", name).put("source", source).put("frame", frame);
	}

	/** Writes the same. */
	public void write(JsonWriter out) {
		out.object().member("frame", frame).member("name", name).member("source", source).endObject();
	}
}
