package org.telltale.seal.text;

import static org.telltale.seal.text.PrintedFacts.frames;
import static org.telltale.seal.text.PrintedFacts.number;
import static org.telltale.seal.text.PrintedFacts.object;
import static org.telltale.seal.text.PrintedFacts.reasons;
import static org.telltale.seal.text.PrintedFacts.socket;
import static org.telltale.seal.text.PrintedFacts.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.telltale.base.json.Json;
import org.telltale.seal.facts.Fact;

/** The sentences by which the pages cite facts: docs/formats/report-text.md, "Cited facts". */
final class FactSentences {

	private static final int MOST = 12;
	/** Sources of a clock that tell no time (docs/formats/facts.md, clocks by TLS). */
	private static final Set<String> BOUNDING = Set.of("certificate", "ocsp-staple");

	private final PrintedFacts facts;

	FactSentences(PrintedFacts facts) {
		this.facts = facts;
	}

	/** One sentence a line of the page, in its order. */
	List<String> of(List<String> ids) {
		List<String> ordered = ids.stream().sorted((a, b) -> Names.ORDER.compare(facts.label(a), facts.label(b))).toList();
		List<String> all = grouped(ordered);
		if (all.size() <= MOST) {
			return all;
		}
		List<String> told = ordered.stream().filter(id -> !type(id).equals("flow")).toList();
		List<String> sentences = new ArrayList<>(grouped(told));
		if (sentences.size() > MOST) {
			sentences = new ArrayList<>(told.stream().limit(MOST).map(this::single).toList());
			Map<String, Integer> rest = new TreeMap<>();
			told.stream().skip(MOST).forEach(id -> rest.merge(type(id), 1, Integer::sum));
			for (Map.Entry<String, Integer> left : rest.entrySet()) {
				sentences.add("And " + left.getValue() + " " + left.getKey() + " facts, named in the attached facts.jsonl.");
			}
		}
		if (told.size() < ordered.size()) {
			sentences.add((ordered.size() - told.size()) + " flow facts, named in the attached facts.jsonl.");
		}
		return sentences;
	}

	private String type(String id) {
		return facts.fact(id).map(Fact::type).orElse("unknown");
	}

	/** Sightings that share their end, and cells that share theirs, share a sentence, where its first one stands. */
	private List<String> grouped(List<String> ids) {
		Map<String, List<String>> groups = new LinkedHashMap<>();
		for (String id : ids) {
			String key = switch (type(id)) {
				case "sighting" -> sightingEnd(facts.fact(id).orElseThrow());
				case "cell" -> cellEnd(facts.fact(id).orElseThrow());
				default -> id;
			};
			groups.computeIfAbsent(key, k -> new ArrayList<>()).add(id);
		}
		List<String> sentences = new ArrayList<>();
		groups.forEach((end, alike) -> sentences.add(alike.size() == 1 ? single(alike.get(0)) : shared(end, alike)));
		return sentences;
	}

	private String shared(String end, List<String> alike) {
		List<Fact> members = alike.stream().map(id -> facts.fact(id).orElseThrow()).toList();
		if (members.get(0).type().equals("sighting")) {
			return String.join(";  ", members.stream().map(this::sightingStart).toList()) + ":  " + end;
		}
		Map<String, TreeSet<String>> runs = new TreeMap<>(Names.ORDER);
		members.forEach(cell -> runs.computeIfAbsent(text(cell, "claim"), k -> new TreeSet<>(Names.ORDER)).add(text(cell, "run")));
		return String.join("; ", runs.entrySet().stream().map(e -> e.getKey() + " / " + String.join(", ", e.getValue())).toList()) + "  " + end;
	}

	private String single(String id) {
		if (facts.fact(id).isEmpty()) {
			return "Fact " + PrintedFacts.start(id) + " (not in this report)";
		}
		Fact fact = facts.fact(id).get();
		return switch (fact.type()) {
			case "sighting" -> sightingStart(fact) + ":  " + sightingEnd(fact);
			case "cell" -> text(fact, "claim") + " / " + text(fact, "run") + "  " + cellEnd(fact);
			default -> facts.label(id) + "  " + words(fact);
		};
	}

