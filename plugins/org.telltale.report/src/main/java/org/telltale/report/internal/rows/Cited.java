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
import org.telltale.report.internal.words.Words;

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
				sentences.add(facts.words().of("cited.and-more", left.getValue(), left.getKey()));
			}
		}
		if (told.size() < ordered.size()) {
			sentences.add(facts.words().of("cited.flows", ordered.size() - told.size()));
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
			return facts.words().of("cited.not-here", Facts.start(id));
		}
		Json.Fields f = fact.get();
		return switch (Facts.text(f, "type")) {
			case "sighting" -> labels.label(id) + "  " + Facts.text(f, "exhibitId") + ", " + frames(f) + ":  " + sightingEnd(f);
			case "cell" -> Facts.text(f, "claim") + " / " + Facts.text(f, "run") + "  " + cellEnd(f);
			default -> labels.label(id) + "  " + other(f);
		};
	}

	private String other(Json f) {
		Words words = facts.words();
		return switch (Facts.text(f, "type")) {
			case "flow" -> words.of("cited.flow", Facts.socket(f, "client"), Facts.socket(f, "server"), f.text("run").orElse("–"), Facts.number(f, "bytes", "out"), Facts.number(f, "bytes", "in"));
			case "link" -> words.of("cited.link", Facts.text(f, "path"), f.text("host").or(() -> f.text("address")).orElse(words.of("cited.endpoint")), words.code("link", Facts.text(f, "strength")));
			case "run" -> words.of("cited.run", Facts.text(f, "run"));
			case "name" -> words.of("cited.name", Facts.text(f, "name"), Facts.text(f, "address"), Facts.text(f, "source"), Facts.number(f, "frame"));
			case "condition" -> words.of("cited.condition", Facts.text(f, "dimension"), Facts.text(f, "value"), Facts.text(f, "run"));
			default -> FactWords.of(f, words);
		};
	}

	private String cellEnd(Json f) {
		return Facts.text(f, "kind") + " " + facts.words().code("verdict", Facts.text(f, "verdict")) + ". " + CellOrder.reasons(f, facts);
	}

	private String frames(Json f) {
		return facts.frames(f);
	}

	private String sightingEnd(Json f) {
		String direction = Facts.text(f, "direction");
		Words words = facts.words();
		return words.of("sighting.end." + direction, Facts.text(f, "kind"), words.code("strength", Facts.text(f, "strength")), f.text("host").map(h -> h + ", ").orElse("") + server(f),
				facts.evidence(Facts.text(f, "evidence"))) + (f.items("earlier").isEmpty() ? "" : ", " + words.of("sighting.begun", f.items("earlier").size()));
	}

	private static String server(Json f) {
		return Facts.socket(f, "server");
	}
}
