package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.SightingFact;

/** Sorted grouping and wording that several rules share. */
final class Groups {

	private static final int MOST_NAMED = 20;

	private Groups() {
	}

	static <T> Map<String, List<T>> by(Collection<T> items, Function<T, String> key) {
		Map<String, List<T>> groups = new TreeMap<>();
		items.forEach(item -> groups.computeIfAbsent(key.apply(item), k -> new ArrayList<>()).add(item));
		return groups;
	}

	static String count(long number, String singular, String plural) {
		return number + " " + (number == 1 ? singular : plural);
	}

	/** How many exhibits of which kinds the sightings are of: {@code an IMEI, 3 phone numbers}. */
	static String exhibits(Collection<SightingFact> sightings) {
		return sightings.stream().collect(Collectors.groupingBy(SightingFact::kind, TreeMap::new,
				Collectors.mapping(SightingFact::exhibit, Collectors.toSet()))).entrySet().stream()
				.map(e -> Kinds.count(e.getKey(), e.getValue())).collect(Collectors.joining(", "));
	}

	/** {@code E1, E2 were sighted 3 times}: the exhibits by their numbers; in how many files, where in several: two capture points see one thing twice. */
	static String sightings(Collection<SightingFact> sightings) {
		List<String> ids = sightings.stream().map(SightingFact::exhibit).distinct().sorted(CaseFacts::byNumberInName).toList();
		long files = sightings.stream().map(SightingFact::evidence).distinct().count();
		return String.join(", ", ids) + (ids.size() == 1 ? " was" : " were") + " sighted " + count(sightings.size(), "time", "times") + (files > 1 ? " (in " + files + " capture files)" : "");
	}

	/** {@code run R1}, {@code runs R1, R2}. */
	static String runs(Collection<String> ids) {
		return (ids.size() == 1 ? "run " : "runs ") + ids.stream().sorted(CaseFacts::byNumberInName).collect(Collectors.joining(", "));
	}

	/** The items, and of more than twenty how many more there are: {@code a, b and 3 more}. */
	static String listed(Collection<String> items) {
		String named = items.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
		return items.size() <= MOST_NAMED ? named : named + " and " + (items.size() - MOST_NAMED) + " more";
	}

	/** The text with a capital letter in front. */
	static String sentence(String text) {
		return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
	}
}
