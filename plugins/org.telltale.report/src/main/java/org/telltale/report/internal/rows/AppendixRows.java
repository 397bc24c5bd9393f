package org.telltale.report.internal.rows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.telltale.base.json.Json;

/** The appendices: section 21. */
final class AppendixRows {

	/** How many facts of a type and class there are. */
	public record FactCount(String type, String checked, Long count) {
	}

	/** The full id of a fact that the pages cite by a label. */
	public record FactId(String label, String type, String checked, String id) {
	}

	/** A section without rows, and why. */
	public record Absent(String section, String sentence) {
	}

	private final Facts facts;
	private final Labels labels;

	AppendixRows(Facts facts, Labels labels) {
		this.facts = facts;
		this.labels = labels;
	}

	List<FactCount> counts() {
		Map<String, Long> counts = new java.util.TreeMap<>();
		facts.byType().values().forEach(list -> list.forEach(f -> counts.merge(Facts.text(f, "type") + "\n" + Facts.text(f, "class"), 1L, Long::sum)));
		return counts.entrySet().stream().map(e -> new FactCount(e.getKey().substring(0, e.getKey().indexOf('\n')),
				facts.words().code("class", e.getKey().substring(e.getKey().indexOf('\n') + 1)), e.getValue())).toList();
	}

	/** Names, links, claims and findings; the id of a sighting stands with it in section 12. */
	List<FactId> index() {
		List<FactId> index = new ArrayList<>();
		labels.byId().forEach((id, label) -> facts.fact(id).filter(f -> !Facts.text(f, "type").equals("sighting")).ifPresent(f -> index.add(new FactId(label, Facts.text(f, "type"), facts.words().code("class", Facts.text(f, "class")), id))));
		for (String type : List.of("claim", "finding")) {
			facts.of(type).stream().sorted(Comparator.comparing((Json.Fields f) -> name(f), Natural.ORDER))
					.forEach(f -> index.add(new FactId(name(f), type, facts.words().code("class", Facts.text(f, "class")), Facts.text(f, "id"))));
		}
		return index;
	}

	private static String name(Json fact) {
		return Facts.text(fact, Facts.text(fact, "type"));
	}
}
