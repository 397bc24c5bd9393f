package org.telltale.worker;

import java.util.Optional;
import java.util.regex.Pattern;
import org.telltale.base.json.Json;
import org.telltale.handset.reader.HandsetReader;

/**
 * What a file is, by its content.
 *
 * @param module who reads it: {@code handset} or {@code firmware}
 * @param format the format's name there, such as {@code sqlite} or {@code zip}
 */
public record Recognised(String module, String format) {

	/** An archive may be of a handset and of a firmware. */
	static final int MOST = 2;
	private static final Pattern FIRMWARE_FORMAT = Pattern.compile("[a-z0-9-]{1,40}");

	Json.Fields toJson() {
		return Json.object().put("type", "recognised").put("module", module).put("format", format);
	}

	static Optional<Recognised> fromJson(Json json) {
		return json.text("module").flatMap(module -> json.text("format").filter(format -> isFormat(module, format)).map(format -> new Recognised(module, format)));
	}

	private static boolean isFormat(String module, String format) {
		return switch (module) {
			case "handset" -> HandsetReader.isKnown(format);
			case "firmware" -> FIRMWARE_FORMAT.matcher(format).matches();
			default -> false;
		};
	}
}
