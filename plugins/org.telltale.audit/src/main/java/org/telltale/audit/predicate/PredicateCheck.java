package org.telltale.audit.predicate;

import java.util.ArrayList;
import java.util.List;

/** What is wrong, or looks wrong, with a predicate's text in a case. */
public final class PredicateCheck {

	/**
	 * One thing to say of a place in the text.
	 *
	 * @param error whether the claim cannot be audited for it; else it is a doubt
	 * @param from index of the first character that it is about
	 * @param length characters, at least 1
	 */
	public record Note(boolean error, String what, int from, int length) {
	}

	private PredicateCheck() {
	}

	/** The notes by their place; with an error there is nothing else. */
	public static List<Note> of(String text, Vocabulary vocabulary) {
		try {
			PredicateParser.parse(text, vocabulary::order);
			List<Note> doubts = new ArrayList<>();
			PredicateParser.parsed(text).uses().forEach(use -> doubts(use, vocabulary, doubts));
			return doubts;
		} catch (PredicateSyntaxException e) {
			int from = e.column() - 1;
			int to = from;
			while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
				to++;
			}
			return List.of(new Note(true, e.getMessage(), from, Math.max(1, to - from)));
		}
	}

	private static void doubts(PredicateParser.Use use, Vocabulary vocabulary, List<Note> doubts) {
		String dimension = use.dimension().text();
		List<String> values = vocabulary.values(dimension);
		if (!vocabulary.recorded().containsKey(dimension)) {
			doubts.add(new Note(false, "no run records " + dimension + (vocabulary.dimensions().isEmpty() ? "" : "; the case has " + String.join(", ", vocabulary.dimensions())),
					use.dimension().from(), dimension.length()));
			return;
		}
		for (Token value : use.values()) {
			if (!values.contains(value.text())) {
				doubts.add(new Note(false, "no run records " + dimension + " = " + value.text() + "; its values are " + String.join(", ", values), value.from(), value.text().length()));
			}
		}
	}
}
