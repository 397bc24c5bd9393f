package org.telltale.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.telltale.conformance.FramePlaces.Place;

/**
 * Each frame of each capture, read by itself, against tshark: values and places. {@code frame-fields.tsv} lists what is compared,
 * {@code frame-differences.tsv} explains what is not equal. Protocols in a payload are compared in frames in which both found them; of others they are
 * counted.
 */
class FrameFieldsTest {

	/** Layers that stand in a frame whatever the frames before it said. */
	private static final Set<String> BELOW = Set.of("eth", "vlan", "llc", "sll", "null", "ppp", "pppoe", "radiotap", "wlan", "arp", "ip", "ipv6", "icmp", "icmpv6", "igmp",
			"tcp", "udp", "gre", "vxlan", "gtp", "mpls");

	private final Map<String, Integer> onlyOurs = new TreeMap<>();
	private final Map<String, Integer> onlyTheirs = new TreeMap<>();
	private final List<String> samples = new ArrayList<>();
	private int compared;

	@Test
	void placesAndValuesAreThoseOfTsharkButForExplainedDifferences() throws IOException {
		if (!Tshark.answers()) {
			System.out.println("places of fields against tshark: NOT RUN, tshark is not installed");
			return;
		}
		Map<String, FramePlaces.Row> table = new TreeMap<>();
		RealEvidence.ours("frame-fields.tsv").forEach(row -> table.put(row.get("telltale"), new FramePlaces.Row(row.get("tshark"), row.get("form"))));
		FramePlaces places = new FramePlaces(table);
		Set<String> bits = table.keySet().stream().filter(name -> table.get(name).form().equals("bits")).collect(Collectors.toCollection(TreeSet::new));
		for (Map<String, String> row : RealEvidence.table("captures/index.tsv")) {
			Path capture = RealEvidence.file("captures/" + row.get("file"));
			List<List<Place>> ours = places.ofTelltale(capture);
			List<List<Place>> theirs = places.ofTshark(capture);
			assertEquals(theirs.size(), ours.size(), row.get("file"));
			for (int i = 0; i < ours.size(); i++) {
				compare(row.get("file"), i + 1, ours.get(i), theirs.get(i), bits);
			}
		}
		System.out.println("places of fields against tshark: " + compared + " fields equal in value and place");
		Map<String, String> seen = new TreeMap<>();
		onlyOurs.forEach((key, count) -> seen.put(key, count + " and " + onlyTheirs.getOrDefault(key, 0)));
		onlyTheirs.forEach((key, count) -> seen.putIfAbsent(key, "0 and " + count));
		Map<String, String> explained = new TreeMap<>();
		RealEvidence.ours("frame-differences.tsv").forEach(row -> {
			assertTrue(row.get("why").length() > 20, row.toString());
			explained.put(row.get("field"), row.get("telltale") + " and " + row.get("tshark"));
		});
		assertEquals(lines(explained), lines(seen), () -> "frame-differences.tsv must hold each difference, and no other:\n" + String.join("\n", samples));
	}

	private void compare(String file, int frame, List<Place> ours, List<Place> theirs, Set<String> bits) {
		String at = file + " " + frame;
		Set<String> both = layers(ours);
		both.retainAll(layers(theirs));
		for (String layer : layers(ours)) {
			if (!both.contains(layer) && !BELOW.contains(layer)) {
				differs(onlyOurs, "frames of " + layer, at + " ours alone");
			}
		}
		for (String layer : layers(theirs)) {
			if (!both.contains(layer) && !BELOW.contains(layer)) {
				differs(onlyTheirs, "frames of " + layer, at + " tshark's alone");
			}
		}
		List<Place> left = new ArrayList<>(theirs.stream().filter(place -> BELOW.contains(place.layer()) || both.contains(place.layer())).toList());
		for (Place place : ours) {
			if (!BELOW.contains(place.layer()) && !both.contains(place.layer())) {
				continue;
			}
			int found = -1;
			for (int i = 0; i < left.size() && found < 0; i++) {
				found = same(place, left.get(i), bits) ? i : -1;
			}
			if (found >= 0) {
				left.remove(found);
				compared++;
			} else {
				differs(onlyOurs, place.name(), at + " ours " + place);
			}
		}
		left.forEach(place -> differs(onlyTheirs, place.name(), at + " tshark's " + place));
	}

	private static Set<String> layers(List<Place> places) {
		return places.stream().map(Place::layer).collect(Collectors.toCollection(TreeSet::new));
	}

	/** Of bits tshark says in which bytes of the field they are, or in which they could be: the smaller range lies in the larger. */
	private static boolean same(Place ours, Place theirs, Set<String> bits) {
		boolean placed = ours.offset() == theirs.offset() && ours.length() == theirs.length() || bits.contains(ours.name())
				&& (within(ours, theirs) || within(theirs, ours));
		return placed && ours.name().equals(theirs.name()) && ours.value().equals(theirs.value());
	}

	private static boolean within(Place small, Place large) {
		return small.offset() >= large.offset() && small.offset() + small.length() <= large.offset() + large.length();
	}

	private void differs(Map<String, Integer> side, String key, String sample) {
		if (side.merge(key, 1, Integer::sum) <= 6) {
			samples.add(key + ": " + sample);
		}
	}

	private static String lines(Map<String, String> map) {
		return String.join("\n", map.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList());
	}
}
