package org.telltale.audit.explanations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.SightingFact;

/** Tries every other explanation on what a finding rests on. Stateless. */
public final class Explanations {

	private static final List<Trial> TRIALS = List.of(new ActTrial(), new PushTrial(), new UpdateTrial(), new TimeTrial(), new ContentNetworkTrial(), new LaboratoryTrial());

	private Explanations() {
	}

	/** One for each kind, of flows of the runs of the case; none where there is no flow of a run. */
	public static List<Explanation> ofFlows(CaseFacts facts, Collection<FlowFact> flows) {
		return of(facts, flows.stream().flatMap(flow -> run(facts, flow.run()).map(run -> Moment.of(run, flow)).stream()));
	}

	/** One for each kind, of sightings in flows of runs; none where there is no such flow. */
	public static List<Explanation> ofSightings(CaseFacts facts, Collection<SightingFact> sightings) {
		return of(facts, sightings.stream().flatMap(sighting -> facts.flow(sighting.flow())
				.flatMap(flow -> run(facts, flow.run()).map(run -> Moment.of(run, flow, sighting))).stream()));
	}

	/** Of each run and server the moments at the capture points that have most of them: what several points saw happened once. */
	private static List<Moment> once(Stream<Moment> moments) {
		Map<String, List<Moment>> calls = new TreeMap<>();
		moments.forEach(moment -> calls.computeIfAbsent(moment.run().id() + "\n" + moment.flow().server(), key -> new ArrayList<>()).add(moment));
		return calls.values().stream().flatMap(call -> fullest(call).stream()).toList();
	}

	private static List<Moment> fullest(List<Moment> moments) {
		List<List<Moment>> points = moments.getFirst().run().countedTogether().stream()
				.map(captures -> moments.stream().filter(moment -> captures.contains(moment.flow().evidence())).toList()).toList();
		return points.stream().filter(seen -> !seen.isEmpty()).max(Comparator.comparingInt(List::size)).orElse(moments);
	}

	private static Optional<RunFact> run(CaseFacts facts, Optional<String> id) {
		return id.flatMap(facts::run);
	}

	private static List<Explanation> of(CaseFacts facts, Stream<Moment> moments) {
		List<Moment> all = once(moments);
		return all.isEmpty() ? List.of() : TRIALS.stream().map(trial -> trial.of(facts, all)).toList();
	}
}
