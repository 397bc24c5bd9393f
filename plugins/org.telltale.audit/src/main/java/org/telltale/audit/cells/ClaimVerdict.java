package org.telltale.audit.cells;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.base.json.Json;

/**
 * The overall verdict of a claim by the rule of docs/formats/cells.md.
 *
 * @param verdict the gravest of its cells, {@link Verdict#NOT_TESTED} without any
 * @param counts how many of its cells have each verdict, the gravest first
 * @param runs those of the cells that decide, with their kinds
 */
public record ClaimVerdict(Verdict verdict, SortedMap<Verdict, Integer> counts, List<String> runs) {

	/** Of the cells of a claim among these. */
	public static ClaimVerdict of(String claim, Collection<? extends Json> cells) {
		List<? extends Json> own = cells.stream().filter(cell -> cell.text("claim").orElse("").equals(claim)).toList();
		SortedMap<Verdict, Integer> counts = new TreeMap<>();
		own.forEach(cell -> counts.merge(verdict(cell), 1, Integer::sum));
		Verdict overall = Verdict.overall(counts.keySet());
		List<String> runs = own.stream().filter(cell -> Verdict.overall(List.of(verdict(cell))) == overall)
				.collect(Collectors.groupingBy(ClaimVerdict::run, () -> new TreeMap<>(CaseFacts::byNumberInName), Collectors.mapping(cell -> cell.text("kind").orElse(""), Collectors.joining(", "))))
				.entrySet().stream().map(entry -> entry.getKey().equals("*") ? "all runs" : entry.getKey() + " (" + entry.getValue() + ")").toList();
		return new ClaimVerdict(overall, counts, runs);
	}

	private static Verdict verdict(Json cell) {
		return Verdict.of(cell.text("verdict").orElse(""));
	}

	private static String run(Json cell) {
		return cell.text("run").orElse("") + (cell.bool("hypothetical").orElse(false) ? ", hypothetical" : "");
	}

	/** The counts and the rule in one sentence. */
	public String why() {
		int all = counts.values().stream().mapToInt(Integer::intValue).sum();
		return all == 0 ? "No cell was made of it." : all == 1 ? "It has one cell, which decides." : "The gravest of its " + all + " cells decides: "
				+ counts.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey().words()).collect(Collectors.joining(", ")) + ".";
	}
}
