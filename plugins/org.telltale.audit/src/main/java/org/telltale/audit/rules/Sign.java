package org.telltale.audit.rules;

import java.util.List;

/**
 * What a fact says of whether something is as it should be.
 *
 * @param severity as of a finding; {@code none} where it says that it is
 * @param text a sentence
 * @param facts fact ids that it rests on, that of the thing itself aside
 */
record Sign(String severity, String text, List<String> facts) {

	private static final List<String> SEVERITIES = List.of("high", "medium", "low", "information");
	private static final String NONE = "none";

	Sign {
		facts = List.copyOf(facts);
	}

	/** One that says that all is as it should be. */
	static Sign contrary(String text, List<String> facts) {
		return new Sign(NONE, text, facts);
	}

	boolean isContrary() {
		return severity.equals(NONE);
	}

	/** The weight of a finding of these signs, which are one or more. */
	static String heaviest(List<Sign> signs) {
		return SEVERITIES.stream().filter(each -> signs.stream().anyMatch(sign -> sign.severity().equals(each))).findFirst().orElseThrow();
	}
}
