package org.telltale.report.internal.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.report.input.Language;

/** Both languages say the same, and nothing is there that nobody says. */
class WordsTest {

	private static final Path MAIN = Path.of("src", "main");
	private static final Pattern PLACE = Pattern.compile("\\{[0-9]\\}");
	private static final Pattern KEY = Pattern.compile("(?:key=\"|getMessage\\(\")([a-z0-9.-]+)\"");

	/** The words of a bundle in a file. */
	static Properties bundle(String file) throws IOException {
		Properties properties = new Properties();
		try (InputStreamReader reader = new InputStreamReader(Words.class.getResourceAsStream(file + ".properties"), StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		return properties;
	}

	private static List<String> places(String words) {
		return PLACE.matcher(words).results().map(MatchResult::group).distinct().sorted().toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "design", "rows", "codes" })
	void germanSaysAllThatEnglishSays(String name) throws IOException {
		Properties english = bundle(name);
		Properties german = bundle(name + "_de");
		assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(german.stringPropertyNames()));
		for (String key : english.stringPropertyNames()) {
			assertEquals(places(english.getProperty(key)), places(german.getProperty(key)), key);
			assertFalse(german.getProperty(key).isBlank(), key);
		}
	}

	private static String sources(String ending) throws IOException {
		StringBuilder all = new StringBuilder();
		try (Stream<Path> files = Files.walk(MAIN)) {
			for (Path file : files.filter(each -> each.toString().endsWith(ending)).sorted().toList()) {
				all.append(Files.readString(file));
			}
		}
		return all.toString();
	}

	@Test
	void designsUseEveryWordAndNoOther() throws IOException {
		String designs = sources(".rptdesign") + sources(".rptlibrary");
		TreeSet<String> used = new TreeSet<>(KEY.matcher(designs).results().map(match -> match.group(1)).filter(key -> !key.startsWith("verdict.")).toList());
		assertEquals(new TreeSet<>(bundle("design").stringPropertyNames()), used);
		assertFalse(Pattern.compile("<text-property name=\"(?:text|title)\"(?: key=\"[^\"]*\")?>").matcher(designs).find(), "words that stand in a design itself are in one language");
	}

	/** A key stands in the code whole, but for what {@link Words#count} and the direction of a sighting add. */
	@Test
	void codeUsesEveryWord() throws IOException {
		String code = sources(".java");
		for (String key : bundle("rows").stringPropertyNames()) {
			String whole = key.replaceFirst("\\.(?:one|several)$", "").replaceFirst("^(sighting\\.(?:end|heading)\\.).*", "$1").replaceFirst("^(list\\.).*", "$1").replaceFirst("\\.when$", "");
			assertTrue(code.contains('"' + whole + '"'), key);
		}
	}

	@Test
	void codesAreOfGroupsThatTheCodeAsksFor() throws IOException {
		String code = sources(".java");
		for (String key : bundle("codes").stringPropertyNames()) {
			assertTrue(code.contains("code(\"" + key.substring(0, key.indexOf('.')) + "\""), key);
		}
	}

	@Test
	void whatIsFilledInIsNotLookedThrough() {
		assertEquals("run {1} (section 8.1)", Words.in(Language.ENGLISH).of("cited.run", "{1}"));
		assertEquals("Lauf {0} (Abschnitt 8.1)", Words.in(Language.GERMAN).of("cited.run", "{0}"));
	}

	@Test
	void codeWithoutWordsIsPrintedAsItIs() {
		assertEquals("nicht schlüssig", Words.in(Language.GERMAN).code("verdict", "inconclusive"));
		assertEquals("no such verdict", Words.in(Language.GERMAN).code("verdict", "no such verdict"));
		assertThrows(MissingResourceException.class, () -> Words.in(Language.GERMAN).of("no.such.key"));
	}

	/** A report has to be the same on every machine. */
	@Test
	void languageOfTheMachineDecidesNothing() {
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.GERMANY);
			java.util.ResourceBundle.clearCache(Words.class.getClassLoader());
			assertEquals("not stated", Words.in(Language.ENGLISH).of("not-stated"));
		} finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void whatNoTableSaysStaysEnglishWithAMark() {
		Sentences german = new Sentences(Words.in(Language.GERMAN));
		assertEquals("Die Bedingung der Behauptung galt in diesem Lauf nie.", german.of("reason", "The claim's condition never held in this run."));
		assertEquals("", german.note());
		assertEquals("[engl.] Nobody ever said this.", german.of("reason", "Nobody ever said this."));
		assertTrue(german.note().startsWith("1 Satz eines Fakts"), german.note());
		assertEquals("Nobody ever said this.", new Sentences(Words.in(Language.ENGLISH)).of("reason", "Nobody ever said this."));
	}
}
