package org.telltale.casework.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.telltale.base.json.Json;
import org.telltale.casework.facts.FactLine;

/**
 * What was entered, changed or taken out since a case was analysed: its cells and findings do not know of it yet.
 *
 * @param changes by type and name; {@code a} is how the last analysis had it, {@code b} how it is now
 */
public record Pending(List<Difference> changes) {

	/** The types of facts that stand in the case itself. */
	public static final List<String> TYPES = List.of("evidence", "handset", "dimension", "run", "run-title", "capture-point", "condition", "stimulus", "exhibit", "claim");

	public Pending {
		changes = List.copyOf(changes);
	}

	/**
	 * Compares.
	 *
	 * @param analysed facts of the last analysis; those of other types are ignored
	 * @param now facts of the case as it is
	 */
	public static Pending of(Collection<Json.Fields> analysed, Collection<Json.Fields> now) {
		return new Pending(CaseComparison.changes(TYPES, new Side(analysed, List.of()), new Side(now, List.of())));
	}

	/** Whether the last analysis knew all of it. */
	public boolean isEmpty() {
		return changes.isEmpty();
	}

	/** How many of each type, for example {@code evidence 2, claim 1}. */
	public String counts() {
		Map<String, Long> counts = changes.stream().collect(Collectors.groupingBy(Difference::area, LinkedHashMap::new, Collectors.counting()));
		return counts.entrySet().stream().map(count -> count.getKey() + " " + count.getValue()).collect(Collectors.joining(", "));
	}

	/** The analysed facts with what changed as it is now, sorted by id; what did not change keeps its id. */
	public List<Json.Fields> applied(Collection<Json.Fields> analysed, Collection<Json.Fields> now) {
		Map<String, Difference> changed = changes.stream().collect(Collectors.toMap(Difference::name, change -> change));
		List<Json.Fields> facts = new ArrayList<>();
		analysed.stream().filter(fact -> !changed.containsKey(Side.name(fact))).forEach(facts::add);
		now.stream().filter(fact -> changed.containsKey(Side.name(fact))).forEach(facts::add);
		return FactLine.sorted(facts);
	}
}
