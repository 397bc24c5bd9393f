package org.telltale.casework;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the further files of an image beside its first one, by their names (docs/formats/images.md, Several files). */
final class ImageParts {

	private static final int MOST = 4096;
	private static final Pattern RAW = Pattern.compile("(.*\\.)(0{2,8}1)");
	private static final Pattern EXPERT = Pattern.compile("(.*\\.)([EeSs])01");

	private ImageParts() {
	}

	/** The files behind the first, in their order, up to the first that is not there; empty if the name is no first one's. */
	static List<Path> behind(Path first) {
		String name = String.valueOf(first.getFileName());
		List<Path> parts = new ArrayList<>();
		for (int number = 2; number <= MOST; number++) {
			Optional<Path> part = name(name, number).map(first::resolveSibling).filter(Files::isRegularFile);
			if (part.isEmpty()) {
				return parts;
			}
			parts.add(part.get());
		}
		return parts;
	}

	/** What the part of a number, from 2 on, is called. */
	static Optional<String> name(String first, int number) {
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
