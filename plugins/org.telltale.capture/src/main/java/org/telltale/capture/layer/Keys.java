package org.telltale.capture.layer;

import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;

/**
 * Where the keys of a step stand: the second input of {@code docs/formats/derivation.md}. Never the keys themselves.
 *
 * @param evidence SHA-256 of the evidence that holds them, lower-case hexadecimal; empty if the capture itself does
 * @param ranges their bytes in it
 */
public record Keys(Optional<String> evidence, List<ByteRange> ranges) {

	public Keys {
		ranges = List.copyOf(ranges);
	}

	/** {@code {"evidence","ranges"}}. @param capture SHA-256 of the capture */
	Json toJson(String capture) {
		return Json.object().put("evidence", evidence.orElse(capture)).put("ranges", Json.ranges(ranges));
	}
}
