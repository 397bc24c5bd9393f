package org.telltale.audit.rules;

import java.util.List;

/**
 * What a fact says of whether a unit is what it is said to be.
 *
 * @param severity as of a finding; {@code none} where it speaks for the unit
 * @param text a sentence
 * @param facts fact ids that it rests on, the unit's own aside
 */
record UnitSign(String severity, String text, List<String> facts) {

	private static final List<String> SEVERITIES = List.of("high", "medium", "low", "information");
	private static final String NONE = "none";

	UnitSign {
		facts = List.copyOf(facts);
	}

	/** One that speaks for the unit. */
	static UnitSign contrary(String text, List<String> facts) {
		return new UnitSign(NONE, text, facts);
	}

	boolean isContrary() {
		return severity.equals(NONE);
	}

	/** The weight of a finding of these signs, which are one or more. */
	static String heaviest(List<UnitSign> signs) {
		return SEVERITIES.stream().filter(each -> signs.stream().anyMatch(sign -> sign.severity().equals(each))).findFirst().orElseThrow();
	}
}
