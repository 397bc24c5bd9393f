package org.telltale.audit.explanations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.SightingFact;

/**
 * When a connection did what a finding is about.
 *
 * @param run that the connection is of
 * @param atNanos true time
 * @param endNanos until when it may have done it
 */
public record Moment(RunFact run, FlowFact flow, long atNanos, long endNanos) {

	/** The runs of moments, each once, in their order. */
	static List<RunFact> runs(List<Moment> moments) {
		Map<String, RunFact> runs = new LinkedHashMap<>();
		moments.forEach(moment -> runs.putIfAbsent(moment.run().id(), moment.run()));
		return List.copyOf(runs.values());
	}

	/** The servers of their connections, sorted. */
	static Set<String> servers(List<Moment> moments) {
		Set<String> servers = new TreeSet<>();
		moments.forEach(moment -> servers.add(moment.flow().server()));
		return servers;
	}

	/** Their connections, each once, in their order. */
	static List<FlowFact> flows(List<Moment> moments) {
		return moments.stream().map(Moment::flow).distinct().toList();
	}

	/** The begin of a connection, which may have done it until its end. */
	public static Moment of(RunFact run, FlowFact flow) {
		long offset = run.offsetNanos(flow.evidence());
		return new Moment(run, flow, flow.firstNanos() + offset, flow.lastNanos() + offset);
	}

	/** A sighting in a connection. */
	public static Moment of(RunFact run, FlowFact flow, SightingFact sighting) {
		long at = sighting.atNanos() + run.offsetNanos(sighting.evidence());
		return new Moment(run, flow, at, at);
	}
}