	private String sightingStart(Fact fact) {
		return facts.label(fact.id()) + "  " + text(fact, "exhibitId") + ", " + frames(fact.json());
	}

	private static String cellEnd(Fact fact) {
		return text(fact, "kind") + " " + text(fact, "verdict") + ". " + reasons(fact);
	}

	private String sightingEnd(Fact fact) {
		String direction = text(fact, "direction").equals("unknown") ? "direction not known, " : "going " + text(fact, "direction") + " ";
		int earlier = fact.json().items("earlier").size();
		return text(fact, "kind") + ", " + text(fact, "strength") + ", " + direction + "to " + fact.json().text("host").map(host -> host + ", ").orElse("") + socket(fact, "server") + ", in "
				+ facts.evidence(text(fact, "evidence")) + (earlier == 0 ? "" : ", begun in " + earlier + " of the files before it");
	}

	private static String words(Fact f) {
		return switch (f.type()) {
			case "flow" -> "flow " + socket(f, "client") + " → " + socket(f, "server") + ", run " + f.json().text("run").orElse("–") + ", " + number(object(f, "bytes"), "out") + " bytes out, "
					+ number(object(f, "bytes"), "in") + " in";
			case "link" -> text(f, "path") + " names " + f.json().text("host").or(() -> f.json().text("address")).orElse("an endpoint") + " (" + text(f, "strength") + ")";
			case "run" -> "run " + text(f, "run") + " (section 8.1)";
			case "name" -> text(f, "name") + " is " + text(f, "address") + " (" + text(f, "source") + ", frame " + number(f.json(), "frame") + ")";
			case "condition" -> "condition " + text(f, "dimension") + " = " + text(f, "value") + " in run " + text(f, "run");
			case "handset" -> "handset " + text(f, "handset") + ", entered as " + joined(f, " ", "make", "model", "build") + " (section 8)";
			case "setting" -> text(f, "namespace") + " " + text(f, "key") + " = " + text(f, "value") + ", in " + text(object(f, "source"), "path");
			case "type-code" -> "type code " + text(f, "tac") + ": " + joined(f, " ", "make", "model") + ", " + text(object(f, "source"), "path") + ", line "
					+ text(object(f, "source"), "row") + f.json().text("says").map(says -> " (" + says + ")").orElse("");
			case "certificate" -> "certificate of " + socket(f, "server") + f.json().text("sni").map(name -> ", asked for " + name).orElse("") + f.json().text("run").map(run -> ", run " + run).orElse("")
					+ ", first at frame " + number(f.json(), "frame") + ": " + f.json().text("subject").orElse("not opened");
			case "stimulus" -> "stimulus " + text(f, "kind") + " in run " + text(f, "run") + ", of " + String.join(", ", f.texts("exhibits"));
			case "attribution" -> text(f, "address") + ": " + joined(f, ", ", "as", "country", "owner", "registry") + ", as of " + text(f, "asOf");
			case "capture-point" -> "capture point " + text(f, "point") + " of run " + text(f, "run");
			case "clock" -> (isBounded(f) ? "bounds of " : "") + number(f.json(), "agree") + " of " + number(f.json(), "of") + " servers' " + (isBounded(f) ? "certificates" : "times") + ", from frame " + number(f.json(), "frame") + " on";
			case "handset-clock" -> "clock of " + text(f, "client") + " by " + number(f.json(), "agree") + " of " + number(f.json(), "of") + " TLS hellos, from frame " + number(f.json(), "frame") + " on";
			case "photo-clock" -> "clock of a camera (" + joined(f, " ", "make", "model") + ") by " + number(f.json(), "agree") + " of " + number(f.json(), "of") + " photos";
			default -> f.type();
		};
	}

	/** Whether a clock's sources tell no time, and bound it alone. */
	private static boolean isBounded(Fact f) {
		List<Json> sources = f.json().items("sources");
		return !sources.isEmpty() && sources.stream().allMatch(source -> BOUNDING.contains(text(source, "source")));
	}

	private static String joined(Fact fact, String between, String... members) {
		List<String> there = new ArrayList<>();
		for (String member : members) {
			fact.json().text(member).filter(text -> !text.isBlank()).ifPresent(there::add);
		}
		return String.join(between, there);
	}
}
