package org.telltale.seal.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Sentences with places, against regular expressions where these can read them, and on lists where they cannot. */
class TemplateTest {

	private static final List<String> SENTENCES = List.of("{0}", "a{0}b", "{0:id}", "{0:id}, {1:id}", "{0:#} of {1}", "{0:part}; {1:part}", "{0}, {1:id} a", "a {0:#}, {1} b{2:#}", "{0:id} (a)", "{0} {1:#}.", "a");
	private static final String ALPHABET = "aab1 ,,  ;()2.e-";
	private static final int MANY = 10_000;

	private static Pattern pattern(String english, String reluctant) {
		StringBuilder pattern = new StringBuilder();
		Matcher place = Pattern.compile("\\{([0-9])(?::([#a-z]+))?\\}").matcher(english);
		int at = 0;
		while (place.find()) {
			pattern.append(Pattern.quote(english.substring(at, place.start()))).append(switch (Optional.ofNullable(place.group(2)).orElse("")) {
				case "#" -> "([-−]?[0-9](?:[0-9.,]*[0-9])?(?:[eE][-+]?[0-9]+)?)";
				case "id" -> "([^\\s,;()]+(?:, [^\\s,;()]+)*)";
				case "part" -> "([^;]+" + reluctant + ")";
				default -> "(.+" + reluctant + ")";
			});
			at = place.end();
		}
		return Pattern.compile(pattern + Pattern.quote(english.substring(at)), Pattern.DOTALL);
	}

	private static Optional<List<String>> read(Pattern pattern, String text) {
		Matcher match = pattern.matcher(text);
		return match.matches() ? Optional.of(IntStream.rangeClosed(1, match.groupCount()).mapToObj(match::group).toList()) : Optional.empty();
	}

	@Test
	void readsAsRegularExpressionsDo() {
		Random random = new Random(20_140_816);
		int read = 0;
		for (String english : SENTENCES) {
			Pattern shortest = pattern(english, "?");
			Pattern longest = pattern(english, "");
			Template template = new Template(english, "");
			for (int i = 0; i < MANY; i++) {
				String filled = english.replaceAll("\\{[^}]*\\}", "\n");
				StringBuilder text = new StringBuilder();
				for (char c : filled.toCharArray()) {
					text.append(c == '\n' ? random.ints(random.nextInt(6), 0, ALPHABET.length()).mapToObj(at -> ALPHABET.substring(at, at + 1)).collect(Collectors.joining()) : String.valueOf(c));
				}
				List<List<String>> expected = read(shortest, text.toString()).map(first -> read(longest, text.toString()).orElseThrow().equals(first) ? List.of(first)
						: List.of(first, read(longest, text.toString()).orElseThrow())).orElse(List.of());
				read += expected.size();
				assertEquals(expected, template.readings(text.toString()), english + " of " + text);
			}
		}
		assertTrue(read > MANY, String.valueOf(read));
	}

	private static String list(String element) {
		return IntStream.range(0, MANY).mapToObj(i -> element + i).collect(Collectors.joining(", "));
	}

	@Test
	void listsMayBeAsLongAsTheEvidenceMakesThem() throws Exception {
		SentenceTable german = SentenceTable.in("de").orElseThrow();
		List<Optional<String>> said = new ArrayList<>();
		List<Throwable> thrown = new ArrayList<>();
		// with the stack that a thread of a server has at least
		Thread thread = new Thread(null, () -> {
			said.add(german.of("finding.foreign-resolver.2.title", "Run " + list("R") + ": handset H1 asks the name server 192.0.2.1, which no control run asks"));
			said.add(german.of("finding.uncaptured-traffic.3.explanation", "By app: " + list("uid 7 1 bytes sent, uid 1").replaceAll("(uid 1[0-9]+)", "$1 2 bytes sent") + "."));
			said.add(german.of("finding.uncaptured-traffic.3.explanation", "By app: " + list("uid 7 1 bytes sent, uid 1") + "."));
		}, "small stack", 256 << 10);
		thread.setUncaughtExceptionHandler((which, what) -> thrown.add(what));
		thread.start();
		thread.join();
		assertEquals(List.of(), thrown);
		assertEquals(List.of(true, true, false), said.stream().map(Optional::isPresent).toList());
		assertTrue(said.get(0).orElseThrow().contains("R9999"), "the last name of the list");
	}
}
