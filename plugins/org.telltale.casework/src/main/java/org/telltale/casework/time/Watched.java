package org.telltale.casework.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.Interval;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.RunFact.CapturePoint;

/**
 * When a run was watched, in each way in which its capture points count together ({@link RunFact#countedTogether}): at each of them from the first frame to the last of its captures, as long as the run had a bearer that passes the point. Where no bearer is
 * recorded, each point is taken to see the run.
 *
 * @param captures evidence ids
 * @param times ascending, inside of the run
 */
record Watched(Set<String> captures, List<Interval> times) {

	static List<Watched> of(CaseFacts facts, RunFact run) {
		return run.countedTogether().stream().map(evidence -> new Watched(evidence, Interval.merge(
				run.captures().stream().filter(c -> evidence.contains(c.evidence())).flatMap(capture -> seen(facts, run, capture).stream()).toList()))).toList();
	}

	private static List<Interval> seen(CaseFacts facts, RunFact run, CapturePoint capture) {
		// a capture's last frame is part of what it saw
		List<Interval> frames = facts.framesOf(capture).map(f -> run.time().cut(new Interval(f.fromNanos(), f.toNanos() + 1))).filter(f -> !f.isEmpty()).stream().toList();
		if (run.values("bearer").isEmpty()) {
			return frames;
		}
		List<Interval> bearers = run.conditions().stream().filter(c -> c.dimension().equals("bearer") && capture.sees().contains(c.value())).map(RunFact.ConditionFact::time).toList();
		return Interval.cut(frames, Interval.merge(bearers));
	}

	/** When the run had a bearer that passes one of its points; all the time where no bearer is recorded. */
	static List<Interval> passed(RunFact run) {
		return run.values("bearer").isEmpty() ? Interval.merge(List.of(run.time())) : Interval.merge(run.conditions().stream().filter(c -> c.dimension().equals("bearer")
				&& run.captures().stream().anyMatch(p -> p.sees().contains(c.value()))).map(c -> run.time().cut(c.time())).toList());
	}

	/** The time of a run outside of intervals of it. */
	static List<Interval> rest(RunFact run, List<Interval> intervals) {
		List<Interval> left = new ArrayList<>();
		long from = run.time().fromNanos();
		for (Interval seen : Interval.merge(intervals)) {
			left.add(new Interval(from, seen.fromNanos()));
			from = seen.toNanos();
		}
		left.add(new Interval(from, run.time().toNanos()));
		return Interval.merge(left);
	}
}
