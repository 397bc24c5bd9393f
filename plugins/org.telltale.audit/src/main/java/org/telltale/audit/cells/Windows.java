package org.telltale.audit.cells;

import java.util.ArrayList;
import java.util.List;
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
		INSIDE, UNDECIDABLE, OUTSIDE
	}

	private final RunFact run;
	private final List<Interval> intervals;
	private final boolean conditionHeld;
	private final List<ConditionFact> tested;

	Windows(CaseFacts facts, RunFact run, Predicate predicate) {
		this.run = run;
		List<Interval> open = List.of(run.time());
		Set<String> dimensions = new TreeSet<>();
		for (Test test : predicate.when()) {
			open = Interval.cut(open, holding(facts, run, test));
			dimensions.add(test.dimension());
		}
		this.conditionHeld = !open.isEmpty();
		if (predicate instanceof Predicate.OnlyAfter after) {
			dimensions.add(after.act().dimension());
			long act = holding(facts, run, after.act()).stream().map(i -> i.cut(run.time())).filter(i -> !i.isEmpty())
					.mapToLong(Interval::fromNanos).min().orElse(Long.MAX_VALUE);
			open = Interval.cut(open, List.of(new Interval(Long.MIN_VALUE, act)));
		}
		this.intervals = open;
		this.tested = run.conditions().stream().filter(c -> dimensions.contains(c.dimension())).toList();
	}

	private static List<Interval> holding(CaseFacts facts, RunFact run, Test test) {
		List<String> values = test.atLeast() ? from(facts.order(test.dimension()), test.values().getFirst()) : test.values();
		List<Interval> holds = new ArrayList<>();
		for (ConditionFact condition : run.conditions()) {
			if (condition.dimension().equals(test.dimension()) && values.contains(condition.value())) {
				holds.add(condition.time());
			}
		}
		return Interval.merge(holds);
	}

	private static List<String> from(List<String> order, String lowest) {
		int at = order.indexOf(lowest);
		return at < 0 ? List.of() : order.subList(at, order.size());
	}

	List<Interval> intervals() {
		return intervals;
	}

	/** Whether the predicate's condition ever held, be it only behind the act that makes sending right. */
	boolean conditionHeld() {
		return conditionHeld;
	}

	boolean contains(long nanos) {
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
		boolean touched = false;
		for (Interval interval : intervals) {
			long before = interval.fromNanos() == run.time().fromNanos() ? 0 : uncertainty;
			long behind = interval.toNanos() == run.time().toNanos() ? 0 : uncertainty;
			if (nanos - before >= interval.fromNanos() && nanos + behind < interval.toNanos()) {
				return Place.INSIDE;
			}
			touched |= nanos + before >= interval.fromNanos() && nanos - behind < interval.toNanos();
		}
		return touched ? Place.UNDECIDABLE : Place.OUTSIDE;
	}
}
