package org.telltale.report.internal.rows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.telltale.base.json.Json;

/** Facts as sentences, for the places that cite them by id. */
final class Cited {

	private final Facts facts;
	private final Labels labels;
	private final Moments moments;

	Cited(Facts facts, Labels labels, Moments moments) {
		this.facts = facts;
		this.labels = labels;
		this.moments = moments;
	}

	/** One sentence a fact, in the order of their labels; when more than {@code most}, flows are counted instead, and the rest is named. */
	List<String> sentences(List<String> ids, int most) {
		List<String> ordered = ids.stream().sorted(Comparator.comparing(labels::label, Natural.ORDER)).toList();
		if (ordered.size() <= most) {
			return ordered.stream().map(this::sentence).toList();
		}
		List<String> sentences = new ArrayList<>(ordered.stream().filter(id -> !type(id).equals("flow")).limit(most).map(this::sentence).toList());
		Map<String, Integer> rest = new TreeMap<>();
		ordered.stream().filter(id -> !type(id).equals("flow")).skip(most).forEach(id -> rest.merge(type(id), 1, Integer::sum));
		ordered.stream().filter(id -> type(id).equals("flow")).forEach(id -> rest.merge("flow", 1, Integer::sum));
		rest.forEach((type, count) -> sentences.add((type.equals("flow") ? "" : "And ") + count + " " + type + " facts, named in the attached facts.jsonl."));
		return sentences;
	}

	private String type(String id) {
		return facts.fact(id).map(f -> Facts.text(f, "type")).orElse("unknown");
	}

	/** The fact in words, its label first. */
	String sentence(String id) {
		Optional<Json.Fields> fact = facts.fact(id);
		if (fact.isEmpty()) {
			return "Fact " + Facts.start(id) + " (not in this report)";
		}
		Json.Fields f = fact.get();
		return labels.label(id) + "  " + switch (Facts.text(f, "type")) {
			case "sighting" -> sighting(f);
			case "flow" -> "flow " + Facts.socket(f, "client") + " → " + Facts.socket(f, "server") + ", run " + f.text("run").orElse("–") + ", "
					+ Facts.number(f, "bytes", "out") + " bytes out, " + Facts.number(f, "bytes", "in") + " in";
			case "cell" -> Facts.text(f, "verdict") + ". " + CellOrder.reasons(f);
			case "link" -> Facts.text(f, "path") + " names " + f.text("host").or(() -> f.text("address")).orElse("an endpoint") + " (" + Facts.text(f, "strength") + ")";
			case "run" -> "run " + Facts.text(f, "run");
			case "name" -> Facts.text(f, "name") + " is " + Facts.text(f, "address") + " (" + Facts.text(f, "source") + ", frame " + Facts.number(f, "frame") + ")";
			case "condition" -> "condition " + Facts.text(f, "dimension") + " = " + Facts.text(f, "value") + " in run " + Facts.text(f, "run");
			default -> Facts.text(f, "type");
		};
	}

	private String sighting(Json f) {
		return Facts.text(f, "exhibitId") + " (" + Facts.text(f, "kind") + ", " + Facts.text(f, "strength") + ") going " + Facts.text(f, "direction") + " to "
				+ f.text("host").map(h -> h + ", ").orElse("") + Facts.socket(f, "server") + " in frames " + Facts.frames(f) + " of "
				+ facts.evidence(Facts.text(f, "evidence"));
	}
}
