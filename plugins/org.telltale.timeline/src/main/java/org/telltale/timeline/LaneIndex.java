package org.telltale.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.telltale.timeline.RunLane.Contact;
import org.telltale.timeline.RunLane.Gap;
import org.telltale.timeline.RunLane.Mark;

/** The flows of a run, laid out in lanes and ready for any zoom. Built once a run and grouping; immutable. */
public final class LaneIndex {

	private static final double NANOS = 1e9;
	/** Flows that a wrong clock puts farther from their run than this, 30 years, stand there. */
	private static final double FARTHEST_SECONDS = 1e9;

	private final RunLane run;
	private final Grouping by;
	private final List<String> lanes;
	private final Map<String, Integer> numbers;
	private final TimeIndex index;
	private final Map<String, List<Mark>> sightings = new TreeMap<>();
	private final Map<String, List<Gap>> gaps = new TreeMap<>();

	private LaneIndex(RunLane run, Grouping by, List<String> lanes) {
		this.run = run;
		this.by = by;
		this.lanes = List.copyOf(lanes);
		numbers = new TreeMap<>();
		lanes.forEach(name -> numbers.put(name, numbers.size()));
		index = new TimeIndex(times(), lanes.size());
		Map<String, Contact> contacts = new HashMap<>();
		run.contacts().forEach(contact -> contacts.put(contact.flow(), contact));
		run.sightings().forEach(mark -> lanesOf(contacts, mark.flow()).forEach(lane -> sightings.computeIfAbsent(lane, l -> new ArrayList<>()).add(mark)));
		run.gaps().forEach(gap -> lanesOf(contacts, gap.flow()).forEach(lane -> gaps.computeIfAbsent(lane, l -> new ArrayList<>()).add(gap)));
	}

	private List<String> lanesOf(Map<String, Contact> contacts, String flow) {
		return contacts.containsKey(flow) ? by.lanes(contacts.get(flow)) : List.of();
	}

	/** The lanes of a run, those with the most bytes out first, equal ones by name. */
	public static LaneIndex of(RunLane run, Grouping by) {
		Map<String, Long> bytes = new TreeMap<>();
		run.contacts().forEach(contact -> by.lanes(contact).forEach(lane -> bytes.merge(lane, contact.bytesOut(), Long::sum)));
		List<String> names = new ArrayList<>(bytes.keySet());
		names.sort(Comparator.comparing((String name) -> -bytes.get(name)).thenComparing(name -> name));
		return new LaneIndex(run, by, names);
	}

	private FlowTimes times() {
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
		Integer number = numbers.get(lane);
		return number == null ? Slots.empty(slots) : index.slots(number, nanos(from), nanos(to), slots);
	}

	/** The run whose flows they are. */
	public RunLane run() {
		return run;
	}

	/** By what they are laid out. */
	public Grouping by() {
		return by;
	}

	/** The sightings in the flows of a lane, ascending by time. */
	public List<Mark> sightings(String lane) {
		return sightings.getOrDefault(lane, List.of());
	}

	/** What is missing or could not be read in the flows of a lane, ascending by time. */
	public List<Gap> gaps(String lane) {
		return gaps.getOrDefault(lane, List.of());
	}

	/** The flow of that id, if it is of the run. */
	public Optional<Contact> contact(String flow) {
		return run.contacts().stream().filter(contact -> contact.flow().equals(flow)).findFirst();
	}
}
