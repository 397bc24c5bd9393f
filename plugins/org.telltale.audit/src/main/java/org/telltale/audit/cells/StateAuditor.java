package org.telltale.audit.cells;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.ClaimFact;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.RunFact.ConditionFact;
import org.telltale.audit.facts.RunFact.RomReading;
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
		List<RunFact> runs = facts.runs().stream().filter(r -> r.handset().isPresent() && r.counts() && r.isOf(claim.subject())).toList();
		List<ConditionFact> states = runs.stream().flatMap(r -> r.conditions().stream()).filter(c -> c.dimension().equals(state.dimension())).toList();
		long contrary = runs.stream().filter(this::isFresh).filter(r -> atStart(r, state.dimension()).stream().anyMatch(c -> isContrary(c, state.values().getFirst()))).count();
		Judged judged = contrary > 0 ? contradicted(contrary)
				: judge(states.stream().filter(c -> c.value().equals(state.values().getFirst())).toList());
		List<String> sources = List.copyOf(states.stream().map(ConditionFact::source).collect(Collectors.toCollection(TreeSet::new)));
		return new Cell(claim.id(), "*", "STATE", judged.verdict(), List.of(judged.reason()), List.of(), 0, 0, 0, Optional.empty(), 0, sources, false);
	}

	/** A verdict with why. */
	private record Judged(Verdict verdict, Reason reason) {
	}

	private static Judged contradicted(long contrary) {
		return new Judged(Verdict.CONTRADICTED, new Reason("state", contrary + (contrary == 1 ? " run of a fresh handset" : " runs of fresh handsets") + " began in another state.", contrary));
	}

	/** @param agreeing the states that have the claim's value */
	private static Judged judge(List<ConditionFact> agreeing) {
		long observed = agreeing.stream().filter(c -> !UNOBSERVED.contains(c.source())).count();
		long holding = agreeing.stream().filter(c -> c.rom() == RomReading.HOLDS).count();
		long differing = agreeing.stream().filter(c -> c.rom() == RomReading.DIFFERS).count();
		if (differing > 0) {
			return new Judged(Verdict.INCONCLUSIVE, new Reason("rom-default-differs", "The ROM's default was read and is not, or not for every handset, what was entered for it ("
					+ differing + (differing == 1 ? " condition" : " conditions") + ").", differing));
		} else if (holding == 0) {
			return new Judged(Verdict.INCONCLUSIVE, new Reason("rom-default-not-read", "ROM default not read; " + observed + " observed states agree with the claim.", observed));
		} else if (observed == 0) {
			return new Judged(Verdict.INCONCLUSIVE, new Reason("state-not-observed", "The ROM's default agrees with the claim; no handset was observed in that state.", 0));
		}
		return new Judged(Verdict.CONFIRMED, new Reason("state", "The ROM's default and " + observed + " observed states agree.", observed));
	}

	private static boolean isContrary(ConditionFact condition, String wanted) {
		return !condition.source().equals("statement") && !List.of(wanted, ConditionFact.ABSENT).contains(condition.value());
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
