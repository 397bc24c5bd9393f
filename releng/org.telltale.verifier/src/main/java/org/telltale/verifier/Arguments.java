package org.telltale.verifier;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the verifier was called with.
 *
 * @param report the file
 * @param evidence folder with evidence or a disclosure
 * @param trust PEM files
 * @param requireTimeStamp whether a time stamp is wanted
 * @param json whether the verdict is printed as a record
 * @param disclosure the sealed disclosure file of a public report
 */
record Arguments(Path report, Optional<Path> evidence, List<Path> trust, boolean requireTimeStamp, boolean json, Optional<Path> disclosure) {

	/** Reads them. @throws IllegalArgumentException with a sentence for whoever called it */
	static Arguments of(String... words) {
		Optional<Path> report = Optional.empty();
		Optional<Path> evidence = Optional.empty();
		Optional<Path> disclosure = Optional.empty();
		List<Path> trust = new ArrayList<>();
		boolean requireTimeStamp = false;
		boolean json = false;
		for (int i = 0; i < words.length; i++) {
			switch (words[i]) {
				case "--evidence" -> evidence = Optional.of(Path.of(value(words, ++i)));
				case "--disclosure" -> disclosure = Optional.of(Path.of(value(words, ++i)));
				case "--trust" -> trust.add(Path.of(value(words, ++i)));
				case "--require-time-stamp" -> requireTimeStamp = true;
				case "--format" -> json = format(value(words, ++i));
				default -> {
					if (words[i].startsWith("--") || report.isPresent()) {
						throw new IllegalArgumentException(words[i] + ": not understood");
					}
					report = Optional.of(Path.of(words[i]));
				}
			}
		}
		return new Arguments(report.orElseThrow(() -> new IllegalArgumentException("no report is named")), evidence, List.copyOf(trust), requireTimeStamp, json,
				disclosure);
	}

	private static String value(String[] words, int at) {
		if (at == words.length) {
			throw new IllegalArgumentException(words[at - 1] + ": says nothing");
		}
		return words[at];
	}

	private static boolean format(String word) {
		if (!word.equals("text") && !word.equals("json")) {
			throw new IllegalArgumentException("--format " + word + ": text or json");
		}
		return word.equals("json");
	}
}
