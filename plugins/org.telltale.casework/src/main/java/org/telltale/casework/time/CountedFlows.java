package org.telltale.casework.time;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.SightingFact;
import org.telltale.base.json.Json;
import org.telltale.timeline.RunLane;

/** Which flows count in sums where a run was captured at several points: those of one point, or of points that see different bearers (docs/formats/lists.md, Several capture points). Immutable. */
public final class CountedFlows {

	private static final Comparator<RunLane.Point> MOST_FIRST = Comparator.comparingInt(RunLane.Point::sightings).thenComparingInt(RunLane.Point::flows)
			.thenComparingLong(p -> p.bytesOut() + p.bytesIn()).reversed();

	private final Map<String, Long> sightings;
	private final Set<String> leftOut = new HashSet<>();

	CountedFlows(CaseFacts facts) {
		sightings = facts.sightings().stream().filter(SightingFact::isOut).collect(Collectors.groupingBy(SightingFact::flow, Collectors.counting()));
		Map<String, List<FlowFact>> byRun = facts.flows().stream().filter(f -> f.run().isPresent()).collect(Collectors.groupingBy(f -> f.run().get()));
		for (RunFact run : facts.runs()) {
			byRun.getOrDefault(run.id(), List.of()).stream().collect(Collectors.groupingBy(FlowFact::server, TreeMap::new, Collectors.toList()))
					.forEach((server, flows) -> leaveOut(run, flows));
		}
	}

	/** Of the facts of a case, in any order. */
	public static CountedFlows of(Collection<Json.Fields> facts) {
		return new CountedFlows(new CaseFacts(facts));
	}

	private void leaveOut(RunFact run, List<FlowFact> flows) {
		if (points(run, flows).size() > 1) {
			Set<String> counted = captures(run, flows);
			flows.stream().filter(f -> !counted.contains(f.evidence())).forEach(f -> leftOut.add(f.flow()));
		}
	}

	/** Whether a flow counts beside the others of its run to the same server. */
	public boolean counts(String flow) {
		return !leftOut.contains(flow);
	}

	/** The capture points that saw any of a run's flows: what counts first, as one (several names are joined by {@code and}), then the others; empty where no point is known for them. */
	List<RunLane.Point> points(RunFact run, List<FlowFact> flows) {
		Set<String> counted = captures(run, flows);
		List<RunLane.Point> points = new ArrayList<>();
		point(run, flows, counted).ifPresent(points::add);
		run.captures().stream().filter(c -> !counted.contains(c.evidence())).collect(Collectors.groupingBy(RunFact.CapturePoint::point, TreeMap::new, Collectors.mapping(RunFact.CapturePoint::evidence,
				Collectors.toSet()))).values().stream().flatMap(captures -> point(run, flows, captures).stream()).sorted(MOST_FIRST).forEach(points::add);
		return points;
	}

	/** The evidence ids of the captures whose flows count, of equal ones the first of {@link RunFact#countedTogether}; empty where no point is known for any. */
	Set<String> captures(RunFact run, List<FlowFact> flows) {
		return run.countedTogether().stream().filter(captures -> point(run, flows, captures).isPresent())
				.min(Comparator.comparing(captures -> point(run, flows, captures).orElseThrow(), MOST_FIRST)).orElse(Set.of());
	}

	private Optional<RunLane.Point> point(RunFact run, List<FlowFact> flows, Set<String> captures) {
		List<FlowFact> seen = flows.stream().filter(f -> captures.contains(f.evidence())).toList();
		Set<String> evidence = seen.stream().map(FlowFact::evidence).collect(Collectors.toSet());
		String name = run.captures().stream().filter(c -> evidence.contains(c.evidence())).map(RunFact.CapturePoint::point).distinct().sorted().collect(Collectors.joining(" and "));
		return seen.isEmpty() ? Optional.empty()
				: Optional.of(new RunLane.Point(name, seen.size(), seen.stream().mapToInt(f -> sightings.getOrDefault(f.flow(), 0L).intValue()).sum(),
						seen.stream().mapToLong(FlowFact::bytesOut).sum(), seen.stream().mapToLong(FlowFact::bytesIn).sum()));
	}
}
