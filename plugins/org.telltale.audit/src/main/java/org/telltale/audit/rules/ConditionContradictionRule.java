package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.RunFact.ConditionFact;
import org.telltale.audit.observed.Agreement;
import org.telltale.audit.observed.Comparison;
import org.telltale.audit.observed.ConditionPlaces;
import org.telltale.audit.observed.Observation;

/**
 * What the evidence says of a condition contradicts what was entered (docs/formats/observations.md, Agreement). What the very setting says that a
 * condition names is the rule setting-contradiction's, and what counters say uncaptured-traffic's.
 */
public final class ConditionContradictionRule implements Rule {

	private static final int MOST_TOLD = 5;
	private static final int MOST_CITED = 100;
	/** Behind a bearer's name, the dimension of its link. */
	private static final String LINK = "-link";

	@Override
	public String id() {
		return "condition-contradiction";
	}

	@Override
	public int version() {
		return 2;
	}

	/** An observation with what it was compared with. */
	private record Case(Observation seen, Comparison comparison) {
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		ConditionPlaces places = new ConditionPlaces(facts.ofType("condition"));
		Map<String, List<Observation>> byRun = facts.ofType("observation").stream().map(Observation::of).filter(seen -> seen.run().isPresent() && !seen.basis().equals("counter"))
				.collect(Collectors.groupingBy(seen -> seen.run().orElseThrow()));
		List<Finding> findings = new ArrayList<>();
		for (RunFact run : facts.runs()) {
			List<Case> cases = byRun.getOrDefault(run.id(), List.of()).stream().map(seen -> new Case(seen, Comparison.of(seen, List.of(run), places))).toList();
			Map<String, List<Case>> contrary = Groups.by(cases.stream().filter(each -> each.comparison().agreement() == Agreement.CONTRADICTS
					&& each.comparison().with().stream().noneMatch(condition -> places.isNamed(condition, each.seen()))).toList(),
					each -> each.seen().dimension());
			contrary.forEach((dimension, against) -> findings.add(finding(run, dimension, against, cases.stream().filter(each -> each.seen().dimension().equals(dimension)
					&& each.comparison().agreement() == Agreement.AGREES || against.stream().anyMatch(bearer -> isOfAnotherLink(each.seen(), bearer))).map(Case::seen).toList())));
		}
		return findings;
	}

	/** Whether it says of a link that what the evidence says of the bearer cannot hold then, or that what was entered may. */
	private static boolean isOfAnotherLink(Observation link, Case bearer) {
		boolean isDown = link.value().equals("disconnected") && link.dimension().equals(bearer.seen().value() + LINK);
		boolean isUp = link.value().equals("connected") && bearer.comparison().contrary().stream().anyMatch(condition -> link.dimension().equals(condition.value() + LINK));
		return (isDown || isUp) && link.isNear(bearer.seen());
	}

	private static String doubts(List<Observation> against) {
		List<Observation> derived = against.stream().filter(seen -> seen.clock().equals("derived")).toList();
		long guessed = against.stream().filter(seen -> seen.basisOfRun().equals("time")).count();
		String missing = derived.stream().flatMap(seen -> seen.missing().stream()).distinct().sorted().collect(Collectors.joining(" and "));
		return (derived.isEmpty() ? "" : " Of " + derived.size() + " the file says no " + (missing.isEmpty() ? "zone" : missing) + " of its time: the zone was taken from other evidence ("
				+ derived.stream().flatMap(seen -> seen.zone().stream()).distinct().sorted().collect(Collectors.joining(", ")) + "), a year from the acquisition.")
				+ (guessed == 0 ? "" : " Of " + guessed + " the time alone says that they are of this run: no run names the file, and who wrote it is not known from the list.");
	}

	private Finding finding(RunFact run, String dimension, List<Case> against, List<Observation> agreeing) {
		List<ConditionFact> entered = against.stream().flatMap(each -> each.comparison().contrary().stream()).distinct().toList();
		boolean sure = against.stream().anyMatch(each -> each.seen().isTimed() && each.seen().isOfKnownTimeAndRun());
		List<String> supports = Stream.concat(against.stream().map(each -> each.seen().fact()).sorted().limit(MOST_CITED), entered.stream().map(ConditionFact::id)).toList();
		String told = against.stream().map(Case::seen).sorted(Comparator.comparing(Observation::isTimed).reversed().thenComparing(Observation::id)).limit(MOST_TOLD)
				.map(seen -> seen.value() + " (" + seen.basis() + ": " + seen.text() + ")").collect(Collectors.joining("; "));
		return new Finding(id(), version(), !run.counts() ? "information" : sure ? "high" : "medium",
				"Run " + run.id() + ": " + entered.stream().map(condition -> dimension + " = " + condition.value()).distinct().sorted().collect(Collectors.joining(", "))
						+ " was entered, and the evidence says otherwise" + run.reservation(),
				Groups.count(against.size(), "place in the evidence contradicts", "places in the evidence contradict") + " it, " + agreeing.size() + " agree. They say " + dimension + " = " + told
						+ (against.size() > MOST_TOLD ? "; and others" : "") + "." + doubts(against.stream().map(Case::seen).toList()),
				"Nothing was changed: the cells of the run are by what was entered. A time is as good as the clock that it comes from; a copy shows the state when it was made, not during the run.",
				supports, agreeing.stream().map(Observation::fact).distinct().sorted().limit(MOST_CITED).toList(),
				List.of("The list of runs is wrong.", "The file is of another handset, or of another time than its clock says.", "The state changed for a time that nobody noted.", "A program wrote lines that look like the system's."));
	}
}
