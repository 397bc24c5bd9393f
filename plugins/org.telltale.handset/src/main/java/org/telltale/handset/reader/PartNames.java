package org.telltale.handset.reader;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the further files of an image are called (docs/formats/images.md, Several files). */
public final class PartNames {

	private static final int MOST = 4096;
	private static final Pattern RAW = Pattern.compile("(?s)(.*\\.)(0{2,8}1)");
	private static final Pattern EXPERT = Pattern.compile("(?s)(.*\\.)([EeSs])01");

	private PartNames() {
	}

	/** The names behind that of the first file, in their order; none if it is no first one's. */
	public static Stream<String> behind(String first) {
		return IntStream.rangeClosed(2, MOST).mapToObj(number -> name(first, number)).takeWhile(Optional::isPresent).map(Optional::get);
	}

	/** What the part of a number, from 2 on, is called. */
	public static Optional<String> name(String first, int number) {
		Matcher expert = EXPERT.matcher(first);
		if (expert.matches()) {
			return extension(expert.group(2), number).map(ending -> expert.group(1) + ending);
		}
		Matcher raw = RAW.matcher(first);
		return raw.matches() ? Optional.of(String.format(Locale.ROOT, "%0" + raw.group(2).length() + "d", number))
				.filter(digits -> digits.length() == raw.group(2).length()).map(digits -> raw.group(1) + digits) : Optional.empty();
	}

	/** {@code E02} to {@code E99}, then {@code EAA} to {@code EZZ}, {@code FAA} to {@code ZZZ}; in the case of the letter. */
	private static Optional<String> extension(String letter, int number) {
		if (number < 100) {
			return Optional.of(letter + String.format(Locale.ROOT, "%02d", number));
		}
		int index = number - 100;
		char head = (char) (letter.charAt(0) + index / 676);
		boolean upper = letter.equals(letter.toUpperCase(Locale.ROOT));
		char a = upper ? 'A' : 'a';
		return head > a + 25 ? Optional.empty() : Optional.of("" + head + (char) (a + index % 676 / 26) + (char) (a + index % 26));
	}
}
