package org.telltale.audit.cells;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.ClaimFact;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.RunFact.ConditionFact;
import org.telltale.audit.predicate.Predicate;
import org.telltale.audit.predicate.Predicate.Test;

/** Judges {@code initially D = V after reset} (docs/formats/cells.md, "State claims"). */
final class StateAuditor {

	/** Sources that show no state as it was observed. */
	private static final Set<String> UNOBSERVED = Set.of("statement", "rom-default");

	private final CaseFacts facts;

	StateAuditor(CaseFacts facts) {
		this.facts = facts;
	}

	Cell cell(ClaimFact claim, Predicate.Initially predicate) {
		Test state = predicate.state();
		String wanted = state.values().getFirst();
		List<RunFact> runs = facts.runs().stream().filter(r -> r.handset().isPresent() && r.excluded().isEmpty() && r.isOf(claim.subject())).toList();
		List<ConditionFact> states = runs.stream()
				.flatMap(r -> r.conditions().stream()).filter(c -> c.dimension().equals(state.dimension())).toList();
		long contrary = runs.stream().filter(this::isFresh).filter(r -> atStart(r, state.dimension()).stream()
				.anyMatch(c -> !c.source().equals("statement") && !List.of(wanted, ConditionFact.ABSENT).contains(c.value()))).count();
		boolean romDefault = states.stream().anyMatch(c -> c.source().equals("rom-default") && c.value().equals(wanted));
		long observed = states.stream().filter(c -> !UNOBSERVED.contains(c.source()) && c.value().equals(wanted)).count();
		Verdict verdict = contrary > 0 ? Verdict.CONTRADICTED : romDefault && observed > 0 ? Verdict.CONFIRMED : Verdict.INCONCLUSIVE;
		Reason reason = switch (verdict) {
			case CONTRADICTED -> new Reason("state", contrary + (contrary == 1 ? " run of a fresh handset" : " runs of fresh handsets") + " began in another state.", contrary);
			case CONFIRMED -> new Reason("state", "The ROM's default and " + observed + " observed states agree.", observed);
			default -> new Reason("rom-default-not-read", "ROM default not read; " + observed + " observed states agree with the claim.", observed);
		};
		List<String> sources = List.copyOf(states.stream().map(ConditionFact::source).collect(Collectors.toCollection(TreeSet::new)));
		return new Cell(claim.id(), "*", "STATE", verdict, List.of(reason), List.of(), 0, 0, 0, java.util.Optional.empty(), 0, sources, false);
	}

	private boolean isFresh(RunFact run) {
		List<String> roms = facts.order("rom");
		boolean first = !roms.isEmpty() && atStart(run, "rom").stream().anyMatch(c -> c.value().equals(roms.getFirst()));
		boolean noAccount = atStart(run, "account").stream().anyMatch(c -> c.value().equals("none"));
		return first && noAccount || atStart(run, "reset").stream().anyMatch(c -> c.value().equals("factory"));
	}

	private static List<ConditionFact> atStart(RunFact run, String dimension) {
		return run.conditions().stream().filter(c -> c.dimension().equals(dimension) && c.time().contains(run.time().fromNanos())).toList();
	}
}
