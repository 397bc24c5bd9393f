package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.RunFact.ConditionFact;
import org.telltale.audit.observed.Agreement;
import org.telltale.audit.observed.Comparison;
import org.telltale.audit.observed.Observation;
import org.telltale.base.json.Json;

/**
 * What the evidence says of a condition contradicts what was entered (docs/formats/observations.md, Agreement). What the very setting says that a
 * condition names is the rule setting-contradiction's, and what counters say uncaptured-traffic's.
 */
public final class ConditionContradictionRule implements Rule {

	private static final int MOST_TOLD = 5;
	private static final int MOST_CITED = 100;

	@Override
	public String id() {
		return "condition-contradiction";
	}

	@Override
	public int version() {
		return 1;
	}

	/** An observation with what it was compared with. */
	private record Case(Observation seen, Comparison comparison) {
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		Map<String, Json> sources = facts.ofType("condition").stream()
				.collect(Collectors.toMap(fact -> fact.text("id").orElse(""), fact -> fact.get("source").orElse(Json.object()), (a, b) -> a));
		Map<String, List<Observation>> byRun = facts.ofType("observation").stream().map(Observation::of).filter(seen -> seen.run().isPresent() && !seen.basis().equals("counter"))
				.collect(Collectors.groupingBy(seen -> seen.run().orElseThrow()));
		List<Finding> findings = new ArrayList<>();
		for (RunFact run : facts.runs()) {
			List<Case> cases = byRun.getOrDefault(run.id(), List.of()).stream().map(seen -> new Case(seen, Comparison.of(seen, List.of(run)))).toList();
			Map<String, List<Case>> contrary = Groups.by(cases.stream().filter(each -> each.comparison().agreement() == Agreement.CONTRADICTS
					&& each.comparison().with().stream().noneMatch(condition -> isNamedBy(sources.getOrDefault(condition.id(), Json.object()), each.seen()))).toList(),
					each -> each.seen().dimension());
			contrary.forEach((dimension, against) -> findings.add(finding(run, dimension, against, cases.stream().filter(each -> each.seen().dimension().equals(dimension)
					&& each.comparison().agreement() == Agreement.AGREES).toList())));
		}
		return findings;
	}

	/** Whether the condition's source is the very place of the observation. */
	private static boolean isNamedBy(Json source, Observation seen) {
		return source.text("evidence").equals(Optional.of(seen.evidence())) && source.text("reference").map(reference -> reference.replace(' ', '/'))
				.equals(Optional.of(seen.place().replace(' ', '/')));
	}

	private Finding finding(RunFact run, String dimension, List<Case> against, List<Case> agreeing) {
		List<ConditionFact> entered = against.stream().flatMap(each -> each.comparison().with().stream()).distinct().toList();
		boolean timed = against.stream().anyMatch(each -> each.seen().isTimed());
		List<String> supports = Stream.concat(against.stream().map(each -> each.seen().fact()).sorted().limit(MOST_CITED), entered.stream().map(ConditionFact::id)).toList();
		String told = against.stream().map(Case::seen).sorted(Comparator.comparing(Observation::isTimed).reversed().thenComparing(Observation::id)).limit(MOST_TOLD)
				.map(seen -> seen.value() + " (" + seen.basis() + ": " + seen.text() + ")").collect(Collectors.joining("; "));
		return new Finding(id(), version(), !run.counts() ? "information" : timed ? "high" : "medium",
				"Run " + run.id() + ": " + entered.stream().map(condition -> dimension + " = " + condition.value()).distinct().sorted().collect(Collectors.joining(", "))
						+ " was entered, and the evidence says otherwise" + run.reservation(),
				Groups.count(against.size(), "place in the evidence contradicts", "places in the evidence contradict") + " it, " + agreeing.size() + " agree. They say " + dimension + " = " + told
						+ (against.size() > MOST_TOLD ? "; and others" : "") + ".",
				"Nothing was changed: the cells of the run are by what was entered. A time is as good as the clock that it comes from; a copy shows the state when it was made, not during the run.",
				supports, agreeing.stream().map(each -> each.seen().fact()).sorted().limit(MOST_CITED).toList(),
				List.of("The list of runs is wrong.", "The file is of another handset, or of another time than its clock says.", "The state changed for a time that nobody noted.", "A program wrote lines that look like the system's."));
	}
}
