package org.telltale.seal.text;

import java.util.ArrayList;
import java.util.List;

/** The marks that the list of endpoints gives to what stands behind its values, in the order in which it first needs them: T1, T2... for rows of tables, U1, U2... for reasons of not knowing. */
final class SourceMarks {

	private final List<String> tables = new ArrayList<>();
	private final List<String> reasons = new ArrayList<>();

	/** The mark of a row, the same for the same text. */
	String table(String source) {
		return "T" + number(tables, source);
	}

	/** The mark of a reason, the same for the same text. */
	String reason(String why) {
		return "U" + number(reasons, why);
	}

	private static int number(List<String> known, String text) {
		if (!known.contains(text)) {
			known.add(text);
		}
		return known.indexOf(text) + 1;
	}

	/** The marks that a reason may have of which no fact says what it is: first a new one, then those that were given. */
	List<String> anyReason() {
		List<String> marks = new ArrayList<>();
		for (int number = reasons.size() + 1; number > 0; number--) {
			marks.add("U" + number);
		}
		return marks;
	}
}
