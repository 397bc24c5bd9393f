package org.telltale.audit.cells;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.Interval;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.RunFact.ConditionFact;
import org.telltale.audit.predicate.Predicate;
import org.telltale.audit.predicate.Predicate.Test;

/** The times of a run of which a predicate speaks (docs/formats/cells.md, "Windows"). */
final class Windows {

	/** How the moment of a sighting lies to the windows. */
	enum Place {
		INSIDE, UNDECIDABLE, UNRECORDED, OUTSIDE
	}

	private final RunFact run;
	private final List<Interval> intervals;
	private final List<Interval> unknown;
	private final boolean conditionPossible;
	private final List<ConditionFact> tested;

	Windows(CaseFacts facts, RunFact run, Predicate predicate) {
		this.run = run;
		List<Interval> holds = List.of(run.time());
		List<Interval> possible = holds;
		Set<String> dimensions = new TreeSet<>();
		for (Test test : predicate.when()) {
			List<Interval> passing = holding(facts, run, test);
			holds = Interval.cut(holds, passing);
			possible = Interval.less(possible, Interval.less(recorded(run, test.dimension()), passing));
			dimensions.add(test.dimension());
		}
		this.conditionPossible = !possible.isEmpty();
		if (predicate instanceof Predicate.OnlyAfter after) {
			dimensions.add(after.act().dimension());
			OptionalLong act = holding(facts, run, after.act()).stream().map(i -> i.cut(run.time())).filter(i -> !i.isEmpty()).mapToLong(Interval::fromNanos).min();
			List<Interval> before = List.of(new Interval(Long.MIN_VALUE, act.orElse(Long.MAX_VALUE)));
			possible = Interval.cut(possible, before);
			holds = Interval.cut(holds, act.isPresent() ? before : recorded(run, after.act().dimension()));
		}
		this.intervals = holds;
		this.unknown = Interval.less(possible, holds);
		this.tested = run.conditions().stream().filter(c -> dimensions.contains(c.dimension())).toList();
	}

	private static List<Interval> recorded(RunFact run, String dimension) {
		return Interval.merge(run.conditions().stream().filter(c -> c.dimension().equals(dimension)).map(ConditionFact::time).toList());
	}

	private static List<Interval> holding(CaseFacts facts, RunFact run, Test test) {
		List<String> values = test.passing(facts.order(test.dimension()));
		return Interval.merge(run.conditions().stream().filter(c -> c.dimension().equals(test.dimension()) && values.contains(c.value())).map(ConditionFact::time).toList());
	}

	/** The times at which the predicate's condition holds. */
	List<Interval> intervals() {
		return intervals;
	}

	/** The times of which it is unknown whether the predicate speaks of them: nobody recorded a switch that it names. */
	List<Interval> unknown() {
		return unknown;
	}

	/** Whether the predicate's condition held or may have held at some time, be it only behind the act that makes sending right. */
	boolean conditionPossible() {
		return conditionPossible;
	}

	boolean contains(long nanos) {
		return contains(intervals, nanos);
	}

	/** Whether it is unknown of the moment. */
	boolean isUnknown(long nanos) {
		return contains(unknown, nanos);
	}

	private static boolean contains(List<Interval> intervals, long nanos) {
		return intervals.stream().anyMatch(i -> i.contains(nanos));
	}

	/** The largest uncertainty of the conditions tested. */
	long uncertaintyNanos() {
		return tested.stream().mapToLong(ConditionFact::uncertaintyNanos).max().orElse(0);
	}

	List<String> sources() {
		return tested.stream().map(ConditionFact::source).distinct().sorted().toList();
	}

	/** How {@code [nanos - uncertainty, nanos + uncertainty]} lies to the windows; the run's own edges are not blurred. */
	Place place(long nanos, long uncertainty) {
		if (intervals.stream().anyMatch(i -> nanos - before(i, uncertainty) >= i.fromNanos() && nanos + behind(i, uncertainty) < i.toNanos())) {
			return Place.INSIDE;
		} else if (touches(unknown, nanos, uncertainty)) {
			return Place.UNRECORDED;
		}
		return touches(intervals, nanos, uncertainty) ? Place.UNDECIDABLE : Place.OUTSIDE;
	}

	private boolean touches(List<Interval> spans, long nanos, long uncertainty) {
		return spans.stream().anyMatch(i -> nanos + before(i, uncertainty) >= i.fromNanos() && nanos - behind(i, uncertainty) < i.toNanos());
	}

	private long before(Interval interval, long uncertainty) {
		return interval.fromNanos() == run.time().fromNanos() ? 0 : uncertainty;
	}

	private long behind(Interval interval, long uncertainty) {
		return interval.toNanos() == run.time().toNanos() ? 0 : uncertainty;
	}
}
