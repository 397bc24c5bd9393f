package org.telltale.timeline.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.telltale.timeline.RunLane;
import org.telltale.timeline.SampleRun;

/** The figures in other languages than English. */
class WordsTest {

	private static final Pattern PLACE = Pattern.compile("\\{[0-9]\\}");

	private static Properties properties(String name) throws IOException {
		Properties properties = new Properties();
		try (InputStreamReader reader = new InputStreamReader(Words.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		return properties;
	}

	private static List<String> places(String words) {
		return PLACE.matcher(words).results().map(MatchResult::group).distinct().sorted().toList();
	}

	/** A number that a translation leaves out would be missing in a report. */
	@Test
	void germanSaysAllThatEnglishSays() throws IOException {
		Properties english = properties("messages.properties");
		Properties german = properties("messages_de.properties");
		assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(german.stringPropertyNames()));
		for (String key : english.stringPropertyNames()) {
			boolean none = key.endsWith(".none") || key.endsWith(".one");
			assertTrue(none || places(english.getProperty(key)).equals(places(german.getProperty(key))), key);
			assertFalse(german.getProperty(key).replace("''", "").contains("'"), key + ": an apostrophe alone would quote what follows");
			assertFalse(english.getProperty(key).replace("''", "").contains("'"), key + ": an apostrophe alone would quote what follows");
		}
	}

	static Stream<Figure> figures() {
		return FigureTest.figures();
	}

	@ParameterizedTest
	@MethodSource("figures")
	void germanFigureHasNoEnglishWords(Figure figure) {
		String text = figure.title(Locale.GERMAN) + " " + figure.text(Locale.GERMAN);
		for (String english : List.of(" the ", " of ", " and ", " with ", " runs ", "flow", " out")) {
			assertFalse(text.contains(english), () -> english + " in: " + text);
		}
		int[] one = figure.pixels(new HouseStyle("SansSerif"), 650, figure.height());
		int[] other = figure.pixels(new HouseStyle("SansSerif", Locale.GERMAN), 650, figure.height());
		assertFalse(Arrays.equals(one, other), "words in the drawing");
	}

	@Test
	void numbersGoWithTheWords() {
		List<RunLane> runs = List.of(SampleRun.LANE, SampleRun.SILENT);
		assertTrue(new BytesFigure(runs).text(Locale.GERMAN).contains("R1 107 B hinaus, 1,01 kB herein, in 100 s"), new BytesFigure(runs).text(Locale.GERMAN));
		assertTrue(new TimelineFigure(runs).text(Locale.GERMAN).contains("R1: 2 Datenflüsse, davon mit Sichtungen: 1 Datenfluss; 1 Stimulus, 20 s nicht aufgezeichnet."),
				new TimelineFigure(runs).text(Locale.GERMAN));
		assertEquals("0,005", Words.of(Locale.GERMAN).number(0.005));
		assertEquals("2.345 Datenflüsse", Words.of(Locale.GERMAN).count(2345, "flow"));
		assertEquals("10", Words.of(Locale.GERMAN).number(10));
	}

	/** A report has to be the same on every machine. */
	@Test
	void languageOfTheMachineDecidesNothing() {
		Locale before = Locale.getDefault();
		TimelineFigure figure = new TimelineFigure(List.of(SampleRun.LANE));
		String english = figure.text();
		try {
			Locale.setDefault(Locale.GERMANY);
			ResourceBundle.clearCache(Words.class.getClassLoader());
			assertEquals(english, figure.text());
			assertEquals(english, figure.text(Locale.FRENCH), "a language without words is English");
			assertEquals("1.01 kB", Words.of(Locale.FRENCH).bytes(1010));
			assertNotEquals(english, figure.text(Locale.GERMANY));
		} finally {
			Locale.setDefault(before);
		}
	}
}
