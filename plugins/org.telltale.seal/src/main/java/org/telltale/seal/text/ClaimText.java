package org.telltale.seal.text;

import static org.telltale.seal.text.PrintedFacts.number;
import static org.telltale.seal.text.PrintedFacts.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.telltale.seal.facts.Fact;
import org.telltale.seal.refusal.Refusal;

/** Claims and their cells as sections 2 and 16 print them. */
final class ClaimText {

	private static final Comparator<Fact> BY_RUN = Comparator.comparing((Fact f) -> text(f, "run"), Names.ORDER).thenComparing(f -> text(f, "kind"));
	private static final int FEW = 8;
	/** Characters of the columns behind a cell's reasons, which are not compared. */
	private static final int COLUMNS_BEHIND = 200;
	private static final List<String> KINDS = List.of("SMS", "PHOTO", "CONTACT", "IDENTIFIER", "PHONE_NUMBER");
	private static final String OUTSIDE = "not applicable";

	private final PrintedFacts facts;
	private final PageWords words;

	ClaimText(PrintedFacts facts) {
		this.facts = facts;
		this.words = facts.words();
	}

	List<Fact> claims() {
		return facts.of("claim").stream().sorted(Comparator.comparing((Fact f) -> text(f, "claim"), Names.ORDER)).toList();
	}

	/** The table of section 2, closed: nothing else stands in it. */
	void requireSummary(Section section) throws Refusal {
		section.later("the table of claims", words.of("Verdict on each claim"));
		for (Fact claim : claims()) {
			section.next("claim " + text(claim, "claim"), text(claim, "claim") + words.code(verdict(claim)) + text(claim, "text") + why(claim) + limit(claim));
		}
		if (claims().isEmpty()) {
			section.next("that there is no claim", words.of("No claim is audited in this case."));
		}
		section.next("the end of the table of claims", words.of("Findings"));
	}

	/** Section 16: of each claim its words and verdict, then each of its cells. */
	void requireAudit(Section section) throws Refusal {
		String verbatim = words.of("Verbatim");
		String claimed = words.of("Claim") + " ";
		section.times("the head of a claim", verbatim + "“", claims().size() + quoted(verbatim + "“"));
		for (Fact claim : claims()) {
			String name = text(claim, "claim");
			section.times("the head of claim " + name, claimed + name + verbatim, 1 + quoted(claimed + name + verbatim));
			section.later("claim " + name, claimed + name + verbatim + " “" + text(claim, "text") + "”");
			section.later("the verdict of claim " + name, words.of("Verdict") + words.code(verdict(claim)) + words.of("Why") + counts(claim) + why(claim) + words.of("Main limitation") + limit(claim));
			for (String row : matrix(name)) {
				section.next("the table of claim " + name, row);
			}
			for (String row : rows(name)) {
				section.within("a cell of claim " + name, row, COLUMNS_BEHIND);
			}
		}
	}

	/** How often the claims' own words have these words in them. */
	private int quoted(String words) {
		String wanted = Squeezed.of(words);
		return claims().stream().mapToInt(claim -> Squeezed.of(text(claim, "text")).split(Pattern.quote(wanted), -1).length - 1).sum();
	}

	private List<Fact> real(Fact claim) {
		return facts.of("cell").stream().filter(cell -> text(cell, "claim").equals(text(claim, "claim")) && !hypothetical(cell)).toList();
	}

	private static boolean hypothetical(Fact cell) {
		return cell.json().bool("hypothetical").orElse(false);
	}

	private String verdict(Fact claim) {
		TreeSet<String> verdicts = new TreeSet<>();
		real(claim).forEach(cell -> verdicts.add(text(cell, "verdict")));
		return Words.gravest(verdicts);
	}

	private List<Fact> deciding(Fact claim) {
		String verdict = verdict(claim);
		return real(claim).stream().filter(cell -> text(cell, "verdict").equals(verdict) || verdict.equals("not contradicted") && text(cell, "verdict").equals("excluded by volume"))
				.sorted(BY_RUN).toList();
	}

	private String why(Fact claim) {
		if (real(claim).isEmpty()) {
			return words.of("No run of this case tests the claim.");
		}
		List<Fact> deciding = deciding(claim);
		String where = String.join(", ", deciding.stream().map(cell -> text(cell, "run") + " " + text(cell, "kind")).toList());
		boolean everywhere = deciding.stream().allMatch(cell -> text(cell, "run").equals("*"));
		String state = everywhere ? "" : words.of(deciding.size() == 1 ? "{0} cell ({1}): " : "{0} cells ({1}): ", deciding.size(), where);
		List<String> witnesses = deciding.stream().flatMap(cell -> cell.texts("witnesses").stream()).distinct().map(facts::label).sorted(Names.ORDER).toList();
		String few = witnesses.size() <= FEW ? String.join(", ", witnesses) : words.of("{0} and {1} more (section 16)", String.join(", ", witnesses.subList(0, FEW - 1)), witnesses.size() - FEW + 1);
		return state + (deciding.isEmpty() ? "" : facts.reasons(deciding.get(0))) + (witnesses.isEmpty() ? "" : " " + words.of("Witnesses of all: {0}.", few));
	}

	private String limit(Fact claim) {
		boolean alone = deciding(claim).stream().anyMatch(cell -> cell.json().bool("statementAlone").orElse(false));
		return words.of(alone ? Words.STATEMENT_ALONE : Words.limit(verdict(claim)));
	}

