package org.telltale.seal.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

import org.telltale.seal.language.SentenceTable;

/** The words of the pages in a language, by the English ones: docs/formats/report-text.md lists both. {@code {0}}, {@code {1}}... are filled in. Immutable. */
final class PageWords {

	/** The language of facts, and of pages of which none is said. */
	static final PageWords ENGLISH = new PageWords("en", Map.of(), Optional.empty());

	private static final String GERMAN = "de";

	private final String language;
	private final Map<String, String> others;
	private final Optional<SentenceTable> sentences;

	private PageWords(String language, Map<String, String> others, Optional<SentenceTable> sentences) {
		this.language = language;
		this.others = others;
		this.sentences = sentences;
	}

	/** Those of a language; empty of one that this verifier does not know. */
	static Optional<PageWords> in(String language) {
		return switch (language) {
			case "en" -> Optional.of(ENGLISH);
			case GERMAN -> Optional.of(new PageWords(GERMAN, table(), SentenceTable.in(GERMAN)));
			default -> Optional.empty();
		};
	}

	private static Map<String, String> table() {
		Properties english = read("pages.properties");
		Properties other = read("pages_" + GERMAN + ".properties");
		Map<String, String> table = new TreeMap<>();
		english.stringPropertyNames().forEach(key -> table.put(english.getProperty(key), other.getProperty(key)));
		return table;
	}

	private static Properties read(String name) {
		Properties properties = new Properties();
		try (InputStream in = PageWords.class.getResourceAsStream(name); InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
			properties.load(reader);
			return properties;
		} catch (IOException e) {
			throw new UncheckedIOException("the resource " + name + " cannot be read", e);
		}
	}

	/** As {@code en}. */
	String language() {
		return language;
	}

	private boolean isEnglish() {
		return sentences.isEmpty();
	}

	/** The words for English ones, filled in. English ones that the table does not have are an error of the program. */
	String of(String english, Object... arguments) {
		String words = isEnglish() ? english : Optional.ofNullable(others.get(english)).orElseThrow(() -> new IllegalStateException("no words for: " + english));
		StringBuilder out = new StringBuilder();
		int at = 0;
		for (int open = words.indexOf('{'); open >= 0; open = words.indexOf('{', at)) {
			out.append(words, at, open).append(arguments[words.charAt(open + 1) - '0']);
			at = open + "{0}".length();
		}
		return out.append(words, at, words.length()).toString();
	}

	/** The word for a code of facts; the code itself where there is none. */
	String code(String code) {
		return others.getOrDefault(code, code);
	}

	/** A sentence of a fact; in English with a mark before it where the table of sentences does not have it. */
	String told(String group, String sentence) {
		return isEnglish() ? sentence : sentences.orElseThrow().of(group, sentence).orElse(of("[English] {0}", sentence));
	}

	/** A number with its thousands apart: by commas in English, else by white space, which is not compared. */
	String grouped(long number) {
		return isEnglish() ? String.format(Locale.ROOT, "%,d", number) : Long.toString(number);
	}
}
