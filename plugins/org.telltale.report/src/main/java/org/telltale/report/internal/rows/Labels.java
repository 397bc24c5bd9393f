package org.telltale.report.internal.rows;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.telltale.base.json.Json;

/** Short labels under which the pages cite facts: S1, S2... for sightings, N for names, L for links. The appendix gives their full ids. */
final class Labels {

	private final Map<String, String> byId = new LinkedHashMap<>();
	private final Facts facts;

	Labels(Facts facts) {
		this.facts = facts;
		number("S", sightings());
		number("N", facts.of("name").stream().sorted(Comparator.comparing((Json.Fields f) -> Facts.text(f, "name"))
				.thenComparing(f -> Facts.text(f, "address")).thenComparing(f -> Facts.text(f, "id"))).toList());
		number("L", facts.of("link").stream().sorted(Comparator.comparing((Json.Fields f) -> Facts.text(f, "strength"))
				.thenComparing(f -> Facts.text(f, "path")).thenComparing(f -> Facts.text(f, "id"))).toList());
	}

	/** The sightings in the order of the report: by run, then time, then id. */
	List<Json.Fields> sightings() {
		return facts.of("sighting").stream().sorted(Comparator.comparing((Json.Fields f) -> Facts.text(f, "run"), Natural.ORDER)
				.thenComparing(f -> Facts.number(f, "at")).thenComparing(f -> Facts.text(f, "id"))).toList();
	}

	private void number(String letter, List<Json.Fields> ordered) {
		for (int i = 0; i < ordered.size(); i++) {
			byId.put(Facts.text(ordered.get(i), "id"), letter + (i + 1));
		}
	}

	/** The label of a fact; the start of its id where it has none. */
	String label(String id) {
		return byId.containsKey(id) ? byId.get(id) : facts.fact(id).filter(f -> Facts.text(f, "type").equals("cell")).map(Labels::cell).orElse(Facts.start(id));
	}

	/** A cell is named by what it is about. */
	static String cell(Json cell) {
		return Facts.text(cell, "claim") + " / " + Facts.text(cell, "run") + " / " + Facts.text(cell, "kind");
	}

	/** Ids by their labels, in the order of the labels. */
	Map<String, String> byId() {
		return byId;
	}
}
