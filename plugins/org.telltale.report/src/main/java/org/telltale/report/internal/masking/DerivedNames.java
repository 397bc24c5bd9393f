package org.telltale.report.internal.masking;

import java.util.regex.Pattern;

/** Names of findings and observations: the first digits of a digest over ids of facts, or over their texts, and so as guessable as those. */
final class DerivedNames {

	private static final String NAME = "[FO]-[0-9a-f]{12}";
	private static final Pattern INSIDE = Pattern.compile("(?<![0-9A-Za-z])" + NAME + "(?![0-9A-Za-z])");

	private DerivedNames() {
	}

	/** Whether the text is such a name. */
	static boolean is(String text) {
		return text.matches(NAME);
	}

	/** Whether the text holds one. */
	static boolean areIn(String text) {
		return INSIDE.matcher(text).find();
	}

	/** The text without them. */
	static String without(String text) {
		return INSIDE.matcher(text).replaceAll("[masked]");
	}
}
