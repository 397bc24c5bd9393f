package org.telltale.seal.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The English sentences that facts hold, in another language (docs/formats/report-text.md, "Sentences of facts"). A sentence is told in the other language only where it is
 * one of the table, word for word, and can be read in one way alone; what is not stays English, and its reader says so. Thread-safe.
 */
public final class SentenceTable {

	private static final String ENGLISH = "sentences.properties";
	private static final int MOST_WAYS = 2;
	private static final Set<String> RAW = Set.of("", "#", "id", "part");
	private static final String ENDS = ".:;!?)";

	private final Map<String, List<Template>> groups = new TreeMap<>();
	private final Map<String, Optional<String>> known = new ConcurrentHashMap<>();

	private SentenceTable(Properties english, Properties other) {
		for (String key : new TreeSet<>(english.stringPropertyNames())) {
			String group = key.substring(0, key.lastIndexOf('.'));
			groups.computeIfAbsent(group, none -> new ArrayList<>()).add(new Template(english.getProperty(key), other.getProperty(key)));
		}
	}

	/** The table of a language; empty if there is none. @param language as {@code de} */
	public static Optional<SentenceTable> in(String language) {
		String name = "sentences_" + language + ".properties";
		return SentenceTable.class.getResource(name) == null ? Optional.empty() : Optional.of(new SentenceTable(read(ENGLISH), read(name)));
	}

	private static Properties read(String name) {
		Properties properties = new Properties();
		try (InputStream in = SentenceTable.class.getResourceAsStream(name); InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
			properties.load(reader);
			return properties;
		} catch (IOException e) {
			throw new UncheckedIOException("the resource " + name + " cannot be read", e);
		}
	}

	/**
	 * A text of one or more sentences of a group in the other language.
	 *
	 * @param group such as {@code reason}, or {@code finding.disclosure.1.limits}
	 * @return empty if a part of it is not in the table, or could be read in two ways
	 */
	public Optional<String> of(String group, String text) {
		return known.computeIfAbsent(group + "\n" + text, key -> {
			Set<String> ways = text.isEmpty() ? Set.of("") : ways(group, text);
			return ways.size() == 1 ? Optional.of(ways.iterator().next()) : Optional.empty();
		});
	}

	/**
	 * The texts that it may be: sentence behind sentence, with a space between, of the table's sentences as many as can be; what a place holds ends where another sentence
	 * of the table begins.
	 */
	private Set<String> ways(String group, String text) {
		List<Integer> starts = starts(text);
		List<Reading> from = new ArrayList<>();
		for (int i = 0; i <= starts.size(); i++) {
			from.add(new Reading(0, Set.of()));
		}
		from.set(starts.size(), new Reading(0, Set.of("")));
		for (int i = starts.size() - 1; i >= 0; i--) {
			for (int j = i + 1; j <= starts.size(); j++) {
				Reading rest = from.get(j);
				if (!rest.ways().isEmpty() && rest.sentences() + 1 >= from.get(i).sentences()) {
					Set<String> said = one(group, text.substring(starts.get(i), j == starts.size() ? text.length() : starts.get(j) - 1));
					from.set(i, from.get(i).or(said, rest));
				}
			}
		}
		return from.get(0).ways();
	}

	/** What a text may be from some place on, in that many sentences. */
	private record Reading(int sentences, Set<String> ways) {

		Reading or(Set<String> first, Reading rest) {
			if (first.isEmpty()) {
				return this;
			}
			Set<String> joined = rest.sentences() + 1 > sentences ? new LinkedHashSet<>() : new LinkedHashSet<>(ways);
			first.forEach(said -> rest.ways().forEach(after -> add(joined, after.isEmpty() ? said : said + " " + after)));
			return new Reading(rest.sentences() + 1, joined);
		}
	}

	private static void add(Set<String> ways, String way) {
		if (ways.size() < MOST_WAYS) {
			ways.add(way);
		}
	}

	/** Where a sentence may begin: at the start, and behind a space behind what ends one. */
	private static List<Integer> starts(String text) {
		List<Integer> starts = new ArrayList<>(List.of(0));
		for (int i = 1; i < text.length() - 1; i++) {
			if (text.charAt(i) == ' ' && ENDS.indexOf(text.charAt(i - 1)) >= 0) {
				starts.add(i + 1);
			}
		}
		return starts;
	}

	private Set<String> one(String group, String sentence) {
		Set<String> ways = new LinkedHashSet<>();
		List<Template> templates = new ArrayList<>(groups.getOrDefault(group, List.of()));
		int dot = group.indexOf('.');
		// what several share: finding for finding.RULE.VERSION.PART
		templates.addAll(dot < 0 ? List.of() : groups.getOrDefault(group.substring(0, dot), List.of()));
		for (Template template : templates) {
			for (List<String> reading : template.readings(sentence)) {
				filled(template, reading).ifPresent(said -> add(ways, said));
			}
		}
		return ways;
	}

	private Optional<String> filled(Template template, List<String> reading) {
		String[] arguments = new String[10];
		for (int i = 0; i < reading.size(); i++) {
			Template.Place place = template.places().get(i);
			Optional<String> said = RAW.contains(place.group()) ? Optional.of(reading.get(i)) : phrase(place.group(), reading.get(i));
			if (said.isEmpty()) {
				return Optional.empty();
			}
			arguments[place.argument()] = said.get();
		}
		return Optional.of(template.filled(arguments));
	}

	/** A phrase of a group, or several with commas. */
	private Optional<String> phrase(String group, String text) {
		Set<String> whole = one(group, text);
		if (!whole.isEmpty()) {
			return whole.size() == 1 ? Optional.of(whole.iterator().next()) : Optional.empty();
		}
		int comma = text.indexOf(", ");
		while (comma > 0) {
			Set<String> first = one(group, text.substring(0, comma));
			Optional<String> rest = first.size() == 1 ? phrase(group, text.substring(comma + 2)) : Optional.empty();
			if (rest.isPresent()) {
				return Optional.of(first.iterator().next() + ", " + rest.get());
			}
			comma = text.indexOf(", ", comma + 2);
		}
		return Optional.empty();
	}
}
