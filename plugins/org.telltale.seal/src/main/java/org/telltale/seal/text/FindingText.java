package org.telltale.seal.text;

import static org.telltale.seal.text.PrintedFacts.number;
import static org.telltale.seal.text.PrintedFacts.object;
import static org.telltale.seal.text.PrintedFacts.socket;
import static org.telltale.seal.text.PrintedFacts.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.telltale.base.json.Json;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.refusal.Refusal;

/** Findings as sections 2 and 12 print them, and the sightings behind them. */
final class FindingText {

	private final PrintedFacts facts;
	private final FactSentences sentences;
	private final PageWords words;

	FindingText(PrintedFacts facts) {
		this.facts = facts;
		this.sentences = new FactSentences(facts);
		this.words = facts.words();
	}

	private List<Fact> findings() {
		return facts.of("finding").stream().sorted(Comparator.comparing((Fact f) -> Words.SEVERITIES.indexOf(text(f, "severity"))).thenComparing(f -> text(f, "rule"))
				.thenComparing(f -> text(f, "title"), Names.ORDER).thenComparing(f -> text(f, "finding"))).toList();
	}

	/** The findings in their order, by the number that the pages give them. */
	Map<String, Fact> numbered() {
		Map<String, Fact> numbered = new LinkedHashMap<>();
		findings().forEach(finding -> numbered.put("12." + (numbered.size() + 1), finding));
		return numbered;
	}

	/** What speaks against findings, a sentence each, with the numbers of the findings. */
	Map<String, List<String>> contrary() {
		Map<String, List<String>> against = new LinkedHashMap<>();
		numbered().forEach((number, finding) -> sentences.of(finding.texts("contrary")).forEach(sentence -> against.computeIfAbsent(sentence, s -> new ArrayList<>()).add(number)));
		return against;
	}

	/** The list of section 2, closed. */
	void requireHeadlines(Section section) throws Refusal {
		List<Fact> findings = findings();
		for (int i = 0; i < findings.size(); i++) {
			Fact finding = findings.get(i);
			section.next("finding 12." + (i + 1), "12." + (i + 1) + title(finding) + words.code(text(finding, "severity")) + words.code(text(finding, "status")));
		}
		if (findings.isEmpty()) {
			section.next("that nothing was concluded", words.of("The rules of this version found nothing to conclude."));
		}
		section.next("the end of the list of findings", words.of("How statements are marked"));
	}

	/** Section 12, closed within a finding. */
	void requireFindings(Section section) throws Refusal {
		List<Fact> findings = findings();
		for (int i = 0; i < findings.size(); i++) {
			String number = "12." + (i + 1);
			Fact finding = findings.get(i);
			if (i == 0) {
				section.later("finding " + number, heading(number, finding));
			} else {
				section.next("finding " + number, heading(number, finding));
			}
			requireBody(section, "finding " + number, finding);
		}
		for (Fact sighting : facts.sightings()) {
			requireSighting(section, sighting);
		}
	}

	private String heading(String number, Fact finding) {
		return number + title(finding) + words.of("weight: {0}", words.code(text(finding, "severity"))) + words.of("status: {0}", words.code(text(finding, "status")));
	}

	private void requireBody(Section section, String what, Fact finding) throws Refusal {
		String label = words.of("Rests on");
		for (String sentence : sentences.of(finding.texts("supports"))) {
			section.next("what " + what + " rests on", "F " + label + sentence);
			label = "";
		}
		section.next("the conclusion of " + what, "I " + words.of("Concluded {0} (rule {1}, version {2})", told(finding, "explanation", text(finding, "explanation")), text(finding, "rule"), number(finding.json(), "ruleVersion")));
		section.next("the limits of " + what, "I " + words.of("Does not say {0}", told(finding, "limits", text(finding, "limits"))));
		label = words.of("Against it");
		for (String sentence : sentences.of(finding.texts("contrary"))) {
			section.next("what speaks against " + what, "F " + label + sentence);
			label = "";
		}
		if (finding.texts("contrary").isEmpty()) {
			section.next("what speaks against " + what, label + words.of("The rule found no fact of this case that speaks against it."));
		}
		if (!finding.texts("alternatives").isEmpty()) {
			section.next("what else may explain " + what, "I " + words.of("May also be") + String.join(" ", finding.texts("alternatives").stream().map(each -> told(finding, "alternative", each)).toList()));
		}
		label = words.of("Tried");
		for (Json tried : finding.json().items("explanations")) {
			int cited = tried.items("facts").size();
			section.next("what was tried on " + what, "I " + label + words.code(Words.explanation(text(tried, "kind"))) + ": " + words.code(text(tried, "outcome")) + ". " + words.told("trial." + text(tried, "kind"), text(tried, "text"))
					+ (cited == 0 ? "" : words.of(cited == 1 ? "({0} fact)" : "({0} facts)", cited)));
			label = "";
		}
		String by = text(finding, "decidedBy");
		String reason = text(finding, "reason");
		section.next("the decision on " + what, by.isEmpty() ? words.of("Decision Proposed by the rule; no person has decided on it.")
				: "O " + words.of("Decision {0} by {1}", words.code(text(finding, "status")), by) + (reason.isEmpty() ? "" : ": " + reason));
	}

