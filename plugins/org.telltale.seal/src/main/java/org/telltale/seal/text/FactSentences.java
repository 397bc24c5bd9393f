package org.telltale.seal.text;

import static org.telltale.seal.text.PrintedFacts.number;
import static org.telltale.seal.text.PrintedFacts.object;
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
	private final PageWords words;

	FactSentences(PrintedFacts facts) {
		this.facts = facts;
		this.words = facts.words();
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
				sentences.add(words.of("And {0} {1} facts, named in the attached facts.jsonl.", left.getValue(), left.getKey()));
			}
		}
		if (told.size() < ordered.size()) {
			sentences.add(words.of("{0} flow facts, named in the attached facts.jsonl.", ordered.size() - told.size()));
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
			return words.of("Fact {0} (not in this report)", PrintedFacts.start(id));
		}
		Fact fact = facts.fact(id).get();
		return switch (fact.type()) {
			case "sighting" -> sightingStart(fact) + ":  " + sightingEnd(fact);
			case "cell" -> text(fact, "claim") + " / " + text(fact, "run") + "  " + cellEnd(fact);
			default -> facts.label(id) + "  " + words(fact);
		};
	}

	private String sightingStart(Fact fact) {
		return facts.label(fact.id()) + "  " + text(fact, "exhibitId") + ", " + facts.frames(fact.json());
	}

	private String cellEnd(Fact fact) {
		return text(fact, "kind") + " " + words.code(text(fact, "verdict")) + ". " + facts.reasons(fact);
	}

	private String sightingEnd(Fact fact) {
		String way = switch (text(fact, "direction")) {
			case "out" -> "{0}, {1}, going out to {2}, in {3}";
			case "in" -> "{0}, {1}, going in to {2}, in {3}";
			default -> "{0}, {1}, direction not known, to {2}, in {3}";
		};
		int earlier = fact.json().items("earlier").size();
		return words.of(way, text(fact, "kind"), words.code(text(fact, "strength")), fact.json().text("host").map(host -> host + ", ").orElse("") + socket(fact, "server"), facts.evidence(text(fact, "evidence")))
				+ (earlier == 0 ? "" : ", " + words.of("begun in {0} of the files before it", earlier));
	}

	private String words(Fact f) {
		return switch (f.type()) {
			case "flow" -> words.of("flow {0} → {1}, run {2}, {3} bytes out, {4} in", socket(f, "client"), socket(f, "server"), f.json().text("run").orElse("–"), number(object(f, "bytes"), "out"),
					number(object(f, "bytes"), "in"));
			case "link" -> words.of("{0} names {1} ({2})", text(f, "path"), f.json().text("host").or(() -> f.json().text("address")).orElse(words.of("an endpoint")), words.code(text(f, "strength")));
			case "run" -> words.of("run {0} (section 8.1)", text(f, "run"));
			case "name" -> words.of("{0} is {1} ({2}, frame {3})", text(f, "name"), text(f, "address"), text(f, "source"), number(f.json(), "frame"));
			case "condition" -> words.of("condition {0} = {1} in run {2}", text(f, "dimension"), text(f, "value"), text(f, "run"));
			case "handset" -> words.of("handset {0}, entered as {1} (section 8)", text(f, "handset"), joined(f, " ", "make", "model", "build"));
			case "setting" -> text(f, "namespace") + " " + text(f, "key") + " = " + text(f, "value") + ", in " + text(object(f, "source"), "path");
			case "type-code" -> words.of("type code {0}: {1}, {2}, line {3}", text(f, "tac"), joined(f, " ", "make", "model"), text(object(f, "source"), "path"),
					text(object(f, "source"), "row")) + f.json().text("says").map(says -> " (" + says + ")").orElse("");
			case "certificate" -> words.of("certificate of {0}{1}, first at frame {2}: {3}", socket(f, "server"), f.json().text("sni").map(name -> words.of(", asked for {0}", name)).orElse("")
					+ f.json().text("run").map(run -> words.of(", run {0}", run)).orElse(""), number(f.json(), "frame"), f.json().text("subject").orElse(words.of("not opened")));
			case "stimulus" -> words.of("stimulus {0} in run {1}, of {2}", text(f, "kind"), text(f, "run"), String.join(", ", f.texts("exhibits")));
			case "attribution" -> words.of("{0}: {1}, as of {2}", text(f, "address"), joined(f, ", ", "as", "country", "owner", "registry"), text(f, "asOf"));
			case "capture-point" -> words.of("capture point {0} of run {1}", text(f, "point"), text(f, "run"));
			case "clock" -> words.of(isBounded(f) ? "bounds of {0} of {1} servers' certificates, from frame {2} on" : "{0} of {1} servers' times, from frame {2} on",
					number(f.json(), "agree"), number(f.json(), "of"), number(f.json(), "frame"));
			case "handset-clock" -> words.of("clock of {0} by {1} of {2} TLS hellos, from frame {3} on", text(f, "client"), number(f.json(), "agree"), number(f.json(), "of"), number(f.json(), "frame"));
			case "photo-clock" -> words.of("clock of a camera ({0}) by {1} of {2} photos", joined(f, " ", "make", "model"), number(f.json(), "agree"), number(f.json(), "of"));
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
