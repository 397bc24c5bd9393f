package org.telltale.seal.recompute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The one cell of a state claim. */
final class StateCell {

	/** Sources that show no state as it was observed. */
	private static final Set<String> UNOBSERVED = Set.of("statement", "rom-default");
	private static final String ABSENT = "absent";

	private final CaseFacts facts;
	private final Predicate.Test state;
	private final Optional<String> subject;

	StateCell(CaseFacts facts, Predicate predicate, Optional<String> subject) {
		this.facts = facts;
		this.subject = subject;
		this.state = predicate.act().orElseThrow();
	}

	Cell compute() {
		String wanted = state.values().get(0);
		List<CaseFacts.Condition> states = new ArrayList<>();
		long against = 0;
		long torn = 0;
		long observed = 0;
		for (CaseFacts.Run run : facts.runs()) {
			if (run.counts(subject)) {
				states.addAll(facts.conditions(run).stream().filter(c -> c.dimension().equals(state.dimension())).toList());
				if (startsAfterReset(run)) {
					Start start = start(run, wanted);
					against += start.otherwise() > 0 && !start.isTorn() ? 1 : 0;
					torn += start.isTorn() ? 1 : 0;
					observed += start.observed();
				}
			}
		}
		List<String> sources = List.copyOf(new TreeSet<>(states.stream().map(CaseFacts.Condition::sourceKind).toList()));
		if (against > 0) {
			return cell("contradicted", "state", against, sources);
		} else if (torn > 0) {
			return cell("inconclusive", "state-disputed", torn, sources);
		}
		return byDefaults(states, observed, sources);
	}

	private Cell byDefaults(List<CaseFacts.Condition> states, long observed, List<String> sources) {
		long read = 0;
		long otherwise = 0;
		for (CaseFacts.Condition condition : states) {
			if (condition.value().equals(state.values().get(0))) {
				read += condition.rom() == RomDefaults.Said.NOTHING ? 0 : 1;
				otherwise += condition.rom() == RomDefaults.Said.OTHERWISE ? 1 : 0;
			} else if (!condition.value().equals(ABSENT) && condition.rom() == RomDefaults.Said.ITS_VALUE) {
				otherwise++;
			}
		}
		if (read == 0 && otherwise == 0) {
			return cell("inconclusive", "rom-default-not-read", observed, sources);
		} else if (otherwise > 0) {
			return cell("inconclusive", "rom-default-differs", otherwise, sources);
		}
		return observed == 0 ? cell("inconclusive", "state-not-observed", 0, sources) : cell("confirmed", "state", observed, sources);
	}

	/**
	 * What is said of the state at the start of a run.
	 *
	 * @param same conditions with the claim's value
	 * @param observed those of them that were observed
	 * @param other conditions with another value
	 * @param otherwise those of them that contradict it and were observed
	 */
	private record Start(long same, long observed, long other, long otherwise) {

		boolean isTorn() {
			return same > 0 && other > 0;
		}
	}

	private Start start(CaseFacts.Run run, String wanted) {
		List<CaseFacts.Condition> said = atStart(run, state.dimension());
		List<CaseFacts.Condition> same = said.stream().filter(c -> c.value().equals(wanted)).toList();
		return new Start(same.size(), same.stream().filter(c -> !UNOBSERVED.contains(c.sourceKind())).count(), said.size() - same.size(),
				said.stream().filter(c -> !c.value().equals(wanted) && !c.value().equals(ABSENT) && !UNOBSERVED.contains(c.sourceKind())).count());
	}

	private static Cell cell(String verdict, String code, long number, List<String> sources) {
		return new Cell(verdict, List.of(new Cell.Reason(code, number)), List.of(), 0, Cell.Left.NONE, 0, 0, Optional.empty(), 0, sources, false);
	}

	private boolean startsAfterReset(CaseFacts.Run run) {
		List<String> roms = facts.order("rom");
		boolean firstRom = !roms.isEmpty() && has(run, "rom", roms.get(0)) && has(run, "account", "none");
		return has(run, "reset", "factory") || firstRom;
	}

	private boolean has(CaseFacts.Run run, String dimension, String value) {
		List<CaseFacts.Condition> said = atStart(run, dimension);
		return !said.isEmpty() && said.stream().allMatch(c -> c.value().equals(value));
	}

	private List<CaseFacts.Condition> atStart(CaseFacts.Run run, String dimension) {
		return facts.conditions(run).stream().filter(c -> c.dimension().equals(dimension))
				.filter(c -> c.span().from() <= run.span().from() && run.span().from() < c.span().to()).toList();
	}
}
