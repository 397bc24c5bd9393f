package org.telltale.seal.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** Sentences of facts in German. */
class SentenceTableTest {

	private static final Pattern PLACE = Pattern.compile("\\{([0-9])(?::([#a-z.-]+))?\\}");
	private static final SentenceTable GERMAN = SentenceTable.in("de").orElseThrow();

	private static Properties table(String name) throws IOException {
		Properties properties = new Properties();
		try (InputStreamReader reader = new InputStreamReader(SentenceTable.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		return properties;
	}

	private static TreeSet<String> numbers(String words) {
		return new TreeSet<>(PLACE.matcher(words).results().map(match -> match.group(1)).toList());
	}

	@Test
	void germanSaysAllThatEnglishSays() throws IOException {
		Properties english = table("sentences.properties");
		Properties german = table("sentences_de.properties");
		assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(german.stringPropertyNames()));
		for (String key : english.stringPropertyNames()) {
			assertEquals(numbers(english.getProperty(key)), numbers(german.getProperty(key)), key);
		}
	}

	/** What stands in a place: {@code english} for the first sentence of its group, {@code german} the same. */
	private record Filled(String english, String german) {
	}

	private static Filled filled(Properties english, Properties german, String key) {
		Map<String, String> arguments = new TreeMap<>();
		StringBuilder out = new StringBuilder();
		Matcher place = PLACE.matcher(english.getProperty(key));
		while (place.find()) {
			String group = place.group(2);
			Filled said = group == null || group.equals("part") ? new Filled("w" + place.group(1), "w" + place.group(1))
					: group.equals("#") ? new Filled("4" + place.group(1), "4" + place.group(1)) : group.equals("id") ? new Filled("R" + place.group(1), "R" + place.group(1))
							: filled(english, german, group + ".01");
			place.appendReplacement(out, Matcher.quoteReplacement(said.english()));
			arguments.put(place.group(1), said.german());
		}
		place.appendTail(out);
		return new Filled(out.toString(), PLACE.matcher(german.getProperty(key)).replaceAll(match -> Matcher.quoteReplacement(arguments.get(match.group(1)))));
	}

	@Test
	void everySentenceIsReadInOneWay() throws IOException {
		Properties english = table("sentences.properties");
		Properties german = table("sentences_de.properties");
		List<String> wrong = new ArrayList<>();
		for (String key : new TreeSet<>(english.stringPropertyNames())) {
			Filled sentence = filled(english, german, key);
			Optional<String> said = GERMAN.of(key.substring(0, key.lastIndexOf('.')), sentence.english());
			if (!said.equals(Optional.of(sentence.german()))) {
				wrong.add(key + ": " + sentence + " is " + said);
			}
		}
		assertEquals(List.of(), wrong);
	}

	@Test
	void numbersAndNamesAreTakenAsTheyStand() {
		assertEquals(Optional.of("Unverschlüsselt von Gerät H1 an sync.example (198.51.100.60) gesendet in Lauf R6 (hypothetisch): die Texte von 3 SMS, 3 Fotos"), GERMAN.of("finding.clear-text.2.title",
				"Sent without encryption by handset H1 to sync.example (198.51.100.60) in run R6 (hypothetical): the texts of 3 SMS, 3 photos"));
		assertEquals(Optional.of("12132 Bytes, die das Gerät verließen, konnten nicht gelesen oder durchsucht werden; 19 würden dafür genügen. Ein Mitschnitt, auf den es ankommt, enthält gekürzte Frames."),
				GERMAN.of("reason", "12132 bytes that left the handset could not be read or searched; 19 would hold it. A capture that is relied on holds frames cut short."));
	}

	@Test
	void otherWordsOtherVersionsAndTwoReadingsStayEnglish() {
		assertEquals(Optional.empty(), GERMAN.of("reason", "The claim's condition never held in this run"), "without its full stop");
		assertEquals(Optional.empty(), GERMAN.of("reason", "The claim's condition never held in this run. And more."));
		assertEquals(Optional.empty(), GERMAN.of("reason", "many sightings show it leaving the handset while the condition held."), "no number");
		assertEquals(Optional.empty(), GERMAN.of("finding.clear-text.1.limits", "It shows that everybody on the way could read it, not that anybody did."), "an older version of the rule");
		assertEquals(Optional.empty(), GERMAN.of("reason", "The claim speaks of A; this handset is of B; this handset is of C."), "which make is whose is not told");
		assertTrue(SentenceTable.in("fr").isEmpty());
	}
}
