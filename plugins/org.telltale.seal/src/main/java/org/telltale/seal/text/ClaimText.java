package org.telltale.seal.text;

import static org.telltale.seal.text.PrintedFacts.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.telltale.seal.facts.Fact;
import org.telltale.seal.refusal.Refusal;

/** Claims, what came of them, and why: section 2, and what section 16 says of a whole claim. */
final class ClaimText {

	static final Comparator<Fact> BY_RUN = Comparator.comparing((Fact f) -> text(f, "run"), Names.ORDER).thenComparing(f -> text(f, "kind"));
	private static final int FEW = 8;

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

	private List<Fact> real(Fact claim) {
		return facts.of("cell").stream().filter(cell -> text(cell, "claim").equals(text(claim, "claim")) && !hypothetical(cell)).toList();
	}

	static boolean hypothetical(Fact cell) {
		return cell.json().bool("hypothetical").orElse(false);
	}

	/** The gravest verdict of its cells. */
	String verdict(Fact claim) {
		TreeSet<String> verdicts = new TreeSet<>();
		real(claim).forEach(cell -> verdicts.add(text(cell, "verdict")));
		return Words.gravest(verdicts);
	}

	/** The cells that make the verdict what it is, in their order. */
	List<Fact> deciding(Fact claim) {
		String verdict = verdict(claim);
		return real(claim).stream().filter(cell -> text(cell, "verdict").equals(verdict) || verdict.equals("not contradicted") && text(cell, "verdict").equals("excluded by volume"))
				.sorted(BY_RUN).toList();
	}

	/** What the deciding cells say. */
	String why(Fact claim) {
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

	/** What most limits the verdict. */
	String limit(Fact claim) {
		boolean alone = deciding(claim).stream().anyMatch(cell -> cell.json().bool("statementAlone").orElse(false));
		return words.of(alone ? Words.STATEMENT_ALONE : Words.limit(verdict(claim)));
	}

	/** How many cells have which verdict, the gravest first. */
	String counts(Fact claim) {
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
}
