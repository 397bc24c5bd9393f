package org.telltale.audit.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.Interval;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.predicate.Predicate;
import org.telltale.audit.predicate.PredicateText;
import org.telltale.base.json.Json;

/** Of which runs, times and kinds a predicate speaks, before anything is judged. */
public final class ClaimScope {

	/** The answers to whether a predicate speaks of a run. */
	private enum Speaks {
		YES, NO, UNKNOWN
	}

	private final CaseFacts facts;
	private final Columns columns;

	/** Over a case's facts. */
	public ClaimScope(CaseFacts facts) {
		this.facts = facts;
		this.columns = new Columns(facts);
	}

	/**
	 * A record {@code claim-run} (docs/formats/lists.md) for each run, in their order; none for a claim about a state.
	 *
	 * @param subject the make of which the claim speaks, if it names one
	 */
	public List<Json.Fields> records(Predicate predicate, Optional<String> subject) {
		return predicate instanceof Predicate.Initially ? List.of() : facts.runs().stream().map(run -> record(run, predicate, subject)).toList();
	}

	private Json.Fields record(RunFact run, Predicate predicate, Optional<String> subject) {
		Windows windows = new Windows(facts, run, predicate);
		String why = reason(run, windows, subject);
		Speaks speaks = !why.isEmpty() ? Speaks.NO : windows.intervals().isEmpty() && !windows.unknown().isEmpty() ? Speaks.UNKNOWN : Speaks.YES;
		List<Json> kinds = new ArrayList<>();
		for (String column : columns.of(predicate)) {
			kinds.add(Json.object().put("kind", column).put("stimuli", columns.stimuli(run, column).stream().filter(s -> windows.contains(s.atNanos())).count()));
		}
		boolean outside = speaks == Speaks.NO;
		return Json.object().put("type", "claim-run").put("run", run.id()).put("speaks", speaks.name().toLowerCase(java.util.Locale.ROOT))
				.put("why", speaks == Speaks.UNKNOWN ? "It is unknown: " + windows.whyUnknown() + "." : why)
				.put("windows", spans(outside ? List.of() : windows.intervals())).put("unknown", spans(outside ? List.of() : windows.unknown()))
				.put("kinds", Json.array(outside ? List.of() : kinds));
	}

	private static String reason(RunFact run, Windows windows, Optional<String> subject) {
		if (run.handset().isEmpty()) {
			return "It has no handset.";
		} else if (run.excluded().isPresent()) {
			return "The unit does not count.";
		} else if (!run.isOf(subject)) {
			return "The handset is of another make: " + run.make().orElse("") + ".";
		}
		return windows.conditionPossible() ? "" : "The condition never held.";
	}

	/** That the act of an {@code only after} held in a run before anything else of the claim did, as the begin of a sentence. */
	public static String actHeld(CaseFacts facts, RunFact run, Predicate.OnlyAfter after) {
		List<String> passing = after.act().passing(facts.order(after.act().dimension()));
		boolean atStart = run.conditions().stream().anyMatch(condition -> condition.dimension().equals(after.act().dimension()) && passing.contains(condition.value())
				&& condition.time().fromNanos() <= run.time().fromNanos());
		return PredicateText.of(after.act()) + " held " + (atStart ? "from the start" : "before the condition did");
	}

	private static Json spans(List<Interval> intervals) {
		return Json.array(intervals.stream().map(i -> Json.object().put("from", Long.toString(i.fromNanos())).put("to", Long.toString(i.toNanos()))).toList());
	}
}
