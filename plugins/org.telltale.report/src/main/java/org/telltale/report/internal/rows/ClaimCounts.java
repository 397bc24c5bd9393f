package org.telltale.report.internal.rows;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.telltale.audit.cells.Verdict;
import org.telltale.base.json.Json;
import org.telltale.report.internal.words.Words;

/** How many cells of a claim have which verdict, and that the gravest decides: what stands before the reasons in section 16. */
final class ClaimCounts {

	private ClaimCounts() {
	}

	/** The counts and the rule, and which hypothetical runs are left out. */
	static String of(String claim, Facts facts) {
		Words words = facts.words();
		List<Json.Fields> own = facts.of("cell").stream().filter(cell -> Facts.text(cell, "claim").equals(claim)).toList();
		List<Json.Fields> real = own.stream().filter(cell -> !isHypothetical(cell)).toList();
		Map<String, List<Json.Fields>> hypothetical = own.stream().filter(ClaimCounts::isHypothetical)
				.collect(Collectors.groupingBy(cell -> Facts.text(cell, "run"), () -> new TreeMap<>(Natural.ORDER), Collectors.toList()));
		if (own.isEmpty()) {
			return words.of("claim.no-cells");
		}
		String rule = real.isEmpty() ? words.of("claim.no-real-cells") : real.size() == 1 ? words.of("claim.one-cell") : words.of("claim.gravest", real.size(), counts(real, words));
		List<String> left = new ArrayList<>();
		hypothetical.forEach((run, cells) -> left.add(run + " (" + counts(cells, words) + ")"));
		return left.isEmpty() ? rule : rule + " " + words.of("claim.hypothetical", String.join("; ", left));
	}

	private static boolean isHypothetical(Json cell) {
		return cell.bool("hypothetical").orElse(false);
	}

	/** The gravest first. */
	private static String counts(Collection<Json.Fields> cells, Words words) {
		SortedMap<Verdict, Integer> counts = new TreeMap<>();
		cells.forEach(cell -> counts.merge(Verdict.of(Facts.text(cell, "verdict")), 1, Integer::sum));
		return counts.entrySet().stream().map(each -> each.getValue() + " " + words.code("verdict", each.getKey().words())).collect(Collectors.joining(", "));
	}
}
