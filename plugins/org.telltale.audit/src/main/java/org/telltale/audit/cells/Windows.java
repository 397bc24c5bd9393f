package org.telltale.audit.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

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
	private final boolean disputed;
	private final List<ConditionFact> tested;

	Windows(CaseFacts facts, RunFact run, Predicate predicate) {
		this.run = run;
		List<Interval> holds = List.of(run.time());
		List<Interval> possible = holds;
		Set<String> dimensions = new TreeSet<>();
		List<Interval> both = new ArrayList<>();
		for (Test test : predicate.when()) {
			Said said = Said.of(facts, run, test);
			holds = Interval.cut(holds, said.holding());
			possible = Interval.less(possible, Interval.less(said.failing(), said.passing()));
			both.addAll(said.disputed());
			dimensions.add(test.dimension());
		}
		this.conditionPossible = !possible.isEmpty();
		if (predicate instanceof Predicate.OnlyAfter after) {
			dimensions.add(after.act().dimension());
			Said said = Said.of(facts, run, after.act());
			both.addAll(said.disputed());
			OptionalLong act = first(run, said.holding());
			possible = Interval.cut(possible, before(act));
			holds = Interval.cut(holds, before(first(run, said.passing())));
			holds = act.isPresent() ? holds : Interval.cut(holds, said.recorded());
		}
		this.intervals = holds;
		this.unknown = Interval.less(possible, holds);
		this.disputed = !Interval.cut(unknown, Interval.merge(both)).isEmpty();
		this.tested = run.conditions().stream().filter(c -> dimensions.contains(c.dimension())).toList();
	}

	/** When conditions of a test's dimension have a value that passes, and when one that does not. */
	private record Said(List<Interval> passing, List<Interval> failing) {

		static Said of(CaseFacts facts, RunFact run, Test test) {
			List<String> values = test.passing(facts.order(test.dimension()));
			return new Said(times(run, test, values, true), times(run, test, values, false));
		}

		private static List<Interval> times(RunFact run, Test test, List<String> values, boolean among) {
			return Interval.merge(run.conditions().stream().filter(c -> c.dimension().equals(test.dimension()) && values.contains(c.value()) == among)
					.map(ConditionFact::time).toList());
		}

		List<Interval> holding() {
			return Interval.less(passing, failing);
		}

		List<Interval> disputed() {
			return Interval.cut(passing, failing);
		}

		List<Interval> recorded() {
			return Interval.merge(Stream.concat(passing.stream(), failing.stream()).toList());
		}
	}

	private static OptionalLong first(RunFact run, List<Interval> times) {
		return Interval.cut(List.of(run.time()), times).stream().mapToLong(Interval::fromNanos).findFirst();
	}

	private static List<Interval> before(OptionalLong moment) {
		return List.of(new Interval(Long.MIN_VALUE, moment.orElse(Long.MAX_VALUE)));
	}

	/** The times at which the predicate's condition holds. */
	List<Interval> intervals() {
		return intervals;
	}

	/** The times of which it is unknown whether the predicate speaks of them: nobody recorded a switch that it names, or two states of it were entered for one time. */
	List<Interval> unknown() {
		return unknown;
	}

	/** Why some times are unknown, as the end of a sentence. */
	String whyUnknown() {
		return disputed ? "the conditions that were entered contradict each other, or nobody recorded whether the claim's condition held" : "nobody recorded whether the claim's condition held";
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
