package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.RunFact;

/**
 * Runs of one handset that can be compared: over the same bearers, watched whole, and different in one dimension alone.
 *
 * @param dimension in which they differ
 * @param valueA what the first runs have there
 * @param valueB what the others have
 * @param runsA runs with the first value that have a partner among the others, in their order
 * @param runsB the others
 */
record Contrast(String dimension, String valueA, String valueB, List<RunFact> runsA, List<RunFact> runsB) {

	Contrast {
		runsA = List.copyOf(runsA);
		runsB = List.copyOf(runsB);
	}

	/** All contrasts of the case; of two values, that which comes first in the alphabet is A. */
	static List<Contrast> all(CaseFacts facts) {
		List<RunFact> runs = facts.runs().stream().filter(r -> r.handset().isPresent() && r.counts() && !r.captures().isEmpty() && r.seesEveryBearer()).toList();
		Map<String, Set<String>> sides = new TreeMap<>();
		Map<String, Contrast> contrasts = new TreeMap<>();
		for (RunFact a : runs) {
			for (RunFact b : runs) {
				List<String> differences = different(a, b);
				if (differences.size() == 1 && value(a, differences.getFirst()).compareTo(value(b, differences.getFirst())) < 0) {
					String dimension = differences.getFirst();
					String key = String.join("\n", a.handset().orElseThrow(), dimension, value(a, dimension), value(b, dimension));
					sides.computeIfAbsent(key + "\nA", k -> new TreeSet<>()).add(a.id());
					sides.computeIfAbsent(key + "\nB", k -> new TreeSet<>()).add(b.id());
					contrasts.put(key, new Contrast(dimension, value(a, dimension), value(b, dimension), List.of(), List.of()));
				}
			}
		}
		List<Contrast> all = new ArrayList<>();
		contrasts.forEach((key, c) -> all.add(new Contrast(c.dimension, c.valueA, c.valueB, of(runs, sides.get(key + "\nA")), of(runs, sides.get(key + "\nB")))));
		return all;
	}

	private static List<RunFact> of(List<RunFact> runs, Set<String> ids) {
		return runs.stream().filter(run -> ids.contains(run.id())).toList();
	}

	/** The same, the other way round. */
	Contrast reversed() {
		return new Contrast(dimension, valueB, valueA, runsB, runsA);
	}

	/** The dimensions, the bearer aside, in which two runs differ; all of one run's where they cannot be compared. */
	private static List<String> different(RunFact a, RunFact b) {
		boolean comparable = a.handset().equals(b.handset()) && a.values("bearer").equals(b.values("bearer"));
		return comparable ? differences(a, b) : List.of();
	}

	/** The dimensions, the bearer aside, in which two runs had other values. */
	static List<String> differences(RunFact a, RunFact b) {
		Set<String> dimensions = new TreeSet<>();
		a.conditions().forEach(c -> dimensions.add(c.dimension()));
		b.conditions().forEach(c -> dimensions.add(c.dimension()));
		dimensions.remove("bearer");
		return dimensions.stream().filter(d -> !a.values(d).equals(b.values(d))).toList();
	}

	private static String value(RunFact run, String dimension) {
		List<String> values = run.values(dimension);
		return values.isEmpty() ? "nothing recorded" : String.join(" then ", values);
	}
}
