package org.telltale.casework;

import java.util.List;
import java.util.Map;

import org.telltale.base.json.Json;
import org.telltale.casework.facts.FactLine;

/** The facts that are made of what a ROM says by itself (docs/formats/rom-defaults.md). */
final class RomFacts {

	private static final Map<String, String> TYPES = Map.of("default", "rom-default", "text", "rom-text");
	private static final List<String> MEMBERS = List.of("path", "name", "kind", "value", "characters", "config", "locale", "package", "overlay", "standing", "basis",
			"word", "by");

	private RomFacts() {
	}

	/** The fact of a record {@code default} or {@code text}, with its id. */
	static Json.Fields of(String evidence, Json.Fields line) {
		Json.Fields fact = FactLine.of(TYPES.get(line.text("type").orElseThrow()), "quoted").put("evidence", evidence).put("artefact", line.text("parent").orElse(""));
		MEMBERS.forEach(member -> line.get(member).ifPresent(value -> fact.put(member, value)));
		return FactLine.identified(fact.put("source", Json.object().put("evidence", evidence).put("path", line.text("path").orElse(""))
				.put("places", line.get("places").orElse(Json.array(List.of())))));
	}
}
