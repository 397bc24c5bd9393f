package org.telltale.seal.text;

import static org.telltale.seal.text.PrintedFacts.number;
import static org.telltale.seal.text.PrintedFacts.object;
import static org.telltale.seal.text.PrintedFacts.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.telltale.seal.facts.Fact;

/** Which flows count in the sums of endpoints where a run was captured at several points (docs/formats/lists.md, Several capture points). Immutable. */
final class CountedFlows {

	/** A capture point of a run. @param captures evidence ids @param bearers what it sees; nothing where that is not known of one of its captures */
	private record Point(Set<String> captures, Set<String> bearers) {

		boolean overlaps(Point other) {
			return bearers.isEmpty() || other.bearers.isEmpty() || bearers.stream().anyMatch(other.bearers::contains);
		}
	}

	/** What captures saw of some flows. */
	private record Seen(long sightings, long flows, long bytes) {

		private static final Seen NOTHING = new Seen(0, 0, 0);
		private static final Comparator<Seen> ORDER = Comparator.comparingLong(Seen::sightings).thenComparingLong(Seen::flows).thenComparingLong(Seen::bytes);

		Seen with(Seen other) {
			return new Seen(sightings + other.sightings, flows + other.flows, bytes + other.bytes);
		}
	}

	private final Map<String, Long> sightings = new HashMap<>();
	private final Set<String> leftOut = new HashSet<>();

	CountedFlows(PrintedFacts facts) {
		facts.of("sighting").stream().filter(sighting -> text(sighting, "direction").equals("out")).forEach(sighting -> sightings.merge(text(sighting, "flow"), 1L, Long::sum));
		Map<String, Map<String, List<Fact>>> flows = new TreeMap<>();
		facts.of("flow").stream().filter(flow -> flow.has("run")).forEach(flow -> flows.computeIfAbsent(text(flow, "run"), run -> new TreeMap<>())
				.computeIfAbsent(text(object(flow, "server"), "address"), server -> new ArrayList<>()).add(flow));
		points(facts).forEach((run, points) -> flows.getOrDefault(run, Map.of()).values().forEach(toServer -> leaveOut(points, toServer)));
	}

	/** The points of each run, by name. */
	private static Map<String, List<Point>> points(PrintedFacts facts) {
		Map<String, Map<String, List<Fact>>> captures = new TreeMap<>();
		facts.of("capture-point").forEach(capture -> captures.computeIfAbsent(text(capture, "run"), run -> new TreeMap<>()).computeIfAbsent(text(capture, "point"), point -> new ArrayList<>()).add(capture));
		Map<String, List<Point>> points = new TreeMap<>();
		captures.forEach((run, byName) -> points.put(run, byName.values().stream().map(CountedFlows::point).toList()));
		return points;
	}

	private static Point point(List<Fact> captures) {
		Set<String> evidence = new TreeSet<>();
		Set<String> bearers = new TreeSet<>();
		captures.forEach(capture -> evidence.add(text(capture, "evidence")));
		if (captures.stream().noneMatch(capture -> capture.texts("sees").isEmpty())) {
			captures.forEach(capture -> bearers.addAll(capture.texts("sees")));
		}
		return new Point(evidence, bearers);
	}

	private void leaveOut(List<Point> points, List<Fact> flows) {
		Map<String, Seen> seen = new HashMap<>();
		flows.forEach(flow -> seen.merge(text(flow, "evidence"), seen(flow), Seen::with));
		Set<String> counted = mostOf(points, seen);
		Set<String> others = new HashSet<>();
		points.forEach(point -> others.addAll(point.captures()));
		others.removeAll(counted);
		flows.stream().filter(flow -> others.contains(text(flow, "evidence"))).forEach(flow -> leftOut.add(text(flow, "flow")));
	}

	private Seen seen(Fact flow) {
		return new Seen(sightings.getOrDefault(text(flow, "flow"), 0L), 1, number(object(flow, "bytes"), "out") + number(object(flow, "bytes"), "in"));
	}

	/** The captures that count: of each group those that saw most. */
	private static Set<String> mostOf(List<Point> points, Map<String, Seen> seen) {
		Set<String> counted = new TreeSet<>();
		List<Point> left = new ArrayList<>(points);
		while (!left.isEmpty()) {
			List<Point> group = group(left);
			left.removeAll(group);
			counted.addAll(mostOfGroup(group, seen));
		}
		return counted;
	}

	/** The first point with all that it overlaps, directly or over others, in their order. */
	private static List<Point> group(List<Point> points) {
		List<Point> group = new ArrayList<>(List.of(points.get(0)));
		for (int i = 0; i < group.size(); i++) {
			Point member = group.get(i);
			points.stream().filter(other -> !group.contains(other) && member.overlaps(other)).forEach(group::add);
		}
		return points.stream().filter(group::contains).toList();
	}

	private static Set<String> mostOfGroup(List<Point> group, Map<String, Seen> seen) {
		Set<String> bearers = new TreeSet<>();
		group.forEach(point -> bearers.addAll(point.bearers()));
		boolean known = group.stream().noneMatch(point -> point.bearers().isEmpty());
		List<Point> whole = group.stream().filter(point -> known && point.bearers().equals(bearers)).toList();
		if (whole.isEmpty()) {
			Set<String> all = new TreeSet<>();
			group.forEach(point -> all.addAll(point.captures()));
			return all;
		}
		List<Set<String>> ways = new ArrayList<>(whole.stream().map(Point::captures).toList());
		List<Point> others = group.stream().filter(point -> !whole.contains(point)).toList();
		if (!others.isEmpty()) {
			ways.add(mostOf(others, seen));
		}
		// of equal ones the first
		return ways.stream().reduce((one, other) -> Seen.ORDER.compare(sum(other, seen), sum(one, seen)) > 0 ? other : one).orElseThrow();
	}

	private static Seen sum(Collection<String> captures, Map<String, Seen> seen) {
		return captures.stream().map(capture -> seen.getOrDefault(capture, Seen.NOTHING)).reduce(Seen.NOTHING, Seen::with);
	}

	/** Whether a flow counts beside the others of its run to the same server. */
	boolean counts(String flow) {
		return !leftOut.contains(flow);
	}
}
