package org.telltale.casework.facts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Between which bounds a clock is off, ns to be added to it.
 *
 * @param fromNanos at least
 * @param toNanos at most
 */
record ClockBounds(long fromNanos, long toNanos) {

	/** No bounds at all. */
	static final ClockBounds ANY = new ClockBounds(Long.MIN_VALUE, Long.MAX_VALUE);

	/** What both allow; contradictory if nothing. */
	ClockBounds and(ClockBounds other) {
		return new ClockBounds(Math.max(fromNanos, other.fromNanos), Math.min(toNanos, other.toNanos));
	}

	/** Whether nothing lies between them. */
	boolean isContradictory() {
		return fromNanos > toNanos;
	}

	/** What most witnesses allow. @param agree how many of them do */
	record Agreement(ClockBounds bounds, int agree) {

		private boolean isBetterThan(Agreement other) {
			return agree != other.agree ? agree > other.agree : bounds.width() < other.bounds.width();
		}
	}

	private double width() {
		return (double) toNanos - fromNanos;
	}

	/**
	 * The narrowest bounds that the largest number of witnesses allows (K. Marzullo, Maintaining the Time in a Distributed System, 1984; RFC 5905
	 * section 11.2.1 chooses among servers in this way); of several equally large the narrowest, then the earliest. Empty without witnesses.
	 */
	static Optional<Agreement> agreement(List<ClockBounds> witnesses) {
		List<Edge> edges = new ArrayList<>();
		witnesses.stream().filter(witness -> !witness.isContradictory()).forEach(witness -> {
			edges.add(new Edge(witness.fromNanos, 1));
			edges.add(new Edge(witness.toNanos, -1));
		});
		edges.sort(Comparator.comparingLong(Edge::at).thenComparing(Edge::step, Comparator.reverseOrder()));
		Optional<Agreement> best = Optional.empty();
		int open = 0;
		for (int i = 0; i + 1 < edges.size(); i++) {
			open += edges.get(i).step();
			Agreement here = new Agreement(new ClockBounds(edges.get(i).at(), edges.get(i + 1).at()), open);
			if (edges.get(i).step() > 0 && edges.get(i + 1).step() < 0 && best.filter(known -> !here.isBetterThan(known)).isEmpty()) {
				best = Optional.of(here);
			}
		}
		return best;
	}

	/** Where bounds begin (1) or end (-1). */
	private record Edge(long at, int step) {
	}
}
