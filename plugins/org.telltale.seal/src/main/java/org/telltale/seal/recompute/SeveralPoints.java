package org.telltale.seal.recompute;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the sums of a run's capture points come to together, by the rules of cells.md, Several points. */
final class SeveralPoints {

	/** What a point sees; an unknown one may see anything. */
	private static final class Sight {
		private final Set<String> bearers = new TreeSet<>();
		private boolean unknown;
	}

	private final Map<String, Sight> sights = new TreeMap<>();
	private final Map<String, Long> sums;

	private SeveralPoints(List<CaseFacts.Point> captures, Map<String, Long> sums) {
		this.sums = sums;
		for (CaseFacts.Point capture : captures) {
			Sight sight = sights.computeIfAbsent(capture.point(), point -> new Sight());
			sight.bearers.addAll(capture.sees());
			sight.unknown |= capture.sees().isEmpty();
		}
	}

	/** One figure of the sums by point; a point without a sum has 0. */
	static long total(List<CaseFacts.Point> captures, Map<String, Long> sums) {
		SeveralPoints all = new SeveralPoints(captures, sums);
		return all.total(all.sights.keySet());
	}

	/** The figures of their groups, added; what a group without its whole points counts for is asked again, of fewer points. */
	private long total(Collection<String> points) {
		long total = 0;
		Set<String> left = new TreeSet<>(points);
		while (!left.isEmpty()) {
			List<String> group = group(left);
			left.removeAll(group);
			total += ofGroup(group);
		}
		return total;
	}

	/** The first point that is left with all that it overlaps, directly or over others. */
	private List<String> group(Set<String> points) {
		Set<String> found = new HashSet<>();
		ArrayDeque<String> next = new ArrayDeque<>(List.of(points.iterator().next()));
		while (!next.isEmpty()) {
			String point = next.remove();
			if (found.add(point)) {
				points.stream().filter(other -> !found.contains(other) && overlap(sights.get(point), sights.get(other))).forEach(next::add);
			}
		}
		return List.copyOf(found);
	}

	private static boolean overlap(Sight one, Sight other) {
		return one.unknown || other.unknown || one.bearers.stream().anyMatch(other.bearers::contains);
	}

	private long ofGroup(List<String> group) {
		Set<String> bearers = new HashSet<>();
		group.forEach(point -> bearers.addAll(sights.get(point).bearers));
		boolean known = group.stream().noneMatch(point -> sights.get(point).unknown);
		List<String> whole = new ArrayList<>(group);
		whole.removeIf(point -> !known || !sights.get(point).bearers.containsAll(bearers));
		if (whole.isEmpty()) {
			return group.stream().mapToLong(this::sum).sum();
		}
		List<String> others = new ArrayList<>(group);
		others.removeAll(whole);
		return Math.max(whole.stream().mapToLong(this::sum).max().orElseThrow(), total(others));
	}

	private long sum(String point) {
		return sums.getOrDefault(point, 0L);
	}
}
