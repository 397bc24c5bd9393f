package org.telltale.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A part of a run in which all its conditions stayed as they were. Times are seconds since the run's start.
 *
 * @param conditions what held, {@code cloud = off · consent = none}; empty where nothing is recorded
 * @param from its first moment
 * @param to the moment behind its last
 * @param uncertainty by how many seconds its beginning may be off
 */
public record Phase(String conditions, double from, double to, double uncertainty) {

	/** The phases of a run, one behind the other from its start to its end. */
	public static List<Phase> of(RunLane run) {
		TreeSet<Double> edges = new TreeSet<>(List.of(0.0, run.seconds()));
		run.bands().forEach(band -> edges.addAll(List.of(Math.clamp(band.from(), 0, run.seconds()), Math.clamp(band.to(), 0, run.seconds()))));
		List<Phase> phases = new ArrayList<>();
		for (double from : edges.headSet(run.seconds())) {
			double to = edges.higher(from);
			String held = run.bands().stream().filter(b -> b.from() <= from && b.to() >= to).map(b -> b.dimension() + " = " + b.value()).distinct().collect(Collectors.joining(" · "));
			if (!phases.isEmpty() && phases.getLast().conditions().equals(held)) {
				phases.set(phases.size() - 1, new Phase(held, phases.getLast().from(), to, phases.getLast().uncertainty()));
			} else {
				phases.add(new Phase(held, from, to, from == 0 ? 0 : uncertainty(run, from)));
			}
		}
		return phases;
	}

	private static double uncertainty(RunLane run, double edge) {
		return run.bands().stream().filter(b -> b.from() == edge || b.to() == edge).mapToDouble(RunLane.Band::uncertainty).max().orElse(0);
	}
}
