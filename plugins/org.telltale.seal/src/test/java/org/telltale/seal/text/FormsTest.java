package org.telltale.seal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

class FormsTest {

	private static final Pattern PLACE = Pattern.compile("\\{[0-9]\\}");

	private static Map<String, String> forms(String language) throws IOException {
		Properties properties = new Properties();
		try (InputStream in = Forms.class.getResourceAsStream("forms_" + language + ".properties"); InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		Map<String, String> forms = new TreeMap<>();
		properties.stringPropertyNames().forEach(key -> forms.put(key, properties.getProperty(key)));
		return forms;
	}

	private static TreeSet<String> places(String form) {
		return new TreeSet<>(PLACE.matcher(form).results().map(MatchResult::group).toList());
	}

	@Test
	void germanHasAllFormsButThoseThatTheTableOfSentencesTells() throws IOException {
		Map<String, String> english = forms("en");
		Map<String, String> german = forms("de");
		english.keySet().removeIf(key -> key.startsWith("change."));
		german.keySet().removeIf(key -> key.startsWith("summary.english."));
		assertEquals(english.keySet(), german.keySet());
		english.forEach((key, form) -> assertEquals(places(form), places(german.get(key)), key));
	}

	@Test
	void everySentenceOfAChangeIsInTheTableOfSentences() throws IOException {
		PageWords german = PageWords.in("de").orElseThrow();
		Forms english = Forms.in("en");
		for (String key : forms("en").keySet()) {
			if (key.startsWith("change.")) {
				String sentence = english.of(key, 7, "2s", 12, 2, "code", "1m30s", 8);
				assertTrue(!german.told("change", sentence).startsWith("[engl.]"), sentence);
			}
		}
	}
}
