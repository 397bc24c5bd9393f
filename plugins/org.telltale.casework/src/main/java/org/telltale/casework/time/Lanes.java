package org.telltale.casework.time;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.Interval;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.SightingFact;
import org.telltale.base.json.Json;
import org.telltale.timeline.RunLane;
import org.telltale.timeline.RunLane.Gap;

/** The runs of a case as lanes of the time graph, in true time. */
final class Lanes {

	private static final double NANOS = 1e9;

	private final CaseFacts facts;
	private final Map<String, List<SightingFact>> sightings;
	private final Map<String, String> names;
	private final Map<String, Json.Fields> attributions = new TreeMap<>();
	private final Map<String, Set<String>> apps = new TreeMap<>();
	private final Set<String> cut;
	private final CountedFlows counted;

	/** @param names the best name of each address that has one */
	Lanes(CaseFacts facts, Map<String, String> names) {
		this.facts = facts;
		counted = new CountedFlows(facts);
		this.names = names;
		sightings = facts.sightings().stream().filter(s -> s.isOut() && s.device().isPresent()).collect(Collectors.groupingBy(SightingFact::flow));
		facts.ofType("attribution").forEach(f -> f.text("address").ifPresent(address -> attributions.put(address, f)));
		facts.ofType("flow").forEach(f -> f.text("app").ifPresent(app -> app(f, Set.of(app))));
		facts.ofType("flow-app").forEach(f -> app(f, f.items("packages").stream().flatMap(p -> p.text("name").stream()).toList()));
		cut = facts.ofType("evidence").stream().filter(e -> e.integer("truncatedFrames").orElse(0L) > 0).flatMap(e -> e.text("evidence").stream()).collect(Collectors.toSet());
	}

	private void app(Json.Fields fact, Collection<String> packages) {
		apps.computeIfAbsent(fact.text("flow").orElse(""), f -> new TreeSet<>()).addAll(packages);
	}

	/** The runs that have captures, in their order. */
	List<RunLane> lanes() {
		return facts.runs().stream().filter(run -> !run.captures().isEmpty()).map(this::lane).toList();
	}

	/** The same, of each run what counts of what several of its capture points saw. */
	List<RunLane> counted() {
		return facts.runs().stream().filter(run -> !run.captures().isEmpty()).map(this::counted).toList();
	}

	private RunLane counted(RunFact run) {
		List<RunLane.Point> points = counted.points(run, flows(run));
		if (points.size() < 2) {
			return lane(run);
		}
		Set<String> evidence = counted.captures(run, flows(run));
		List<RunFact.CapturePoint> captures = run.captures().stream().filter(c -> evidence.contains(c.evidence())).toList();
		RunFact seen = new RunFact(run.id(), run.handset(), run.time(), run.hypothetical(), run.excluded(), run.make(), run.conditions(), run.stimuli(), captures);
		return lane(seen, flows(run).stream().filter(f -> evidence.contains(f.evidence())).toList(), points);
	}

	private List<FlowFact> flows(RunFact run) {
		return facts.flows().stream().filter(f -> f.run().equals(Optional.of(run.id())) && (run.handset().isEmpty() || f.device().equals(run.handset()))).toList();
	}

	private RunLane lane(RunFact run) {
		return lane(run, flows(run), List.of());
	}

	private RunLane lane(RunFact run, List<FlowFact> flows, List<RunLane.Point> points) {
		double uncertainty = run.captures().stream().mapToLong(RunFact.CapturePoint::uncertaintyNanos).max().orElse(0) / NANOS;
		return new RunLane(run.id(), String.join("/", run.values("bearer")), run.hypothetical() ? "hypothetical" : run.excluded().isPresent() ? "a unit that does not count" : "",
				run.time().fromNanos(), (run.time().toNanos() - run.time().fromNanos()) / NANOS,
				flows.stream().map(f -> contact(run, f)).sorted(Comparator.comparingDouble(RunLane.Contact::start).thenComparing(RunLane.Contact::flow)).toList(),
				run.stimuli().stream().map(s -> new RunLane.Mark(s.kind(), String.join(", ", s.exhibits()), "", since(run, s.atNanos()), uncertainty)).toList(),
				flows.stream().flatMap(f -> sightings.getOrDefault(f.flow(), List.of()).stream()).map(s -> mark(run, s))
						.sorted(Comparator.comparingDouble(RunLane.Mark::at).thenComparing(RunLane.Mark::kind).thenComparing(RunLane.Mark::what)).toList(),
				run.conditions().stream().map(c -> band(run, c)).sorted(Comparator.comparing(RunLane.Band::dimension).thenComparingDouble(RunLane.Band::from)).toList(), gaps(run, flows), points);
	}

