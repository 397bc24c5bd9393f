package org.telltale.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;

/** The defaults and texts of consent in each real package and made image, as counts and digests. {@code -Dgolden.update=FILE} writes what was found. */
class RomGoldensTest {

	@Test
	void everyImageSaysWhatTheGoldensSay() throws IOException {
		List<String> found = new ArrayList<>();
		found.add("file\twhat\tcount\tdigest");
		for (Map<String, String> row : RealEvidence.table("firmware/index.tsv")) {
			List<Json> records = RealEvidence.run("firmware", RealEvidence.file("firmware/" + row.get("file"))).records();
			for (String type : List.of("default", "text")) {
				List<String> lines = records.stream().filter(record -> record.text("type").orElse("").equals(type)).map(Json::toString).toList();
				if (!lines.isEmpty()) {
					found.add(row.get("file") + "\t" + type + "\t" + lines.size() + "\t" + Digest.sha256(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)).hex());
				}
			}
		}
		String text = String.join("\n", found) + "\n";
		String update = System.getProperty("golden.update", "");
		if (!update.isEmpty()) {
			Files.writeString(Path.of(update), text);
		}
		try (InputStream in = RomGoldensTest.class.getResourceAsStream("rom-goldens.tsv")) {
			assertEquals(new String(in.readAllBytes(), StandardCharsets.UTF_8), text);
		}
	}
}
