package org.telltale.audit.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.telltale.audit.facts.RunFact.CapturePoint;

/**
 * Which capture points of a run count together, by docs/formats/cells.md, Several points: of points that saw the same, one counts; points that see
 * different bearers add up. Stateless.
 */
final class PointGroups {

	/** A capture point. @param captures evidence ids of its captures @param sees its bearers @param isKnown whether each of its captures has any */
	private record Point(Set<String> captures, Set<String> sees, boolean isKnown) {

		boolean overlaps(Point other) {
			return !isKnown || !other.isKnown || sees.stream().anyMatch(other.sees::contains);
		}
	}

	private PointGroups() {
	}

	/**
	 * The ways to count everything once, the first by name first: evidence ids of captures that count together. That which has most of what is counted counts.
	 * Each is not empty; there is none without captures. There are few, since a run has at most five points.
	 */
	static List<Set<String>> ways(List<CapturePoint> captures) {
		return captures.isEmpty() ? List.of() : combinations(points(captures));
	}

	/** Whether two points, each with one of these items of evidence, may have seen the same. */
	static boolean overlap(List<CapturePoint> captures, Set<String> evidence) {
		List<Point> points = points(captures).stream().filter(point -> point.captures().stream().anyMatch(evidence::contains)).toList();
		return groups(points).size() < points.size();
	}

	private static List<Point> points(List<CapturePoint> captures) {
		Map<String, List<CapturePoint>> byName = captures.stream().collect(Collectors.groupingBy(CapturePoint::point, TreeMap::new, Collectors.toList()));
		return byName.values().stream().map(of -> new Point(of.stream().map(CapturePoint::evidence).collect(Collectors.toCollection(TreeSet::new)),
				of.stream().flatMap(c -> c.sees().stream()).collect(Collectors.toCollection(TreeSet::new)), of.stream().noneMatch(c -> c.sees().isEmpty()))).toList();
	}

	/** One way of each group, joined, in every combination. */
	private static List<Set<String>> combinations(List<Point> points) {
		List<Set<String>> ways = List.of(Set.of());
		for (List<Point> group : groups(points)) {
			List<Set<String>> ofGroup = waysOfGroup(group);
			ways = ways.stream().flatMap(way -> ofGroup.stream().map(more -> joined(way, more))).toList();
		}
		return ways;
	}

	private static List<Set<String>> waysOfGroup(List<Point> group) {
		Set<String> bearers = group.stream().flatMap(point -> point.sees().stream()).collect(Collectors.toCollection(TreeSet::new));
		List<Point> whole = group.stream().allMatch(Point::isKnown) ? group.stream().filter(point -> point.sees().equals(bearers)).toList() : List.of();
		if (whole.isEmpty()) {
			return List.of(group.stream().map(Point::captures).reduce(Set.of(), PointGroups::joined));
		}
		List<Set<String>> ways = new ArrayList<>(whole.stream().map(Point::captures).toList());
		List<Point> others = group.stream().filter(point -> !whole.contains(point)).toList();
		if (!others.isEmpty()) {
			ways.addAll(combinations(others));
		}
		return ways;
	}

	/** Points that overlap, directly or over others, in the order of the first of each. */
	private static List<List<Point>> groups(List<Point> points) {
		List<List<Point>> groups = new ArrayList<>();
		for (Point point : points) {
			List<List<Point>> met = groups.stream().filter(group -> group.stream().anyMatch(point::overlaps)).toList();
			List<Point> group = new ArrayList<>(met.stream().flatMap(List::stream).toList());
			group.add(point);
			groups.removeAll(met);
			groups.add(group);
		}
		return groups;
	}

	private static Set<String> joined(Set<String> some, Set<String> others) {
		Set<String> all = new TreeSet<>(some);
		all.addAll(others);
		return all;
	}
}
