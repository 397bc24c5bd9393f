package org.telltale.workbench.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.base.json.Json;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.text.Texts;

/** What the exhibit column of a sighting says. */
final class SightingText {

	/**
	 * A paragraph.
	 *
	 * @param label its small head
	 * @param text may have several lines
	 */
	record Line(String label, String text) {
	}

	private SightingText() {
	}

	static List<Line> of(CaseSnapshot snapshot, Json.Fields sighting) {
		List<Line> lines = new ArrayList<>();
		Optional<Json.Fields> exhibit = Facts.find(snapshot.facts("exhibit"), "exhibitId", Facts.text(sighting, "exhibitId"));
		String value = exhibit.map(e -> Facts.text(e, "value")).orElse("");
		add(lines, "bytes.exhibitValue", Facts.text(sighting, "exhibitId") + " " + Facts.text(sighting, "kind") + (value.isEmpty() ? "" : "\n" + value));
		exhibit.flatMap(e -> e.get("source")).ifPresent(source -> add(lines, "bytes.exhibitSource",
				source(snapshot, source)));
		add(lines, "bytes.variant", Facts.text(sighting, "variant"));
		add(lines, "bytes.chance", Texts.of("bytes.chanceWords", SightingsView.chance(sighting)));
		String address = Facts.text(sighting, "server", "address");
		add(lines, "bytes.server", snapshot.endpoint(address).map(Facts::endpointName).orElse(address)
				+ sighting.get("server").flatMap(s -> s.integer("port")).map(port -> ", " + Texts.of("bytes.port", Long.toString(port))).orElse(""));
		add(lines, "bytes.device", Facts.text(sighting, "device") + " · " + Texts.of("direction." + Facts.text(sighting, "direction")));
		List<String> steps = new ArrayList<>();
		sighting.get("derivation").ifPresent(d -> d.items("nodes").forEach(node -> steps.add(step(snapshot, node))));
		add(lines, "bytes.derivation", String.join("\n", steps));
		add(lines, "bytes.fact", Facts.text(sighting, "id"));
		return lines;
	}

	private static String source(CaseSnapshot snapshot, Json source) {
		String item = Facts.text(source, "evidence");
		List<String> parts = new ArrayList<>();
		parts.add(item.isEmpty() ? "" : snapshot.evidenceName(item));
		parts.add(Facts.text(source, "path"));
		parts.add(Facts.text(source, "table").isEmpty() ? "" : Texts.of("bytes.row", Facts.text(source, "table"), Facts.text(source, "row")));
		parts.add(Facts.text(source, "by"));
		return String.join(" · ", parts.stream().filter(part -> !part.isBlank()).distinct().toList());
	}

	private static String step(CaseSnapshot snapshot, Json node) {
		List<String> inputs = node.items("inputs").stream().map(input -> {
			String evidence = Facts.text(input, "evidence");
			String from = evidence.isEmpty() ? Facts.text(input, "node") : snapshot.evidenceName(evidence);
			List<Json> ranges = input.items("ranges");
			return ranges.isEmpty() ? from : from + " " + range(ranges.getFirst()) + (ranges.size() > 1 ? " " + Texts.of("bytes.moreRanges", ranges.size() - 1) : "");
		}).toList();
		return Texts.of("bytes.step", Facts.text(node, "id"), Facts.text(node, "op"), String.join(", ", inputs), Long.toString(Facts.number(node, "length")),
				Facts.brief(Facts.text(node, "sha256")));
	}

	private static String range(Json range) {
		List<Json> pair = range.asItems();
		long offset = pair.isEmpty() ? 0 : pair.getFirst().asInteger().orElse(0L);
		long length = pair.size() < 2 ? 0 : pair.get(1).asInteger().orElse(0L);
		return offset + ".." + (offset + length - 1);
	}

	private static void add(List<Line> lines, String key, String text) {
		if (!text.isBlank()) {
			lines.add(new Line(Texts.of(key), text));
		}
	}
}
