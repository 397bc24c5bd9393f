package org.telltale.report.internal.rows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.telltale.base.json.Json;
import org.telltale.report.internal.words.Words;

/** Findings, each with what speaks for it, against it, and what else may explain it: section 12. */
final class FindingRows {

	private static final List<String> SEVERITIES = List.of("high", "medium", "low", "information");
	private static final int CITED_SHOWN = 12;

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
	private final Words words;

	FindingRows(Facts facts, Cited cited) {
		this.facts = facts;
		this.cited = cited;
		this.words = facts.words();
	}

	List<Headline> headlines() {
		List<Headline> headlines = new ArrayList<>();
		for (Json.Fields finding : ordered()) {
			headlines.add(new Headline(number(headlines.size()), title(finding), words.code("severity", Facts.text(finding, "severity")), words.code("status", Facts.text(finding, "status")),
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

	private String title(Json finding) {
		return told(finding, "title", Facts.text(finding, "title"));
	}

	/** A sentence of the rule that made the finding. */
	private String told(Json finding, String part, String sentence) {
		return facts.sentences().of("finding." + Facts.text(finding, "rule") + "." + Facts.number(finding, "ruleVersion") + "." + part, sentence);
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
			lines.add(line(number, finding, "F", lines.isEmpty() ? words.of("finding.rests") : "", text));
		}
		lines.add(line(number, finding, "I", words.of("finding.concluded"), words.of("finding.by-rule", told(finding, "explanation", Facts.text(finding, "explanation")), Facts.text(finding, "rule"),
				Facts.number(finding, "ruleVersion"))));
		lines.add(line(number, finding, "I", words.of("finding.limits"), told(finding, "limits", Facts.text(finding, "limits"))));
		List<String> contrary = cited.sentences(Facts.texts(finding, "contrary"), CITED_SHOWN);
		if (contrary.isEmpty()) {
			lines.add(line(number, finding, "", words.of("finding.against"), words.of("finding.nothing-against")));
		}
		for (int i = 0; i < contrary.size(); i++) {
			lines.add(line(number, finding, "F", i == 0 ? words.of("finding.against") : "", contrary.get(i)));
		}
		List<String> alternatives = Facts.texts(finding, "alternatives");
		if (!alternatives.isEmpty()) {
			lines.add(line(number, finding, "I", words.of("finding.may-be"), alternatives.stream().map(each -> told(finding, "alternative", each)).collect(Collectors.joining(" "))));
		}
		lines.addAll(tried(number, finding));
		lines.add(decision(number, finding));
		return lines;
	}

	/** Other explanations that were tried on the facts: what came of each, and how many facts that rests on. */
	private List<Line> tried(String number, Json.Fields finding) {
		List<Line> lines = new ArrayList<>();
		for (Json each : finding.items("explanations")) {
			int cited = each.items("facts").size();
			lines.add(line(number, finding, "I", lines.isEmpty() ? words.of("finding.tried") : "", words.of("finding.trial", words.code("explanation", Facts.text(each, "kind")), words.code("outcome", Facts.text(each, "outcome")),
					facts.sentences().of("trial." + Facts.text(each, "kind"), Facts.text(each, "text"))) + (cited == 0 ? "" : " (" + words.count(cited, "fact") + ")")));
		}
		return lines;
	}

	private Line decision(String number, Json.Fields finding) {
		String by = Facts.text(finding, "decidedBy");
		String reason = Facts.text(finding, "reason");
		String text = by.isEmpty() ? words.of("finding.undecided") : words.of("finding.decided", words.code("status", Facts.text(finding, "status")), by) + (reason.isEmpty() ? "" : ": " + reason);
		return line(number, finding, by.isEmpty() ? "" : "O", words.of("finding.decision"), text);
	}

	private Line line(String number, Json.Fields finding, String mark, String label, String text) {
		return new Line(number, title(finding), words.code("severity", Facts.text(finding, "severity")), words.code("status", Facts.text(finding, "status")),
				"finding-" + Facts.text(finding, "finding"), mark, label, text);
	}

	/** What speaks against findings, each once, with the numbers of the findings: section 18. */
	List<Contrary> contrary() {
		Map<String, List<String>> findings = new LinkedHashMap<>();
		lines().stream().filter(new AgainstOnly(words.of("finding.against"))).filter(l -> l.mark().equals("F")).forEach(l -> findings.computeIfAbsent(l.text(), t -> new ArrayList<>()).add(l.number()));
		return findings.entrySet().stream().map(e -> new Contrary(String.join(", ", e.getValue()), e.getKey())).toList();
	}

	/** Lines that follow an "Against it" label up to the next label. */
	private static final class AgainstOnly implements java.util.function.Predicate<Line> {
		private final String label;
		private boolean against;

		AgainstOnly(String label) {
			this.label = label;
		}

		@Override
		public boolean test(Line line) {
			against = line.label().isEmpty() ? against : line.label().equals(label);
			return against;
		}
	}
}
