package org.telltale.report.internal.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.telltale.base.json.Json;
import org.telltale.casework.time.CountedFlows;

/** What handsets exchanged with each endpoint under each value of each condition: section 13.3. */
final class EndpointConditionRows {

	/** An endpoint; {@code exchanged} has a line for each value of each dimension. */
	public record Row(String endpoint, String exchanged) {
	}

	private final List<? extends Json> endpoints;
	private final Facts facts;
	private final CountedFlows counted;

	/** @param endpoints records {@code endpoint} of docs/formats/lists.md */
	EndpointConditionRows(List<? extends Json> endpoints, Facts facts, CountedFlows counted) {
		this.endpoints = endpoints;
		this.facts = facts;
		this.counted = counted;
	}

	/** One row for each endpoint that a handset called, in the order given; dimensions count that have two values or more in the case. */
	List<Row> rows() {
		Map<String, Set<String>> dimensions = new TreeMap<>(Natural.ORDER);
		facts.of("condition").forEach(c -> dimensions.computeIfAbsent(Facts.text(c, "dimension"), d -> new TreeSet<>()).add(Facts.text(c, "value")));
		dimensions.values().removeIf(values -> values.size() < 2);
		Map<String, List<Json.Fields>> flows = facts.of("flow").stream().filter(f -> f.text("device").isPresent() && f.text("run").isPresent() && counted.counts(Facts.text(f, "flow")))
				.collect(Collectors.groupingBy(f -> f.get("server").map(s -> Facts.text(s, "address")).orElse("")));
		Map<String, Long> clocks = new TreeMap<>();
		facts.of("evidence").forEach(e -> e.integer("clockOffset").ifPresent(offset -> clocks.put(Facts.text(e, "evidence"), offset)));
		Map<String, List<Json.Fields>> conditions = facts.of("condition").stream().collect(Collectors.groupingBy(c -> Facts.text(c, "run") + " " + Facts.text(c, "dimension")));
		List<Row> rows = new ArrayList<>();
		for (Json endpoint : endpoints) {
			String address = Facts.text(endpoint, "address");
			String lines = lines(dimensions.keySet(), flows.getOrDefault(address, List.of()), clocks, conditions);
			if (!lines.isEmpty()) {
				rows.add(new Row(endpoint.text("host").map(host -> host + "\n").orElse("") + address, lines));
			}
		}
		return rows;
	}

	private String lines(Set<String> dimensions, List<Json.Fields> flows, Map<String, Long> clocks, Map<String, List<Json.Fields>> conditions) {
		List<String> lines = new ArrayList<>();
		for (String dimension : dimensions) {
			Map<String, List<Json.Fields>> byValue = new TreeMap<>(Natural.ORDER);
			for (Json.Fields flow : flows) {
				String value = value(conditions.getOrDefault(Facts.text(flow, "run") + " " + dimension, List.of()), flow, clocks.getOrDefault(Facts.text(flow, "evidence"), 0L));
				byValue.computeIfAbsent(value, none -> new ArrayList<>()).add(flow);
			}
			byValue.forEach((value, group) -> lines.add(dimension + " = " + exchanged(value, group)));
		}
		return String.join("\n", lines);
	}

	/** The value that held when the flow began and until it ended, in true time. */
	private String value(List<Json.Fields> conditions, Json flow, long offset) {
		long first = Facts.number(flow, "first") + offset;
		long last = Facts.number(flow, "last") + offset;
		Optional<String> begun = conditions.stream().filter(c -> Facts.number(c, "from") <= first && first < Facts.number(c, "to")).map(c -> Facts.text(c, "value")).findFirst();
		boolean changed = conditions.stream().anyMatch(c -> Facts.number(c, "from") > first && Facts.number(c, "from") <= last && !Facts.text(c, "value").equals(begun.orElse("")));
		return changed ? facts.words().of("condition.changed") : begun.orElseGet(() -> facts.words().of("condition.not-recorded"));
	}

	private String exchanged(String value, List<Json.Fields> flows) {
		Set<String> runs = flows.stream().map(f -> Facts.text(f, "run")).collect(Collectors.toCollection(() -> new TreeSet<>(Natural.ORDER)));
		return facts.words().of("condition.exchanged", value, facts.words().grouped(sum(flows, "out")), facts.words().grouped(sum(flows, "in")), facts.words().count(flows.size(), "connection"), String.join(", ", runs));
	}

	private static long sum(List<Json.Fields> flows, String way) {
		return flows.stream().mapToLong(f -> Facts.number(f, "bytes", way)).sum();
	}
}
