package org.telltale.audit.cells;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.base.json.Json;

/**
 * The overall verdict of a claim by the rule of docs/formats/cells.md.
 *
 * @param verdict the gravest of its cells, {@link Verdict#NOT_TESTED} without any; cells of hypothetical runs do not count
 * @param counts how many of those that count have each verdict, the gravest first
 * @param runs those of the cells that decide, with their kinds
 * @param hypothetical the hypothetical runs, each with its cells' verdicts
 */
public record ClaimVerdict(Verdict verdict, SortedMap<Verdict, Integer> counts, List<String> runs, List<String> hypothetical) {

	/** Of the cells of a claim among these. */
	public static ClaimVerdict of(String claim, Collection<? extends Json> cells) {
		List<? extends Json> own = cells.stream().filter(cell -> cell.text("claim").orElse("").equals(claim)).toList();
		List<? extends Json> real = own.stream().filter(cell -> !isHypothetical(cell)).toList();
		SortedMap<Verdict, Integer> counts = counts(real);
		Verdict overall = Verdict.overall(counts.keySet());
		List<String> runs = byRun(real.stream().filter(cell -> Verdict.overall(List.of(verdict(cell))) == overall)).entrySet().stream()
				.map(entry -> entry.getKey().equals("*") ? "all runs" : entry.getKey() + " (" + entry.getValue().stream().map(cell -> cell.text("kind").orElse("")).collect(Collectors.joining(", ")) + ")").toList();
		List<String> hypothetical = byRun(own.stream().filter(ClaimVerdict::isHypothetical)).entrySet().stream().map(entry -> entry.getKey() + " (" + words(counts(entry.getValue())) + ")").toList();
		return new ClaimVerdict(overall, counts, runs, hypothetical);
	}

	private static SortedMap<Verdict, Integer> counts(Collection<? extends Json> cells) {
		SortedMap<Verdict, Integer> counts = new TreeMap<>();
		cells.forEach(cell -> counts.merge(verdict(cell), 1, Integer::sum));
		return counts;
	}

	private static SortedMap<String, List<Json>> byRun(Stream<? extends Json> cells) {
		return cells.collect(Collectors.groupingBy(cell -> cell.text("run").orElse(""), () -> new TreeMap<>(CaseFacts::byNumberInName), Collectors.toList()));
	}

	private static Verdict verdict(Json cell) {
		return Verdict.of(cell.text("verdict").orElse(""));
	}

	private static boolean isHypothetical(Json cell) {
		return cell.bool("hypothetical").orElse(false);
	}

	private static String words(SortedMap<Verdict, Integer> counts) {
		return counts.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey().words()).collect(Collectors.joining(", "));
	}

	/** Whether any cell was made of it. */
	public boolean hasCells() {
		return !counts.isEmpty() || !hypothetical.isEmpty();
	}

	/** The counts and the rule, and which hypothetical runs are left out. */
	public String why() {
		int all = counts.values().stream().mapToInt(Integer::intValue).sum();
		String rule = all == 0 ? "No cell of a run that was made decides." : all == 1 ? "It has one cell, which decides." : "The gravest of its " + all + " cells decides: " + words(counts) + ".";
		return !hasCells() ? "No cell was made of it." : hypothetical.isEmpty() ? rule : rule + " Hypothetical, and left out: " + String.join("; ", hypothetical) + ".";
	}
}
