package org.telltale.capture;

import org.telltale.base.json.Json;
import org.telltale.base.json.JsonWriter;

/**
 * A count for each way, seen from the handset; where the handset's side is unknown, from the client.
 *
 * @param out leaving
 * @param in arriving
 */
public record Volume(long out, long in) {

	/** {@code {"out","in"}}. */
	public Json toJson() {
		return Json.object().put("out", out).put("in", in);
	}

	/** Writes the same. */
	void write(JsonWriter json) {
		json.object().member("in", in).member("out", out).endObject();
	}
}
