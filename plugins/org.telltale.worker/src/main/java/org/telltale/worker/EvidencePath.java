package org.telltale.worker;

import java.nio.file.Path;
import java.util.Optional;
import org.telltale.base.json.Json;

/**
 * A file and what names it as evidence.
 *
 * @param file where it lies; opened for reading only
 * @param evidence its evidence id, or its name before the digest is known
 */
public record EvidencePath(Path file, String evidence) {

	Json toJson() {
		return Json.object().put("file", file.toAbsolutePath().toString()).put("evidence", evidence);
	}

	static Optional<EvidencePath> fromJson(Json json) {
		return json.text("file").flatMap(file -> json.text("evidence").map(evidence -> new EvidencePath(Path.of(file), evidence)));
	}
}
