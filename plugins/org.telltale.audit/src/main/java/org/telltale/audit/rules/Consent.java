package org.telltale.audit.rules;

import java.util.List;

import org.telltale.audit.facts.CaseFacts;

/**
 * What the values of the dimension {@code consent} say: the words {@code none}, {@code given} and {@code withdrawn}, and any others by where the declared order has them.
 *
 * @param order of the dimension, from low to high; empty if it declares none
 */
record Consent(List<String> order) {

	static final String DIMENSION = "consent";
	private static final String GIVEN = "given";
	private static final String WITHDRAWN = "withdrawn";
	private static final String NONE = "none";

	static Consent of(CaseFacts facts) {
		return new Consent(facts.order(DIMENSION));
	}

	/** Whether a value is {@code given}, or more than it. */
	boolean isGiven(String value) {
		return value.equals(GIVEN) || order.contains(GIVEN) && order.indexOf(value) > order.indexOf(GIVEN);
	}

	/** Whether it says that consent was taken back. */
	boolean isWithdrawn(String value) {
		return value.equals(WITHDRAWN);
	}

	/** Whether it says that nothing was agreed to yet. */
	boolean isNone(String value) {
		return value.equals(NONE) || !value.equals(WITHDRAWN) && order.contains(value) && order.indexOf(value) < order.indexOf(GIVEN);
	}

	/** Whether it cannot be said on which side of {@code given} it is. */
	boolean isUndeclared(String value) {
		return !isGiven(value) && !isNone(value) && !isWithdrawn(value);
	}
}
