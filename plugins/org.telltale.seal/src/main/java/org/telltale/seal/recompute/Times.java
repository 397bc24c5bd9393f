package org.telltale.seal.recompute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * A set of times: half-open intervals in nanoseconds since the epoch, sorted, adjoining ones joined.
 *
 * @param intervals in order
 */
record Times(List<Interval> intervals) {

	/** {@code [from, to)}. */
	record Interval(long from, long to) {
	}

	static Times of(List<Interval> parts) {
		List<Interval> joined = new ArrayList<>();
		for (Interval part : parts.stream().filter(p -> p.from() < p.to()).sorted(Comparator.comparingLong(Interval::from)).toList()) {
			Interval last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
			if (last != null && part.from() <= last.to()) {
				joined.set(joined.size() - 1, new Interval(last.from(), Math.max(last.to(), part.to())));
			} else {
				joined.add(part);
			}
		}
		return new Times(List.copyOf(joined));
	}

	Times and(Times other) {
		List<Interval> both = new ArrayList<>();
		for (Interval a : intervals) {
			for (Interval b : other.intervals) {
				both.add(new Interval(Math.max(a.from(), b.from()), Math.min(a.to(), b.to())));
			}
		}
		return of(both);
	}

	/** What is in this and not in the other. */
	Times without(Times other) {
		List<Interval> gaps = new ArrayList<>();
		long from = Long.MIN_VALUE;
		for (Interval taken : other.intervals) {
			gaps.add(new Interval(from, taken.from()));
			from = taken.to();
		}
		gaps.add(new Interval(from, Long.MAX_VALUE));
		return and(new Times(gaps));
	}

	Times before(long moment) {
		return and(new Times(List.of(new Interval(Long.MIN_VALUE, moment))));
	}

	OptionalLong start() {
		return intervals.isEmpty() ? OptionalLong.empty() : OptionalLong.of(intervals.get(0).from());
	}

	boolean isEmpty() {
		return intervals.isEmpty();
	}

	boolean contains(long moment) {
		return intervals.stream().anyMatch(i -> i.from() <= moment && moment < i.to());
	}

	long nanos() {
		return intervals.stream().mapToLong(i -> i.to() - i.from()).sum();
	}

	/** Whether all of {@code [t - u, t + u]} lies in one interval; an edge that is the run's own is not blurred. */
	boolean surelyContains(long t, long u, Interval run) {
		return intervals.stream().anyMatch(i -> (i.from() == run.from() ? t : t - u) >= i.from() && (i.to() == run.to() ? t : t + u) < i.to());
	}

	/** Whether some of {@code [t - u, t + u]} lies in an interval; an edge that is the run's own is not blurred. */
	boolean maybeContains(long t, long u, Interval run) {
		return intervals.stream().anyMatch(i -> (i.from() == run.from() ? t : t + u) >= i.from() && (i.to() == run.to() ? t : t - u) < i.to());
	}
}
