package org.telltale.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.telltale.timeline.RunLane.Contact;

/**
 * What a painter needs of one lane at one zoom: a fixed number of time slots, and for each endpoint the bytes that fell
 * into each. Immutable input, no drawing: the view and the tests use the same numbers.
 *
 * @param from first second shown
 * @param to second behind the last
 * @param slots number of slots
 * @param out bytes out, by endpoint and slot
 * @param in bytes in, by endpoint and slot
 */
public record TimeGraph(double from, double to, int slots, Map<String, long[]> out, Map<String, long[]> in) {

	/** The lane between two moments, cut into slots; a flow's bytes are spread evenly over the slots that it lasts. */
	public static TimeGraph of(RunLane lane, double from, double to, int slots) {
		if (slots < 1 || !(to > from)) {
			throw new IllegalArgumentException("no slots between " + from + " and " + to);
		}
		TimeGraph graph = new TimeGraph(from, to, slots, new TreeMap<>(), new TreeMap<>());
		lane.contacts().forEach(graph::add);
		return graph;
	}

	private void add(Contact contact) {
		if (contact.end() < from || contact.start() >= to) {
			return;
		}
		int first = slot(contact.start());
		int last = slot(contact.end());
		spread(out.computeIfAbsent(contact.endpoint(), e -> new long[slots]), first, last, contact.bytesOut());
		spread(in.computeIfAbsent(contact.endpoint(), e -> new long[slots]), first, last, contact.bytesIn());
	}

	private int slot(double at) {
		return Math.clamp((long) Math.floor((at - from) / (to - from) * slots), 0, slots - 1);
	}

	private static void spread(long[] slots, int first, int last, long bytes) {
		long share = bytes / (last - first + 1);
		for (int i = first; i <= last; i++) {
			slots[i] += share;
		}
		slots[first] += bytes - share * (last - first + 1);
	}

	/** The endpoints in the order of their bytes out, most first; equal ones by name. */
	public List<String> endpoints() {
		List<String> endpoints = new ArrayList<>(out.keySet());
		endpoints.sort((a, b) -> {
			int byBytes = Long.compare(java.util.Arrays.stream(out.get(b)).sum(), java.util.Arrays.stream(out.get(a)).sum());
			return byBytes != 0 ? byBytes : a.compareTo(b);
		});
		return endpoints;
	}
}
