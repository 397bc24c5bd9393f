package org.telltale.audit.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.RunFact;

/**
 * Runs of one handset that can be compared: over the same bearers, watched, and different in one dimension alone. All other dimensions have the
 * same values in all of them; of a reset that is recorded of some of them alone it is unknown whether the others have it ({@link #unrecorded}).
 *
 * @param dimension in which they differ
 * @param valueA what the first runs have there
 * @param valueB what the others have
 * @param runsA runs with the first value that have a partner among the others, in their order
 * @param runsB the others
 */
record Contrast(String dimension, String valueA, String valueB, List<RunFact> runsA, List<RunFact> runsB) {

	/** What was done to a handset before a run, and is no state in it. Entered for some runs alone, it is unknown of the others. */
	private static final Set<String> DONE_BEFORE = Set.of("reset");

	Contrast {
		runsA = List.copyOf(runsA);
		runsB = List.copyOf(runsB);
	}

	/** What the runs of a contrast have in common, and what not. */
	private record Setting(String handset, String dimension, String valueA, String valueB, List<String> bearers, Map<String, List<String>> others) {
	}

	/** All contrasts of the case, one for each setting of the other dimensions; of two values, that which comes first in the alphabet is A. */
	static List<Contrast> all(CaseFacts facts, Contacts contacts) {
		List<RunFact> runs = facts.runs().stream().filter(r -> r.handset().isPresent() && r.counts() && r.seesEveryBearer() && contacts.isWatched(r)).toList();
		Map<Setting, Set<String>> sidesA = new LinkedHashMap<>();
		Map<Setting, Set<String>> sidesB = new LinkedHashMap<>();
		for (RunFact a : runs) {
			for (RunFact b : runs) {
				List<String> differences = isComparable(a, b) ? differences(a, b) : List.of();
				if (differences.size() == 1 && value(a, differences.getFirst()).compareTo(value(b, differences.getFirst())) < 0) {
					Setting setting = setting(a, b, differences.getFirst());
					sidesA.computeIfAbsent(setting, k -> new TreeSet<>()).add(a.id());
					sidesB.computeIfAbsent(setting, k -> new TreeSet<>()).add(b.id());
				}
			}
		}
		return sidesA.entrySet().stream().map(side -> new Contrast(side.getKey().dimension(), side.getKey().valueA(), side.getKey().valueB(),
				of(runs, side.getValue()), of(runs, sidesB.get(side.getKey())))).toList();
	}

	private static Setting setting(RunFact a, RunFact b, String dimension) {
		Map<String, List<String>> others = new TreeMap<>();
		dimensions(a).forEach(each -> others.put(each, a.values(each)));
		dimensions(b).forEach(each -> others.putIfAbsent(each, b.values(each)));
		others.remove(dimension);
		return new Setting(a.handset().orElseThrow(), dimension, value(a, dimension), value(b, dimension), a.values("bearer"), others);
	}

	private static List<RunFact> of(List<RunFact> runs, Set<String> ids) {
		return runs.stream().filter(run -> ids.contains(run.id())).toList();
	}

	/** The same, the other way round. */
	Contrast reversed() {
		return new Contrast(dimension, valueB, valueA, runsB, runsA);
	}

	/** Whether it is the control's handset, and the run has the control's value, as a whole or at that moment of true time. */
	boolean hasB(RunFact run, long nanos) {
		return run.handset().equals(runsB.getFirst().handset()) && (value(run, dimension).equals(valueB) || run.state(nanos).contains(dimension + " = " + valueB));
	}

	/** The sentence that says of which runs alone something is recorded that was done before them, with a space in front; nothing where it is of all, or of none. */
	String unrecorded() {
		return unrecorded(Stream.concat(runsA.stream(), runsB.stream()).toList());
	}

	/** The same of runs that are compared, in their order. */
	static String unrecorded(List<RunFact> all) {
		return DONE_BEFORE.stream().sorted().map(done -> unrecorded(done, all.stream().filter(run -> run.values(done).isEmpty()).map(RunFact::id).toList(), all.size())).collect(Collectors.joining());
	}

	private static String unrecorded(String done, List<String> without, int all) {
		return without.isEmpty() || without.size() == all ? "" : " Of " + Groups.runs(without) + " no " + done + " is recorded, nor that there was none: they may differ in that too.";
	}

	/**
	 * Whether two runs are of one handset, over the same bearers, and the same dimensions are recorded of both: of what is not recorded the value is not known. What was done before a run
	 * and is recorded of one of them alone does not keep them apart; a contrast says so.
	 */
	private static boolean isComparable(RunFact a, RunFact b) {
		Set<String> ofOne = dimensions(a);
		ofOne.addAll(dimensions(b));
		ofOne.removeIf(dimension -> !a.values(dimension).isEmpty() && !b.values(dimension).isEmpty());
		return a.handset().equals(b.handset()) && a.values("bearer").equals(b.values("bearer")) && DONE_BEFORE.containsAll(ofOne);
	}

	/** The dimensions, the bearer aside, in which two runs had other values, or, what was done before them aside, of which only one has a value recorded. */
	static List<String> differences(RunFact a, RunFact b) {
		Set<String> dimensions = dimensions(a);
		dimensions.addAll(dimensions(b));
		return dimensions.stream().filter(d -> !a.values(d).equals(b.values(d)) && !(DONE_BEFORE.contains(d) && (a.values(d).isEmpty() || b.values(d).isEmpty()))).toList();
	}

	private static Set<String> dimensions(RunFact run) {
		Set<String> dimensions = new TreeSet<>();
		run.conditions().forEach(c -> dimensions.add(c.dimension()));
		dimensions.remove("bearer");
		return dimensions;
	}

	private static String value(RunFact run, String dimension) {
		return EnteredValues.words(run, dimension);
	}
}
