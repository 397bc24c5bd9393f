package org.telltale.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.telltale.timeline.RunLane.Contact;

/** The flows of a run, laid out in lanes and ready for any zoom. Built once a run and grouping; immutable. */
public final class LaneIndex {

	private static final double NANOS = 1e9;
	/** Flows that a wrong clock puts farther from their run than this, 30 years, stand there. */
	private static final double FARTHEST_SECONDS = 1e9;

	private final List<String> lanes;
	private final TimeIndex index;

	private LaneIndex(List<String> lanes, TimeIndex index) {
		this.lanes = List.copyOf(lanes);
		this.index = index;
	}

	/** The lanes of a run, those with the most bytes out first, equal ones by name. */
	public static LaneIndex of(RunLane run, Grouping by) {
		Map<String, Long> bytes = new TreeMap<>();
		run.contacts().forEach(contact -> by.lanes(contact).forEach(lane -> bytes.merge(lane, contact.bytesOut(), Long::sum)));
		List<String> names = new ArrayList<>(bytes.keySet());
		names.sort(Comparator.comparing((String name) -> -bytes.get(name)).thenComparing(name -> name));
		Map<String, Integer> numbers = new TreeMap<>();
		names.forEach(name -> numbers.put(name, numbers.size()));
		return new LaneIndex(names, new TimeIndex(times(run, by, numbers), names.size()));
	}

	private static FlowTimes times(RunLane run, Grouping by, Map<String, Integer> numbers) {
		int count = run.contacts().stream().mapToInt(contact -> by.lanes(contact).size()).sum();
		FlowTimes times = new FlowTimes(new int[count], new long[count], new long[count], new long[count], new long[count]);
		int at = 0;
		for (Contact contact : run.contacts()) {
			for (String lane : by.lanes(contact)) {
				times.lanes()[at] = numbers.get(lane);
				times.startNanos()[at] = nanos(contact.start());
				times.endNanos()[at] = Math.max(nanos(contact.start()), nanos(contact.end()));
				times.bytesOut()[at] = contact.bytesOut();
				times.bytesIn()[at++] = contact.bytesIn();
			}
		}
		return times;
	}

	private static long nanos(double seconds) {
		return Math.round(Math.clamp(seconds, -FARTHEST_SECONDS, FARTHEST_SECONDS) * NANOS);
	}

	/** The names of the lanes. */
	public List<String> lanes() {
		return lanes;
	}

	/**
	 * What a lane holds between two moments, in seconds since the run's start.
	 *
	 * @throws IllegalArgumentException if there are no slots, or nothing lies between the moments
	 */
	public Slots slots(String lane, double from, double to, int slots) {
		int number = lanes.indexOf(lane);
		return number < 0 ? Slots.empty(slots) : index.slots(number, nanos(from), nanos(to), slots);
	}
}
