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

	private final CaseFacts facts;
	private final Predicate.Test state;
	private final Optional<String> subject;

	StateCell(CaseFacts facts, Predicate predicate, Optional<String> subject) {
		this.facts = facts;
		this.subject = subject;
		this.state = predicate.act().orElseThrow();
	}

	Cell compute() {
		List<CaseFacts.Condition> states = new ArrayList<>();
		long against = 0;
		for (CaseFacts.Run run : facts.runs()) {
			if (run.counts(subject)) {
				states.addAll(facts.conditions(run).stream().filter(c -> c.dimension().equals(state.dimension())).toList());
				against += startsOtherwise(run) && startsAfterReset(run) ? 1 : 0;
			}
		}
		List<String> sources = List.copyOf(new TreeSet<>(states.stream().map(CaseFacts.Condition::sourceKind).toList()));
		if (against > 0) {
			return cell("contradicted", "state", against, sources);
		}
		List<CaseFacts.Condition> wanted = states.stream().filter(c -> c.value().equals(state.values().get(0))).toList();
		long observed = wanted.stream().filter(c -> !UNOBSERVED.contains(c.sourceKind())).count();
		List<CaseFacts.Condition> read = wanted.stream().filter(c -> c.rom() != RomDefaults.Said.NOTHING).toList();
		long otherwise = read.stream().filter(c -> c.rom() == RomDefaults.Said.OTHERWISE).count();
		if (read.isEmpty()) {
			return cell("inconclusive", "rom-default-not-read", observed, sources);
		} else if (otherwise > 0) {
			return cell("inconclusive", "rom-default-differs", otherwise, sources);
		}
		return observed == 0 ? cell("inconclusive", "state-not-observed", 0, sources) : cell("confirmed", "state", observed, sources);
	}

	private static Cell cell(String verdict, String code, long number, List<String> sources) {
		return new Cell(verdict, List.of(new Cell.Reason(code, number)), List.of(), 0, 0, 0, Optional.empty(), 0, sources, false);
	}

	private boolean startsOtherwise(CaseFacts.Run run) {
		return atStart(run, state.dimension()).stream().filter(c -> !c.value().equals("absent") && !c.value().equals(state.values().get(0))).anyMatch(c -> !c.sourceKind().equals("statement"));
	}

	private boolean startsAfterReset(CaseFacts.Run run) {
		List<String> roms = facts.order("rom");
		boolean firstRom = !roms.isEmpty() && has(run, "rom", roms.get(0)) && has(run, "account", "none");
		return has(run, "reset", "factory") || firstRom;
	}

	private boolean has(CaseFacts.Run run, String dimension, String value) {
		return atStart(run, dimension).stream().anyMatch(c -> c.value().equals(value));
	}

	private List<CaseFacts.Condition> atStart(CaseFacts.Run run, String dimension) {
		return facts.conditions(run).stream().filter(c -> c.dimension().equals(dimension))
				.filter(c -> c.span().from() <= run.span().from() && run.span().from() < c.span().to()).toList();
	}
}