	private static RunLane.Band band(RunFact run, RunFact.ConditionFact condition) {
		return new RunLane.Band(condition.dimension(), condition.value(), since(run, condition.time().fromNanos()), since(run, condition.time().toNanos()),
				condition.uncertaintyNanos() / NANOS, condition.source());
	}

	private static RunLane.Mark mark(RunFact run, SightingFact sighting) {
		double uncertainty = run.captures().stream().filter(c -> c.evidence().equals(sighting.evidence())).mapToLong(RunFact.CapturePoint::uncertaintyNanos).max().orElse(0) / NANOS;
		return new RunLane.Mark(sighting.kind().name(), sighting.exhibit(), sighting.flow(), since(run, sighting.atNanos() + run.offsetNanos(sighting.evidence())), uncertainty);
	}

	private RunLane.Contact contact(RunFact run, FlowFact flow) {
		List<SightingFact> seen = sightings.getOrDefault(flow.flow(), List.of());
		Optional<Json.Fields> attribution = Optional.ofNullable(attributions.get(flow.server()));
		RunLane.Traits traits = new RunLane.Traits(point(run, flow), attribution.flatMap(a -> a.text("country")).orElse(""), attribution.flatMap(a -> a.text("owner")).orElse(""),
				String.join(", ", apps.getOrDefault(flow.flow(), Set.of())), seen.stream().map(s -> s.kind().name()).distinct().sorted().toList());
		return new RunLane.Contact(flow.flow(), endpoint(flow), start(run, flow), end(run, flow), flow.bytesOut(), flow.bytesIn(), seen.size(), traits);
	}

	private static String point(RunFact run, FlowFact flow) {
		return run.captures().stream().filter(c -> c.evidence().equals(flow.evidence())).map(RunFact.CapturePoint::point).findFirst().orElse("");
	}

	private String endpoint(FlowFact flow) {
		String name = names.get(flow.server());
		return name == null ? flow.server() : name + " (" + flow.server() + ")";
	}

	private List<Gap> gaps(RunFact run, List<FlowFact> flows) {
		List<Gap> gaps = new ArrayList<>();
		List<Interval> frames = Watched.of(facts, run).stream().flatMap(p -> p.times().stream()).toList();
		List<Interval> passed = frames.isEmpty() ? List.of() : Watched.passed(run);
		Watched.rest(run, passed).forEach(i -> gaps.add(gap(run, Gap.Kind.NOT_CAPTURED, i)));
		Interval.cut(passed, Watched.rest(run, frames)).forEach(i -> gaps.add(gap(run, Gap.Kind.NO_FRAMES, i)));
		run.captures().stream().filter(c -> cut.contains(c.evidence())).flatMap(c -> facts.framesOf(c).stream()).map(run.time()::cut).filter(i -> !i.isEmpty()).distinct()
				.forEach(i -> gaps.add(gap(run, Gap.Kind.CUT, i)));
		for (FlowFact flow : flows) {
			if (flow.gapsOut() > 0) {
				gaps.add(new Gap(Gap.Kind.MISSING, flow.flow(), endpoint(flow), start(run, flow), end(run, flow), flow.gapsOut()));
			}
			if (flow.unreadableOut() > 0) {
				gaps.add(new Gap(Gap.Kind.UNREADABLE, flow.flow(), endpoint(flow), start(run, flow), end(run, flow), flow.unreadableOut()));
			}
		}
		gaps.sort(Comparator.comparingDouble(Gap::from).thenComparing(Gap::kind).thenComparing(Gap::endpoint).thenComparing(Gap::flow).thenComparingDouble(Gap::to));
		return gaps;
	}

	private static Gap gap(RunFact run, Gap.Kind kind, Interval interval) {
		return new Gap(kind, "", "", since(run, interval.fromNanos()), since(run, interval.toNanos()), 0);
	}

	private static double start(RunFact run, FlowFact flow) {
		return since(run, flow.firstNanos() + run.offsetNanos(flow.evidence()));
	}

	private static double end(RunFact run, FlowFact flow) {
		return since(run, flow.lastNanos() + run.offsetNanos(flow.evidence()));
	}

	private static double since(RunFact run, long nanos) {
		return (nanos - run.time().fromNanos()) / NANOS;
	}
}
