package org.telltale.seal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The words of pages in German: as many as in English, all of them used, all of them published. */
class PageWordsTest {

	private static final Pattern PLACE = Pattern.compile("\\{[0-9]\\}");

	private static Properties table(String name) throws IOException {
		Properties properties = new Properties();
		try (InputStreamReader reader = new InputStreamReader(PageWords.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		return properties;
	}

	private static TreeSet<String> places(String words) {
		return new TreeSet<>(PLACE.matcher(words).results().map(MatchResult::group).toList());
	}

	@Test
	void germanSaysAllThatEnglishSays() throws IOException {
		Properties english = table("pages.properties");
		Properties german = table("pages_de.properties");
		assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(german.stringPropertyNames()));
		english.stringPropertyNames().forEach(key -> assertEquals(places(english.getProperty(key)), places(german.getProperty(key)), key));
		assertEquals(english.size(), new TreeSet<>(english.values().stream().map(String::valueOf).toList()).size(), "the English words are the keys");
	}

	@Test
	void formatsPublishEveryWord() throws IOException {
		String published = Files.readString(Path.of("../../docs/formats/report-text.md"));
		Properties english = table("pages.properties");
		Properties german = table("pages_de.properties");
		for (String key : english.stringPropertyNames()) {
			assertTrue(published.contains("| `" + english.getProperty(key) + "` | `" + german.getProperty(key) + "` |"), key);
		}
	}

	/** Words that are looked up and not there would end the verification of a German report. */
	@Test
	void everyWordThatIsLookedUpIsThere() throws IOException {
		TreeSet<String> looked = new TreeSet<>();
		try (Stream<Path> files = Files.list(Path.of("src", "main", "java", "org", "telltale", "seal", "text"))) {
			for (Path file : files.toList()) {
				Pattern.compile("words(?:\\(\\))?\\.of\\([^\"()]*\"([^\"]*)\"(?: : \"([^\"]*)\")?").matcher(Files.readString(file)).results().forEach(found -> {
					looked.add(found.group(1));
					Optional.ofNullable(found.group(2)).ifPresent(looked::add);
				});
			}
		}
		assertTrue(looked.size() > 60, String.valueOf(looked));
		looked.addAll(Words.HEADINGS);
		looked.addAll(Words.SUMMARY_HEADINGS);
		Words.TABLE_HEADS.forEach(looked::add);
		Words.VERDICTS.forEach(verdict -> looked.add(Words.limit(verdict).isEmpty() ? Words.STATEMENT_ALONE : Words.limit(verdict)));
		PageWords german = PageWords.in("de").orElseThrow();
		Object[] arguments = { 0, 1, 2, 3, 4 };
		looked.forEach(words -> assertTrue(!german.of(words, arguments).isEmpty(), words));
	}

	@Test
	void whatIsFilledInIsNotLookedThrough() {
		PageWords german = PageWords.in("de").orElseThrow();
		assertEquals("Lauf {0} (Abschnitt 8.1)", german.of("run {0} (section 8.1)", "{0}"));
		assertEquals("widerlegt", german.code("contradicted"));
		assertEquals("SMS", german.code("SMS"));
		assertEquals("1234567", german.grouped(1_234_567));
		assertEquals("1,234,567", PageWords.ENGLISH.grouped(1_234_567));
		assertEquals("[engl.] Nobody said so.", german.told("reason", "Nobody said so."));
		assertThrows(IllegalStateException.class, () -> german.of("no such words"));
		assertTrue(PageWords.in("fr").isEmpty());
	}
}
