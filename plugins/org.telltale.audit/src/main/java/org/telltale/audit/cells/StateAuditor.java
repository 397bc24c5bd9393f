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

/** Judges {@code initially D = V after reset} (docs/formats/cells.md, "State claims"). */
final class StateAuditor {

	/** Sources that show no state as it was observed. */
	private static final Set<String> UNOBSERVED = Set.of("statement", "rom-default");

	private final CaseFacts facts;

	StateAuditor(CaseFacts facts) {
		this.facts = facts;
	}

	Cell cell(ClaimFact claim, Predicate.Initially predicate) {
		String wanted = predicate.state().values().getFirst();
		List<RunFact> runs = facts.runs().stream().filter(r -> r.handset().isPresent() && r.counts() && r.isOf(claim.subject())).toList();
		List<ConditionFact> states = runs.stream().flatMap(r -> r.conditions().stream()).filter(c -> c.dimension().equals(predicate.state().dimension())).toList();
		List<List<ConditionFact>> first = runs.stream().filter(this::isFresh).map(r -> atStart(r, predicate.state().dimension())).toList();
		long contrary = first.stream().filter(start -> !isDisputed(start, wanted) && start.stream().anyMatch(c -> isContrary(c, wanted) && !UNOBSERVED.contains(c.source()))).count();
		long disputed = first.stream().filter(start -> isDisputed(start, wanted)).count();
		Judged judged = contrary > 0 ? contradicted(contrary) : disputed > 0 ? disputed(disputed)
				: judge(states, wanted, first.stream().flatMap(List::stream).filter(c -> c.value().equals(wanted) && !UNOBSERVED.contains(c.source())).count());
		List<String> sources = List.copyOf(states.stream().map(ConditionFact::source).collect(Collectors.toCollection(TreeSet::new)));
		return new Cell(claim.id(), "*", "STATE", judged.verdict(), List.of(judged.reason()), List.of(), 0, 0, 0, 0, 0, Optional.empty(), 0, sources, false);
	}

	/** A verdict with why. */
	private record Judged(Verdict verdict, Reason reason) {
	}

	private static Judged contradicted(long contrary) {
		return new Judged(Verdict.CONTRADICTED, new Reason("state", contrary + (contrary == 1 ? " run of a fresh handset" : " runs of fresh handsets") + " began in another state.", contrary));
	}

	private static Judged disputed(long runs) {
		return new Judged(Verdict.INCONCLUSIVE, new Reason("state-disputed", "Of the start of " + runs + (runs == 1 ? " run of a fresh handset" : " runs of fresh handsets")
				+ " both this state and another one were entered.", runs));
	}

	/** @param observed how many observed states of fresh handsets are the one wanted */
	private static Judged judge(List<ConditionFact> states, String wanted, long observed) {
		long read = states.stream().filter(c -> c.value().equals(wanted) && c.rom() != RomReading.UNREAD).count();
		long differing = states.stream().filter(c -> c.value().equals(wanted) ? c.rom() == RomReading.DIFFERS : isContrary(c, wanted) && c.rom() == RomReading.HOLDS).count();
		if (read == 0 && differing == 0) {
			return new Judged(Verdict.INCONCLUSIVE, new Reason("rom-default-not-read", "ROM default not read; "
					+ (observed == 1 ? "1 observed state agrees" : observed + " observed states agree") + " with the claim.", observed));
		} else if (differing > 0) {
			return new Judged(Verdict.INCONCLUSIVE, new Reason("rom-default-differs", "The ROM's default was read, and not every image and handset has the one that is claimed ("
					+ differing + (differing == 1 ? " condition" : " conditions") + ").", differing));
		} else if (observed == 0) {
			return new Judged(Verdict.INCONCLUSIVE, new Reason("state-not-observed", "The ROM's default agrees with the claim; no fresh handset was observed in that state.", 0));
		}
		return new Judged(Verdict.CONFIRMED, new Reason("state", "The ROM's default and " + (observed == 1 ? "1 observed state of a fresh handset" : observed + " observed states of fresh handsets")
				+ " agree.", observed));
	}

	private static boolean isContrary(ConditionFact condition, String wanted) {
		return !List.of(wanted, ConditionFact.ABSENT).contains(condition.value());
	}

	private static boolean isDisputed(List<ConditionFact> start, String wanted) {
		return start.stream().anyMatch(c -> c.value().equals(wanted)) && start.stream().anyMatch(c -> !c.value().equals(wanted));
	}

	private boolean isFresh(RunFact run) {
		List<String> roms = facts.order("rom");
		return holdsAtStart(run, "reset", "factory") || !roms.isEmpty() && holdsAtStart(run, "rom", roms.getFirst()) && holdsAtStart(run, "account", "none");
	}

	private static boolean holdsAtStart(RunFact run, String dimension, String value) {
		List<ConditionFact> start = atStart(run, dimension);
		return !start.isEmpty() && start.stream().allMatch(c -> c.value().equals(value));
	}

	private static List<ConditionFact> atStart(RunFact run, String dimension) {
		return run.conditions().stream().filter(c -> c.dimension().equals(dimension) && c.time().contains(run.time().fromNanos())).toList();
	}
}
