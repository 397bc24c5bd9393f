package org.telltale.audit.observed;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.telltale.audit.facts.Interval;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.RunFact.ConditionFact;
import org.telltale.audit.facts.Switch;

/**
 * An observation held against the conditions that were entered (docs/formats/observations.md, Agreement).
 *
 * @param with the conditions that it was compared with, in their order
 * @param contrary those of them that say something else
 * @param own those that rest on the observation itself and are disputed: it was not compared with them
 */
public record Comparison(Agreement agreement, List<ConditionFact> with, List<ConditionFact> contrary, List<ConditionFact> own) {

	public Comparison {
		with = List.copyOf(with);
		contrary = List.copyOf(contrary);
		own = List.copyOf(own);
	}

	/**
	 * Compares.
	 *
	 * @param runs all runs of the case
	 * @param places of their conditions
	 */
	public static Comparison of(Observation seen, Collection<RunFact> runs, ConditionPlaces places) {
		List<ConditionFact> entered = runs.stream().filter(run -> seen.run().equals(Optional.of(run.id())))
				.flatMap(run -> run.conditions().stream()).filter(condition -> condition.dimension().equals(seen.dimension())).toList();
		if (seen.run().isEmpty()) {
			return new Comparison(Agreement.WITHOUT_RUN, List.of(), List.of(), List.of());
		}
		List<ConditionFact> near = seen.time().isEmpty() || seen.extent().equals("copy") ? entered
				: entered.stream().filter(condition -> isNear(seen, condition)).toList();
		List<ConditionFact> met = uncontested(seen, near, places);
		if (met.isEmpty()) {
			return new Comparison(Agreement.NOT_ENTERED, List.of(), List.of(), List.of());
		} else if (!met.stream().allMatch(condition -> Values.areComparable(seen.dimension(), seen.value(), condition.value()))) {
			return new Comparison(Agreement.NOT_COMPARABLE, met, List.of(), List.of());
		}
		return new Comparison(agreement(seen, met), met, met.stream().filter(condition -> !Switch.isSame(seen.value(), condition.value())).toList(),
				near.stream().filter(condition -> !met.contains(condition)).toList());
	}

	/** Less what rests on the observation itself, where another value is entered for some of its time: that would be its own witness. */
	private static List<ConditionFact> uncontested(Observation seen, List<ConditionFact> met, ConditionPlaces places) {
		return met.stream().filter(condition -> !places.isRestingOn(condition, seen) || met.stream().allMatch(other -> Switch.isSame(condition.value(), other.value())
				|| condition.time().cut(other.time()).isEmpty())).toList();
	}

	private static Agreement agreement(Observation seen, List<ConditionFact> met) {
		List<ConditionFact> same = met.stream().filter(condition -> Switch.isSame(seen.value(), condition.value())).toList();
		if (same.size() == met.size()) {
			return Agreement.AGREES;
		} else if (seen.time().isPresent() && seen.extent().equals("throughout")) {
			return holdsOtherwise(seen, met, same) ? Agreement.CONTRADICTS : Agreement.UNDECIDABLE;
		} else if (seen.time().isPresent() && seen.extent().equals("within") && same.stream().anyMatch(condition -> !condition.time().cut(seen.time().get()).isEmpty())) {
			return Agreement.AGREES;
		}
		return same.isEmpty() ? Agreement.CONTRADICTS : Agreement.UNDECIDABLE;
	}

	/** Whether some of the time lies surely inside a condition of another value, and not even near one of the same. */
	private static boolean holdsOtherwise(Observation seen, List<ConditionFact> met, List<ConditionFact> same) {
		List<Interval> near = Interval.merge(same.stream().map(condition -> blurred(condition.time(), uncertainty(seen, condition))).toList());
		return met.stream().filter(condition -> !same.contains(condition)).anyMatch(other -> {
			Interval inside = seen.time().orElseThrow().cut(blurred(other.time(), -uncertainty(seen, other)));
			return !inside.isEmpty() && !isCovered(inside, near);
		});
	}

	private static boolean isCovered(Interval interval, List<Interval> merged) {
		return merged.stream().anyMatch(cover -> interval.cut(cover).equals(interval));
	}

	private static boolean isNear(Observation seen, ConditionFact condition) {
		Interval near = blurred(condition.time(), uncertainty(seen, condition));
		Interval time = seen.time().orElseThrow();
		return time.isEmpty() ? near.contains(time.fromNanos()) : !near.cut(time).isEmpty();
	}

	private static long uncertainty(Observation seen, ConditionFact condition) {
		return saturated(seen.uncertaintyNanos(), condition.uncertaintyNanos());
	}

	private static Interval blurred(Interval time, long nanos) {
		return new Interval(saturated(time.fromNanos(), -nanos), saturated(time.toNanos(), nanos));
	}

	/** The sum, or the nearest number that there is. */
	static long saturated(long nanos, long more) {
		long sum = nanos + more;
		return ((nanos ^ sum) & (more ^ sum)) < 0 ? nanos < 0 ? Long.MIN_VALUE : Long.MAX_VALUE : sum;
	}

	/** The ids of the facts compared with. */
	public List<String> facts() {
		return with.stream().map(ConditionFact::id).toList();
	}
}
