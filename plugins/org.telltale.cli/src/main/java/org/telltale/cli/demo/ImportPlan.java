package org.telltale.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.casework.ImportRequest;

/** What the sample's {@code plan.json} says is to be imported, and how. */
record ImportPlan(List<ImportRequest> requests) {

	ImportPlan {
		requests = List.copyOf(requests);
	}

	static ImportPlan read(Path folder) throws IOException, JsonSyntaxException {
		Json plan = JsonReader.read(Files.readString(folder.resolve("plan.json"), StandardCharsets.UTF_8));
		// Key logs first: a capture that is read before them is read again with the analysis.
		List<Json> items = new ArrayList<>(plan.items("imports"));
		items.sort(Comparator.comparing(item -> !item.text("kind").equals(Optional.of("key-log"))));
		return new ImportPlan(items.stream().map(item -> request(folder, item)).toList());
	}

	private static ImportRequest request(Path folder, Json item) {
		boolean capture = item.text("kind").equals(Optional.of("capture"));
		return new ImportRequest(folder.resolve(item.text("file").orElse("")), capture ? item.text("run") : Optional.empty(),
				capture ? item.text("point") : Optional.empty(), capture ? item.text("clockOffset").map(Duration::parse) : Optional.empty(),
				item.text("exhibitNumber").orElse(""), item.text("acquirer").orElse(""), item.text("acquiredAt").map(Instant::parse),
				item.text("method").orElse(""), item.text("tool").orElse(""), item.text("description").orElse(""), item.text("kind"));
	}
}
