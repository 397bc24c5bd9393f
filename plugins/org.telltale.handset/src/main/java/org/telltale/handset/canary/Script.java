package org.telltale.handset.canary;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a text is written in. Each makes a sentence of its own with at least 78 bits of chance in it. */
public enum Script {

	/** Letters of GSM 7-bit's default alphabet; one message of at most 160 septets. */
	LATIN {
		@Override
		String sentence(RandomGenerator random) {
			return "Please remember " + words(random, LATIN_CONSONANTS, LATIN_VOWELS, 5, 3) + ". Thanks!";
		}
	},
	/** Two bytes a letter in UTF-8; one message of at most 70 UCS-2 units, as those that follow. */
	CYRILLIC {
		@Override
		String sentence(RandomGenerator random) {
			return "Не забудь: " + words(random, "бвгджзклмнпрстфх", "аеиоу", 5, 3) + ".";
		}
	},
	/** Characters that are written alike in the mainland and in Taiwan: GB 2312 and Big5 have all of them. */
	CHINESE {
		@Override
		String sentence(RandomGenerator random) {
			return "你好，" + IntStream.range(0, 10).mapToObj(i -> Ideographs.COMMON.get(random.nextInt(Ideographs.COMMON.size()))).collect(Collectors.joining()) + "。";
		}
	},
	/** Characters beyond U+FFFF: surrogate pairs in UTF-16, four bytes in UTF-8. */
	EMOJI {
		@Override
		String sentence(RandomGenerator random) {
			return "Fun " + IntStream.range(0, 14).map(i -> 0x1f400 + random.nextInt(FIRST_ANIMALS)).mapToObj(Character::toString).collect(Collectors.joining());
		}
	};

	/** U+1F400 to U+1F43E, in Unicode since 6.0. */
	private static final int FIRST_ANIMALS = 63;
	private static final String LATIN_CONSONANTS = "bdfghjklmnprstvz";
	private static final String LATIN_VOWELS = "aeiou";

	/** Characters of the more common levels of both GB 2312 and Big5; apart, so that they are looked for when needed. */
	private static final class Ideographs {
		static final List<String> COMMON = common();

		private static List<String> common() {
			CharsetEncoder simplified = Charset.forName("GB2312").newEncoder();
			CharsetEncoder traditional = Charset.forName("Big5").newEncoder();
			return IntStream.rangeClosed(0x4e00, 0x9fa5).mapToObj(Character::toString)
					.filter(text -> simplified.canEncode(text) && traditional.canEncode(text))
					.filter(text -> lead(text, simplified) <= 0xd7 && lead(text, traditional) <= 0xc6).toList();
		}

		private static int lead(String text, CharsetEncoder encoder) {
			return text.getBytes(encoder.charset())[0] & 0xff;
		}
	}

	/** A sentence that chance alone decides. */
	abstract String sentence(RandomGenerator random);

	/** A name of a person: two words of Latin letters, 37 bits. */
	static String name(RandomGenerator random) {
		return capital(words(random, LATIN_CONSONANTS, LATIN_VOWELS, 1, 3)) + " " + capital(words(random, LATIN_CONSONANTS, LATIN_VOWELS, 1, 3));
	}

	private static String capital(String word) {
		return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
	}

	/** Words that can be said, and typed without a mistake; 6.3 bits a syllable. */
	private static String words(RandomGenerator random, String consonants, String vowels, int words, int syllables) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < words * syllables; i++) {
			text.append(i > 0 && i % syllables == 0 ? " " : "").append(consonants.charAt(random.nextInt(consonants.length())))
					.append(vowels.charAt(random.nextInt(vowels.length())));
		}
		return text.toString();
	}
}