	/** How many cells have which verdict, the gravest first. */
	private String counts(Fact claim) {
		List<Fact> real = real(claim);
		TreeMap<String, List<Fact>> made = new TreeMap<>(Names.ORDER);
		facts.of("cell").stream().filter(cell -> text(cell, "claim").equals(text(claim, "claim")) && hypothetical(cell)).forEach(cell -> made.computeIfAbsent(text(cell, "run"), r -> new ArrayList<>()).add(cell));
		if (real.isEmpty() && made.isEmpty()) {
			return words.of("No cell was made of it.") + " ";
		}
		String rule = real.isEmpty() ? words.of("No cell of a run that was made decides.") : real.size() == 1 ? words.of("It has one cell, which decides.")
				: words.of("The gravest of its {0} cells decides: {1}.", real.size(), tally(real));
		List<String> left = made.entrySet().stream().map(run -> run.getKey() + " (" + tally(run.getValue()) + ")").toList();
		return rule + (left.isEmpty() ? " " : " " + words.of("Hypothetical, and left out: {0}.", String.join("; ", left)) + " ");
	}

	private String tally(List<Fact> cells) {
		Stream<String> there = Words.VERDICTS.stream().filter(word -> cells.stream().anyMatch(cell -> text(cell, "verdict").equals(word)));
		return String.join(", ", there.map(word -> cells.stream().filter(cell -> text(cell, "verdict").equals(word)).count() + " " + words.code(word)).toList());
	}

	/**
	 * The rows of a claim's cells as far as they are compared: run, kinds, verdict, reasons, witnesses. Kinds that differ in nothing printed
	 * share a row; cells outside of the claim share one for each reason, behind the others.
	 */
	private List<String> rows(String claim) {
		Map<String, List<Fact>> rows = new LinkedHashMap<>();
		Map<String, List<Fact>> outside = new LinkedHashMap<>();
		facts.of("cell").stream().filter(cell -> text(cell, "claim").equals(claim)).sorted(BY_RUN)
				.forEach(cell -> (text(cell, "verdict").equals(OUTSIDE) ? outside : rows).computeIfAbsent(text(cell, "verdict").equals(OUTSIDE) ? facts.reasons(cell) : printed(cell), k -> new ArrayList<>()).add(cell));
		List<String> texts = new ArrayList<>();
		rows.values().forEach(cells -> texts.add(row(cells)));
		outside.values().forEach(cells -> texts.add(distinct(cells, "run") + distinct(cells, "kind") + words.code(OUTSIDE) + facts.reasons(cells.get(0))));
		return texts;
	}

	/** The rows of a claim's table: run, its conditions, other kinds, and a word a kind; runs outside of the claim have none. */
	private List<String> matrix(String claim) {
		Map<String, Map<String, String>> runs = new LinkedHashMap<>();
		facts.of("cell").stream().filter(cell -> text(cell, "claim").equals(claim) && !text(cell, "kind").equals("STATE")).sorted(BY_RUN)
				.forEach(cell -> runs.computeIfAbsent(text(cell, "run"), r -> new TreeMap<>()).put(text(cell, "kind"), word(cell)));
		List<String> rows = new ArrayList<>();
		runs.forEach((run, kinds) -> {
			if (!kinds.values().stream().allMatch(word -> word.startsWith(words.code(OUTSIDE)))) {
				StringBuilder row = new StringBuilder(run).append(conditions(run));
				kinds.forEach((kind, word) -> row.append(KINDS.contains(kind) ? "" : kind + ": " + word));
				KINDS.forEach(kind -> row.append(kinds.getOrDefault(kind, "")));
				rows.add(row.toString());
			}
		});
		return rows;
	}

	private String word(Fact cell) {
		return words.code(text(cell, "verdict")) + (hypothetical(cell) ? " (" + words.of("hypothetical") + ")" : "");
	}

	private String conditions(String run) {
		return String.join(", ", facts.of("condition").stream().filter(f -> text(f, "run").equals(run)).sorted(Comparator.comparing((Fact f) -> text(f, "dimension"), Names.ORDER)
				.thenComparing(f -> number(f.json(), "from")).thenComparing(Fact::id)).map(f -> text(f, "dimension") + " = " + text(f, "value")).distinct().toList());
	}

	/** All that a row prints of a cell beside its kind, by the members that it is made of. */
	private static String printed(Fact cell) {
		StringBuilder key = new StringBuilder(text(cell, "kind").equals("STATE") ? "state" : "");
		for (String member : List.of("run", "verdict", "hypothetical", "reasons", "witnesses", "stimuli", "exposure", "unknown", "unknownStimuli", "smallest", "clock", "sources", "statementAlone")) {
			key.append('\n').append(cell.json().get(member).map(Object::toString).orElse(""));
		}
		return key.append('\n').append(cell.has("smallest") ? cell.json().get("unreadable").map(Object::toString).orElse("") : "").toString();
	}

	private String row(List<Fact> cells) {
		Fact first = cells.get(0);
		List<String> witnesses = first.texts("witnesses").stream().map(facts::label).sorted(Names.ORDER).toList();
		return (text(first, "run").equals("*") ? words.of("all") : text(first, "run")) + distinct(cells, "kind") + word(first) + facts.reasons(first)
				+ (witnesses.isEmpty() ? "" : words.of("Witnesses: {0}", String.join(", ", witnesses)));
	}

	private static String distinct(List<Fact> cells, String member) {
		return String.join(", ", cells.stream().map(cell -> text(cell, member)).distinct().toList());
	}
}
