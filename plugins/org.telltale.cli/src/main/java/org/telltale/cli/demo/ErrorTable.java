package org.telltale.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.telltale.base.json.Json;

/** Counts planted, found, missed and false sightings by kind, strength and encoding. */
final class ErrorTable {

	static final List<String> COLUMNS = List.of("kind", "strength", "encoding", "planted", "found", "missed", "false");

	private static final Pattern CARRIER = Pattern.compile("^(http[12]|tcp|udp)\\b");

	/** Planted, found, false. */
	private final Map<List<String>, int[]> counts = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));

	void planted(Json place, boolean found) {
		int[] count = count(place);
		count[0]++;
		count[1] += found ? 1 : 0;
	}

	void wrong(Json sighting) {
		count(sighting)[2]++;
	}

	private int[] count(Json fact) {
		return counts.computeIfAbsent(List.of(fact.text("kind").orElse(""), fact.text("strength").orElse(""), encoding(fact)), key -> new int[3]);
	}

	/** What the content was wrapped in, without the message that carried it and without places in it. */
	private static String encoding(Json fact) {
		String steps = fact.items("chain").stream().flatMap(step -> step.asText().stream()).filter(step -> !CARRIER.matcher(step).find())
				.map(step -> step.startsWith("tls") ? "TLS" : step.split(" ")[0]).collect(Collectors.joining(" > "));
		return steps.isEmpty() ? "as it is" : steps;
	}

	/** One row a combination, in the order of its columns. */
	List<Json.Fields> rows() {
		List<Json.Fields> rows = new ArrayList<>();
		counts.forEach((key, count) -> rows.add(Json.object().put("kind", key.get(0)).put("strength", key.get(1)).put("encoding", key.get(2)).put("planted", count[0])
				.put("found", count[1]).put("missed", count[0] - count[1]).put("false", count[2])));
		return rows;
	}
}
