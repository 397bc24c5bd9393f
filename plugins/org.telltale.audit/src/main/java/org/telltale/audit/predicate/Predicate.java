package org.telltale.audit.predicate;

import java.util.List;

/** A testable claim. */
public sealed interface Predicate {

	/** What has to hold for the predicate to speak of a moment; empty: it speaks of every moment. */
	List<Test> when();

	/** {@code never send KINDS to any when ...}. */
	record Never(List<String> kinds, List<Test> when) implements Predicate {
		public Never {
			kinds = List.copyOf(kinds);
			when = List.copyOf(when);
		}
	}

	/** {@code send KINDS only after DIM = VALUE when ...}. */
	record OnlyAfter(List<String> kinds, Test act, List<Test> when) implements Predicate {
		public OnlyAfter {
			kinds = List.copyOf(kinds);
			when = List.copyOf(when);
		}
	}

	/** {@code send KINDS only encrypted when ...}. */
	record OnlyEncrypted(List<String> kinds, List<Test> when) implements Predicate {
		public OnlyEncrypted {
			kinds = List.copyOf(kinds);
			when = List.copyOf(when);
		}
	}

	/** {@code initially DIM = VALUE after reset}. */
	record Initially(Test state) implements Predicate {
		@Override
		public List<Test> when() {
			return List.of();
		}
	}

	/**
	 * A test of one dimension.
	 *
	 * @param values the values that satisfy it; with {@code atLeast} the one lowest
	 * @param atLeast whether every value from the given one on, in the dimension's order, satisfies it
	 */
	record Test(String dimension, List<String> values, boolean atLeast) {
		public Test {
			values = List.copyOf(values);
		}

		/** The values that satisfy it. @param order the dimension's values from low to high; with {@code atLeast} it has the one named */
		public List<String> passing(List<String> order) {
			int lowest = order.indexOf(values.getFirst());
			return !atLeast ? values : lowest < 0 ? List.of() : order.subList(lowest, order.size());
		}
	}

	/** The kinds and groups named, in their order. */
	default List<String> kinds() {
		return switch (this) {
			case Never never -> never.kinds;
			case OnlyAfter after -> after.kinds;
			case OnlyEncrypted encrypted -> encrypted.kinds;
			case Initially initially -> List.of();
		};
	}
}
