package org.telltale.cli.bench.match;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Words of syllables, often and seldom ones. Exhibits and the text that is searched have it in common: the search's hard case. */
final class Vocabulary {

	private static final int WORDS = 4000;
	private static final List<String> SYLLABLES = List.of("an", "ba", "con", "de", "er", "fi", "ing", "ka", "lo", "me", "ny", "or", "pre", "qua", "ri", "st", "ti", "un", "ver", "wa");

	private final List<String> words;

	Vocabulary(long seed) {
		Random random = new Random(seed);
		words = IntStream.range(0, WORDS).mapToObj(i -> String.join("", Stream.generate(() -> SYLLABLES.get(random.nextInt(SYLLABLES.size())))
				.limit(1 + random.nextInt(4)).toList())).toList();
	}

	/** The first words are met most. */
	String word(Random random) {
		double place = random.nextDouble();
		return words.get((int) (place * place * words.size()));
	}

	String sentence(Random random, int length) {
		return String.join(" ", Stream.generate(() -> word(random)).limit(length).toList());
	}

	String name(Random random) {
		return capital(word(random)) + " " + capital(word(random));
	}

	private static String capital(String word) {
		return Character.toUpperCase(word.charAt(0)) + word.substring(1);
	}
}
