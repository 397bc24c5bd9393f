package org.telltale.worker;

import java.util.Optional;
import org.telltale.base.json.Json;

/**
 * What a file is, by its content.
 *
 * @param module who reads it: {@code handset} or {@code firmware}
 * @param format the format's name there, such as {@code sqlite} or {@code zip}
 */
public record Recognised(String module, String format) {

	Json.Fields toJson() {
		return Json.object().put("type", "recognised").put("module", module).put("format", format);
	}

	static Optional<Recognised> fromJson(Json json) {
		return json.text("module").filter(module -> module.equals("handset") || module.equals("firmware"))
				.flatMap(module -> json.text("format").map(format -> new Recognised(module, format)));
	}
}