	/** What the finding is called. */
	String title(Fact finding) {
		return told(finding, "title", text(finding, "title"));
	}

	/** A sentence of the rule that made the finding. */
	private String told(Fact finding, String part, String sentence) {
		return words.told("finding." + text(finding, "rule") + "." + number(finding.json(), "ruleVersion") + "." + part, sentence);
	}

	/** A sighting's heading, place, flow, strength and id, in this order; its time and its bytes are not compared. */
	private void requireSighting(Section section, Fact f) throws Refusal {
		String what = "sighting " + facts.label(f.id());
		String heading = switch (text(f, "direction")) {
			case "out" -> "{0} ({1}) going out";
			case "in" -> "{0} ({1}) going in";
			default -> "{0} ({1}), direction not known,";
		};
		section.later(what, facts.label(f.id()) + words.of(heading, text(f, "exhibitId"), text(f, "kind")) + f.json().text("run").map(run -> words.of("in run {0}", run)).orElse("") + words.of("Time"));
		StringBuilder place = new StringBuilder(words.of("Frames"));
		for (Json earlier : f.json().items("earlier")) {
			place.append(place(earlier)).append("; ");
		}
		section.later("the place of " + what, place + place(f.json()) + ", " + words.of("flow {0}", text(f, "flow")) + bytes(f) + words.of("Flow") + socket(f, "client") + " → " + socket(f, "server")
				+ f.json().text("host").map(host -> " (" + host + ")").orElse("") + "; "
				+ f.json().text("device").map(device -> words.of("attributed to handset {0}", device)).orElse(words.of("attributed to no device under test")) + words.of("Match") + String.join("  ›  ", f.texts("chain")) + ": "
				+ words.of("{0}, as {1}; chance of a match by accident at most 10^{2}", words.code(text(f, "strength")), text(f, "variant"), number(f.json(), "log10Chance")));
		section.ahead("the chance of " + what, words.of("Text"), words.of("Fact"));
		section.later("the id of " + what, words.of("Fact") + f.id());
	}

	private String place(Json part) {
		return facts.evidence(text(part, "evidence")) + ", " + facts.frames(part);
	}

	/** The bytes of the evidence with which the derivation begins, from the first to the last of each item. */
	private String bytes(Fact sighting) throws Refusal {
		Map<String, List<long[]>> read = new LinkedHashMap<>();
		for (Json node : object(sighting, "derivation").items("nodes")) {
			for (Json input : node.items("inputs")) {
				if (input.text("evidence").isPresent()) {
					for (Json range : input.items("ranges")) {
						List<Json> pair = range.asItems();
						Refusal.unless(pair.size() == 2 && pair.stream().allMatch(each -> each.asInteger().isPresent()), sighting.label() + " reads a range that is no pair of numbers");
						read.computeIfAbsent(text(input, "evidence"), item -> new ArrayList<>()).add(new long[] { pair.get(0).asInteger().get(), pair.get(1).asInteger().get() });
					}
				}
			}
		}
		StringBuilder told = new StringBuilder();
		read.forEach((item, ranges) -> told.append("; ").append(span(ranges, facts.evidenceName(item))));
		return told.toString();
	}

	private String span(List<long[]> ranges, String item) {
		long from = Long.MAX_VALUE;
		long to = 0;
		long count = 0;
		for (long[] range : ranges) {
			from = Math.min(from, range[0]);
			to = Math.max(to, range[0] + range[1]);
			count += range[1];
		}
		return ranges.size() == 1 ? words.of("bytes {0} to {1} of {2}", words.grouped(from), words.grouped(to), item)
				: words.of("{0} bytes in {1} ranges from {2} to {3} of {4}", words.grouped(count), ranges.size(), words.grouped(from), words.grouped(to), item);
	}
}
