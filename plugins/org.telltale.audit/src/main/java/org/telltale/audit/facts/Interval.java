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
		int i = 0;
		int j = 0;
		while (i < a.size() && j < b.size()) {
			common.add(a.get(i).cut(b.get(j)));
			if (a.get(i).toNanos < b.get(j).toNanos) {
				i++;
			} else {
				j++;
			}
		}
		return merge(common);
	}

	/** What of one list is in none of another, ascending and merged; neither need be in order. */
	public static List<Interval> less(List<Interval> from, List<Interval> taken) {
		List<Interval> free = new ArrayList<>();
		long next = Long.MIN_VALUE;
		for (Interval each : merge(taken)) {
			free.add(new Interval(next, each.fromNanos));
			next = each.toNanos;
		}
		free.add(new Interval(next, Long.MAX_VALUE));
		return cut(merge(from), free);
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
