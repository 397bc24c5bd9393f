package org.telltale.audit.facts;

import java.util.ArrayList;
import java.util.List;

/**
 * A half-open span of true time.
 *
 * @param fromNanos first moment, ns since the epoch
 * @param toNanos the moment behind the last
 */
public record Interval(long fromNanos, long toNanos) {

	/** Whether no moment lies in it. */
	public boolean isEmpty() {
		return toNanos <= fromNanos;
	}

	/** Whether the moment lies in it. */
	public boolean contains(long nanos) {
		return nanos >= fromNanos && nanos < toNanos;
	}

	/** What both have in common; empty if nothing. */
	public Interval cut(Interval other) {
		return new Interval(Math.max(fromNanos, other.fromNanos), Math.min(toNanos, other.toNanos));
	}

	/** What two lists of disjoint, ascending intervals have in common, ascending and merged. */
	public static List<Interval> cut(List<Interval> a, List<Interval> b) {
		List<Interval> common = new ArrayList<>();
		for (Interval left : a) {
			for (Interval right : b) {
				common.add(left.cut(right));
			}
		}
		return merge(common);
	}

	/** What of one list is in none of another, ascending and merged. */
	public static List<Interval> less(List<Interval> from, List<Interval> taken) {
		List<Interval> left = merge(from);
		for (Interval each : merge(taken)) {
			left = cut(left, List.of(new Interval(Long.MIN_VALUE, each.fromNanos), new Interval(each.toNanos, Long.MAX_VALUE)));
		}
		return left;
	}

	/** The same moments as ascending intervals that neither overlap nor adjoin. */
	public static List<Interval> merge(List<Interval> intervals) {
		List<Interval> sorted = intervals.stream().filter(i -> !i.isEmpty())
				.sorted((a, b) -> Long.compare(a.fromNanos, b.fromNanos)).toList();
		List<Interval> merged = new ArrayList<>();
		for (Interval next : sorted) {
			Interval last = merged.isEmpty() ? null : merged.getLast();
			if (last != null && next.fromNanos <= last.toNanos) {
				merged.set(merged.size() - 1, new Interval(last.fromNanos, Math.max(last.toNanos, next.toNanos)));
			} else {
				merged.add(next);
			}
		}
		return List.copyOf(merged);
	}

	/** Nanoseconds that the intervals hold in all. */
	public static long sum(List<Interval> intervals) {
		return intervals.stream().mapToLong(i -> i.toNanos - i.fromNanos).sum();
	}
}
