package org.telltale.report.internal.rows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.telltale.base.json.Json;

/** Findings, each with what speaks for it, against it, and what else may explain it: section 12. */
final class FindingRows {

	private static final List<String> SEVERITIES = List.of("high", "medium", "low", "information");
	private static final int CITED_SHOWN = 12;
	/** What is tried (docs/formats/explanations.md), in the reader's words. */
	private static final Map<String, String> KINDS = Map.of("act", "An act of the user", "push", "A push service", "update", "An update or download", "time", "A time service",
			"content-network", "A content network", "laboratory", "The laboratory itself");

	/** A finding in the summary. */
	public record Headline(String number, String title, String severity, String status, String bookmark) {
	}

	/** One line of a finding; mark is F (fact), I (inference), O (opinion) or empty. */
	public record Line(String number, String title, String severity, String status, String bookmark, String mark, String label, String text) {
	}

	/** What speaks against one or more findings. */
	public record Contrary(String numbers, String text) {
	}

	private final Facts facts;
	private final Cited cited;

	FindingRows(Facts facts, Cited cited) {
		this.facts = facts;
		this.cited = cited;
	}

	List<Headline> headlines() {
		List<Headline> headlines = new ArrayList<>();
		for (Json.Fields finding : ordered()) {
			headlines.add(new Headline(number(headlines.size()), Facts.text(finding, "title"), Facts.text(finding, "severity"), Facts.text(finding, "status"),
					"finding-" + Facts.text(finding, "finding")));
		}
		return headlines;
	}

	List<Line> lines() {
		List<Line> lines = new ArrayList<>();
		List<Json.Fields> ordered = ordered();
		for (int i = 0; i < ordered.size(); i++) {
			lines.addAll(lines(number(i), ordered.get(i)));
		}
		return lines;
	}

	private static String number(int index) {
		return "12." + (index + 1);
	}

	private List<Json.Fields> ordered() {
		return facts.of("finding").stream().sorted(Comparator.comparing((Json.Fields f) -> SEVERITIES.indexOf(Facts.text(f, "severity")))
				.thenComparing(f -> Facts.text(f, "rule")).thenComparing(f -> Facts.text(f, "title"), Natural.ORDER).thenComparing(f -> Facts.text(f, "finding"))).toList();
	}

	private List<Line> lines(String number, Json.Fields finding) {
		List<Line> lines = new ArrayList<>();
		List<String> supports = Facts.texts(finding, "supports");
		for (String text : cited.sentences(supports, CITED_SHOWN)) {
			lines.add(line(number, finding, "F", lines.isEmpty() ? "Rests on" : "", text));
		}
		lines.add(line(number, finding, "I", "Concluded", Facts.text(finding, "explanation") + " (rule " + Facts.text(finding, "rule") + ", version "
				+ Facts.number(finding, "ruleVersion") + ")"));
		lines.add(line(number, finding, "I", "Does not say", Facts.text(finding, "limits")));
		List<String> contrary = cited.sentences(Facts.texts(finding, "contrary"), CITED_SHOWN);
		if (contrary.isEmpty()) {
			lines.add(line(number, finding, "", "Against it", "The rule found no fact of this case that speaks against it."));
		}
		for (int i = 0; i < contrary.size(); i++) {
			lines.add(line(number, finding, "F", i == 0 ? "Against it" : "", contrary.get(i)));
		}
		List<String> alternatives = Facts.texts(finding, "alternatives");
		if (!alternatives.isEmpty()) {
			lines.add(line(number, finding, "I", "May also be", String.join(" ", alternatives)));
		}
		lines.addAll(tried(number, finding));
		lines.add(decision(number, finding));
		return lines;
	}

	/** Other explanations that were tried on the facts: what came of each, and how many facts that rests on. */
	private static List<Line> tried(String number, Json.Fields finding) {
		List<Line> lines = new ArrayList<>();
		for (Json each : finding.items("explanations")) {
			int cited = each.items("facts").size();
			lines.add(line(number, finding, "I", lines.isEmpty() ? "Tried" : "", KINDS.getOrDefault(each.text("kind").orElse(""), each.text("kind").orElse("")) + ": "
					+ each.text("outcome").orElse("") + ". " + each.text("text").orElse("") + (cited == 0 ? "" : " (" + cited + (cited == 1 ? " fact)" : " facts)"))));
		}
		return lines;
	}

	private static Line decision(String number, Json.Fields finding) {
		String by = Facts.text(finding, "decidedBy");
		String reason = Facts.text(finding, "reason");
		String text = by.isEmpty() ? "Proposed by the rule; no person has decided on it." : Facts.text(finding, "status") + " by " + by + (reason.isEmpty() ? "" : ": " + reason);
		return line(number, finding, by.isEmpty() ? "" : "O", "Decision", text);
	}

	private static Line line(String number, Json.Fields finding, String mark, String label, String text) {
		return new Line(number, Facts.text(finding, "title"), Facts.text(finding, "severity"), Facts.text(finding, "status"),
				"finding-" + Facts.text(finding, "finding"), mark, label, text);
	}

	/** What speaks against findings, each once, with the numbers of the findings: section 18. */
	List<Contrary> contrary() {
		Map<String, List<String>> findings = new LinkedHashMap<>();
		lines().stream().filter(new AgainstOnly()).filter(l -> l.mark().equals("F")).forEach(l -> findings.computeIfAbsent(l.text(), t -> new ArrayList<>()).add(l.number()));
		return findings.entrySet().stream().map(e -> new Contrary(String.join(", ", e.getValue()), e.getKey())).toList();
	}

	/** Lines that follow an "Against it" label up to the next label. */
	private static final class AgainstOnly implements java.util.function.Predicate<Line> {
		private boolean against;

		@Override
		public boolean test(Line line) {
			against = line.label().isEmpty() ? against : line.label().equals("Against it");
			return against;
		}
	}
}
