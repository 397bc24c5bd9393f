package org.telltale.report.internal.rows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.telltale.base.json.Json;

/** Facts as sentences, for the places that cite them by id. Facts that differ in little share a sentence; none is left out unsaid. */
final class Cited {

	private final Facts facts;
	private final Labels labels;

	Cited(Facts facts, Labels labels) {
		this.facts = facts;
		this.labels = labels;
	}

	/** The facts in the order of their labels; when there are more than {@code most} sentences, flows are counted instead, and the rest is named. */
	List<String> sentences(List<String> ids, int most) {
		List<String> ordered = ids.stream().sorted(Comparator.comparing(labels::label, Natural.ORDER)).toList();
		List<String> all = joined(ordered);
		if (all.size() <= most) {
			return all;
		}
		List<String> told = ordered.stream().filter(id -> !type(id).equals("flow")).toList();
		List<String> sentences = new ArrayList<>(joined(told));
		if (sentences.size() > most) {
			sentences = new ArrayList<>(told.stream().limit(most).map(this::sentence).toList());
			Map<String, Integer> rest = new TreeMap<>();
			told.stream().skip(most).forEach(id -> rest.merge(type(id), 1, Integer::sum));
			for (Map.Entry<String, Integer> left : rest.entrySet()) {
				sentences.add("And " + left.getValue() + " " + left.getKey() + " facts, named in the attached facts.jsonl.");
			}
		}
		if (told.size() < ordered.size()) {
			sentences.add((ordered.size() - told.size()) + " flow facts, named in the attached facts.jsonl.");
		}
		return sentences;
	}

	/** Sightings that differ in exhibit and frames alone make one sentence, cells that differ in claim and run alone another. */
	private List<String> joined(List<String> ids) {
		Map<String, List<Json.Fields>> alike = new LinkedHashMap<>();
		for (String id : ids) {
			Optional<Json.Fields> fact = facts.fact(id);
			String key = fact.map(f -> switch (Facts.text(f, "type")) {
				case "sighting" -> sightingEnd(f);
				case "cell" -> cellEnd(f);
				default -> id;
			}).orElse(id);
			alike.computeIfAbsent(key, k -> new ArrayList<>());
			fact.ifPresent(alike.get(key)::add);
		}
		return alike.entrySet().stream().map(e -> sentence(e.getKey(), e.getValue())).toList();
	}

	private String sentence(String key, List<Json.Fields> alike) {
		if (alike.size() < 2) {
			return sentence(alike.isEmpty() ? key : Facts.text(alike.getFirst(), "id"));
		}
		return switch (Facts.text(alike.getFirst(), "type")) {
			case "sighting" -> alike.stream().map(f -> labels.label(Facts.text(f, "id")) + "  " + Facts.text(f, "exhibitId") + ", " + frames(f)).collect(Collectors.joining(";  "))
					+ ":  " + key;
			case "cell" -> cells(alike) + "  " + key;
			default -> sentence(Facts.text(alike.getFirst(), "id"));
		};
	}

	/** {@code C2 / R1, R10; C3 / R10}. */
	private static String cells(List<Json.Fields> cells) {
		Map<String, TreeSet<String>> runs = new TreeMap<>(Natural.ORDER);
		cells.forEach(c -> runs.computeIfAbsent(Facts.text(c, "claim"), k -> new TreeSet<>(Natural.ORDER)).add(Facts.text(c, "run")));
		return runs.entrySet().stream().map(e -> e.getKey() + " / " + String.join(", ", e.getValue())).collect(Collectors.joining("; "));
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
		return switch (Facts.text(f, "type")) {
			case "sighting" -> labels.label(id) + "  " + Facts.text(f, "exhibitId") + ", " + frames(f) + ":  " + sightingEnd(f);
			case "cell" -> Facts.text(f, "claim") + " / " + Facts.text(f, "run") + "  " + cellEnd(f);
			default -> labels.label(id) + "  " + other(f);
		};
	}

	private static String other(Json f) {
		return switch (Facts.text(f, "type")) {
			case "flow" -> "flow " + Facts.socket(f, "client") + " → " + Facts.socket(f, "server") + ", run " + f.text("run").orElse("–") + ", "
					+ Facts.number(f, "bytes", "out") + " bytes out, " + Facts.number(f, "bytes", "in") + " in";
			case "link" -> Facts.text(f, "path") + " names " + f.text("host").or(() -> f.text("address")).orElse("an endpoint") + " (" + Facts.text(f, "strength") + ")";
			case "run" -> "run " + Facts.text(f, "run") + " (section 8.1)";
			case "name" -> Facts.text(f, "name") + " is " + Facts.text(f, "address") + " (" + Facts.text(f, "source") + ", frame " + Facts.number(f, "frame") + ")";
			case "condition" -> "condition " + Facts.text(f, "dimension") + " = " + Facts.text(f, "value") + " in run " + Facts.text(f, "run");
			default -> FactWords.of(f);
		};
	}

	private static String cellEnd(Json f) {
		return Facts.text(f, "kind") + " " + Facts.text(f, "verdict") + ". " + CellOrder.reasons(f);
	}

	private static String frames(Json f) {
		String frames = Facts.frames(f);
		return (frames.matches("\\d+") ? "frame " : "frames ") + frames;
	}

	private String sightingEnd(Json f) {
		String direction = Facts.text(f, "direction");
		return Facts.text(f, "kind") + ", " + Facts.text(f, "strength") + ", " + (direction.equals("unknown") ? "direction not known, " : "going " + direction + " ") + "to "
				+ f.text("host").map(h -> h + ", ").orElse("") + server(f) + ", in " + facts.evidence(Facts.text(f, "evidence"))
				+ (f.items("earlier").isEmpty() ? "" : ", begun in " + f.items("earlier").size() + " of the files before it");
	}

	private static String server(Json f) {
		return Facts.socket(f, "server");
	}
}
