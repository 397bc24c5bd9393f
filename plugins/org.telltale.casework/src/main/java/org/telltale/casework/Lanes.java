package org.telltale.casework;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.SightingFact;
import org.telltale.base.CaptureInstant;
import org.telltale.base.json.Json;
import org.telltale.timeline.RunLane;

/** The runs of a case as lanes of the time graph, in true time. */
final class Lanes {

	private static final double NANOS = 1e9;

	private final CaseFacts facts;
	private final Map<String, Long> sightingsByFlow;
	private final Map<String, String> names;

	Lanes(Collection<Json.Fields> all) {
		facts = new CaseFacts(all);
		sightingsByFlow = facts.sightings().stream().filter(s -> s.isOut() && s.device().isPresent())
				.collect(Collectors.groupingBy(SightingFact::flow, Collectors.counting()));
		names = EndpointList.bestNames(all);
	}

	List<RunLane> lanes() {
		return facts.runs().stream().filter(run -> !run.captures().isEmpty()).map(this::lane).toList();
	}

	/** One record a flow of a run. */
	List<Json.Fields> records() {
		return facts.runs().stream().flatMap(run -> lane(run).contacts().stream().map(contact -> {
			long start = run.time().fromNanos() + Math.round(contact.start() * NANOS);
			long end = run.time().fromNanos() + Math.round(contact.end() * NANOS);
			return Json.object().put("type", "timeline").put("run", run.id()).put("flow", contact.flow()).put("endpoint", contact.endpoint())
					.put("start", Long.toString(start)).put("end", Long.toString(end)).put("startTime", CaptureInstant.instantOf(start).toString())
					.put("endTime", CaptureInstant.instantOf(end).toString()).put("bytesOut", contact.bytesOut()).put("bytesIn", contact.bytesIn())
					.put("sightings", contact.sightings());
		})).toList();
	}

	private RunLane lane(RunFact run) {
		double seconds = (run.time().toNanos() - run.time().fromNanos()) / NANOS;
		List<RunLane.Contact> contacts = facts.flows().stream().filter(f -> f.run().equals(Optional.of(run.id()))
				&& (run.handset().isEmpty() || f.device().equals(run.handset()))).map(f -> contact(run, f))
				.sorted((a, b) -> a.start() != b.start() ? Double.compare(a.start(), b.start()) : a.flow().compareTo(b.flow())).toList();
		List<RunLane.Mark> marks = run.stimuli().stream().map(s -> new RunLane.Mark(s.kind(), since(run, s.atNanos()))).toList();
		return new RunLane(run.id(), String.join("/", run.values("bearer")), seconds, contacts, marks);
	}

	private RunLane.Contact contact(RunFact run, FlowFact flow) {
		long offset = run.offsetNanos(flow.evidence());
		String name = names.get(flow.server());
		return new RunLane.Contact(flow.flow(), name == null ? flow.server() : name + " (" + flow.server() + ")",
				since(run, flow.firstNanos() + offset), since(run, flow.lastNanos() + offset), flow.bytesOut(), flow.bytesIn(),
				sightingsByFlow.getOrDefault(flow.flow(), 0L).intValue());
	}

	private static double since(RunFact run, long nanos) {
		return (nanos - run.time().fromNanos()) / NANOS;
	}
}
