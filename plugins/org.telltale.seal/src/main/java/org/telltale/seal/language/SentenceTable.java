package org.telltale.seal.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
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
		List<Template> sentences = templates(group);
		for (int i = starts.size() - 1; i >= 0; i--) {
			int start = starts.get(i);
			List<Template> begun = sentences.stream().filter(template -> template.begins(text, start)).toList();
			for (int j = i + 1; j <= starts.size() && !begun.isEmpty(); j++) {
				Reading rest = from.get(j);
				if (!rest.ways().isEmpty() && rest.sentences() + 1 >= from.get(i).sentences()) {
					Set<String> said = one(begun, text, start, j == starts.size() ? text.length() : starts.get(j) - 1);
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

	private List<Template> templates(String group) {
		List<Template> templates = new ArrayList<>(groups.getOrDefault(group, List.of()));
		int dot = group.indexOf('.');
		// what several share: finding for finding.RULE.VERSION.PART
		templates.addAll(dot < 0 ? List.of() : groups.getOrDefault(group.substring(0, dot), List.of()));
		return templates;
	}

	private Set<String> one(List<Template> templates, String text, int from, int to) {
		Set<String> ways = new LinkedHashSet<>();
		for (Template template : templates) {
			if (template.begins(text, from) && template.ends(text, from, to)) {
				for (List<String> reading : template.readings(text, from, to)) {
					filled(template, reading).ifPresent(said -> add(ways, said));
				}
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

	/** Phrases that were read up to some place of a list. */
	private static final class Begun {

		private final int from;
		private int next;
		private String said = "";

		Begun(int from) {
			this.from = from;
			this.next = from;
		}
	}

	/** A phrase of a group, or several with commas: of each as little as leaves a rest that can be read. A list may be long: it is no recursion. */
	private Optional<String> phrase(String group, String text) {
		List<Template> phrases = templates(group);
		Set<Integer> hopeless = new HashSet<>();
		Deque<Begun> begun = new ArrayDeque<>(List.of(new Begun(0)));
		while (!begun.isEmpty()) {
			Begun last = begun.getLast();
			Set<String> whole = last.next == last.from ? one(phrases, text, last.from, text.length()) : Set.of();
			if (whole.size() == 1) {
				last.said = whole.iterator().next();
				return Optional.of(String.join(", ", begun.stream().map(each -> each.said).toList()));
			}
			int rest = whole.isEmpty() ? first(phrases, text, last, hopeless) : -1;
			if (rest < 0) {
				hopeless.add(last.from);
				begun.removeLast();
			} else {
				begun.addLast(new Begun(rest));
			}
		}
		return Optional.empty();
	}

	/** Reads the next longer first phrase. @return where the rest begins; -1 if there is none */
	private int first(List<Template> phrases, String text, Begun begun, Set<Integer> hopeless) {
		for (int comma = text.indexOf(", ", begun.next); comma > 0; comma = text.indexOf(", ", begun.next)) {
			begun.next = comma + 2;
			Set<String> first = hopeless.contains(begun.next) ? Set.of() : one(phrases, text, begun.from, comma);
			if (first.size() == 1) {
				begun.said = first.iterator().next();
				return begun.next;
			}
		}
		return -1;
	}
}
