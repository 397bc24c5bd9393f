package org.telltale.audit.predicate;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What can be written at a place of a predicate's text: words of the language, kinds and groups, dimensions and values of the case.
 *
 * @param from index at which the word begins that a proposal takes the place of
 * @param words the proposals, in the order of the grammar
 */
public record Completion(int from, List<String> words) {

	/** The proposals at the caret, an index into the text: they follow what stands before it, and begin as the word does in which it stands. */
	public static Completion at(String text, int caret, Vocabulary vocabulary) {
		int from = caret;
		while (from > 0 && isOfWord(text.charAt(from - 1))) {
			from--;
		}
		String begun = text.substring(from, caret).toLowerCase(Locale.ROOT);
		List<String> words = PredicateParser.after(text.substring(0, from)).stream().flatMap(expected -> words(expected, vocabulary)).distinct()
				.filter(word -> word.toLowerCase(Locale.ROOT).startsWith(begun)).toList();
		return new Completion(from, words);
	}

	private static boolean isOfWord(char c) {
		return Character.isLetter(c) || c >= '0' && c <= '9' || c == '_' || c == '-';
	}

	private static Stream<String> words(Expected expected, Vocabulary vocabulary) {
		return switch (expected.sort()) {
			case WORD -> Stream.of(expected.text());
			case KIND -> Stream.concat(PredicateParser.GROUPS.stream(), PredicateParser.KINDS.stream());
			case DIMENSION -> vocabulary.dimensions().stream();
			case VALUE -> vocabulary.values(expected.text()).stream();
			case END -> Stream.empty();
		};
	}
}
