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
		String wanted = state.values().get(0);
		boolean byDefault = states.stream().anyMatch(c -> c.sourceKind().equals("rom-default") && c.value().equals(wanted));
		long observed = states.stream().filter(c -> !UNOBSERVED.contains(c.sourceKind()) && c.value().equals(wanted)).count();
		boolean contradicted = against > 0;
		boolean confirmed = !contradicted && byDefault && observed > 0;
		String verdict = contradicted ? "contradicted" : confirmed ? "confirmed" : "inconclusive";
		List<String> sources = List.copyOf(new TreeSet<>(states.stream().map(CaseFacts.Condition::sourceKind).toList()));
		Cell.Reason reason = new Cell.Reason(contradicted || confirmed ? "state" : "rom-default-not-read", contradicted ? against : observed);
		return new Cell(verdict, List.of(reason), List.of(), 0, 0, 0, Optional.empty(), 0, sources, false);
	}

	private boolean startsOtherwise(CaseFacts.Run run) {
		return atStart(run, state.dimension()).stream().anyMatch(c -> !c.sourceKind().equals("statement") && !c.value().equals("absent") && !c.value().equals(state.values().get(0)));
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
