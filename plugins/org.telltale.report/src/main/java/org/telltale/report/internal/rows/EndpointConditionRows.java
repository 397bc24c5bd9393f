package org.telltale.report.internal.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.telltale.base.json.Json;
import org.telltale.report.input.ReportInput;

/** What handsets exchanged with each endpoint under each value of each condition: section 13.3. */
final class EndpointConditionRows {

	/** An endpoint and a dimension; {@code exchanged} has a line for each value. */
	public record Row(String endpoint, String dimension, String exchanged) {
	}

	private static final String CHANGED = "changed during the connection";
	private static final String UNRECORDED = "not recorded";

	private final ReportInput input;
	private final Facts facts;

	EndpointConditionRows(ReportInput input, Facts facts) {
		this.input = input;
		this.facts = facts;
	}

	/** One row for each endpoint and each dimension that has two values or more in the case; by endpoint, as in section 13.1. */
	List<Row> rows() {
		Map<String, Set<String>> dimensions = new TreeMap<>(Natural.ORDER);
		facts.of("condition").forEach(c -> dimensions.computeIfAbsent(Facts.text(c, "dimension"), d -> new TreeSet<>()).add(Facts.text(c, "value")));
		dimensions.values().removeIf(values -> values.size() < 2);
		Map<String, List<Json.Fields>> conditions = facts.of("condition").stream().collect(Collectors.groupingBy(c -> Facts.text(c, "run") + " " + Facts.text(c, "dimension")));
		Map<String, Long> clocks = new TreeMap<>();
		facts.of("evidence").forEach(e -> e.integer("clockOffset").ifPresent(offset -> clocks.put(Facts.text(e, "evidence"), offset)));
		Map<String, List<Json.Fields>> flows = facts.of("flow").stream().filter(f -> f.text("device").isPresent() && f.text("run").isPresent())
				.collect(Collectors.groupingBy(f -> f.get("server").map(s -> Facts.text(s, "address")).orElse("")));
		List<Row> rows = new ArrayList<>();
		for (Json endpoint : input.endpoints()) {
			String address = Facts.text(endpoint, "address");
			List<Json.Fields> mine = flows.getOrDefault(address, List.of());
			for (String dimension : mine.isEmpty() ? Set.<String>of() : dimensions.keySet()) {
				Map<String, List<Json.Fields>> byValue = mine.stream().collect(Collectors.groupingBy(f ->
						value(conditions.getOrDefault(Facts.text(f, "run") + " " + dimension, List.of()), f, clocks.getOrDefault(Facts.text(f, "evidence"), 0L)), TreeMap::new, Collectors.toList()));
				rows.add(new Row(endpoint.text("host").map(host -> host + "\n").orElse("") + address, dimension,
						byValue.entrySet().stream().map(e -> exchanged(e.getKey(), e.getValue())).collect(Collectors.joining("\n"))));
			}
		}
		return rows;
	}

	/** The value that held when the flow began and until it ended, in true time. */
	private static String value(List<Json.Fields> conditions, Json flow, long offset) {
		long first = Facts.number(flow, "first") + offset;
		long last = Facts.number(flow, "last") + offset;
		Optional<String> begun = conditions.stream().filter(c -> Facts.number(c, "from") <= first && first < Facts.number(c, "to")).map(c -> Facts.text(c, "value")).findFirst();
		boolean changed = conditions.stream().anyMatch(c -> Facts.number(c, "from") > first && Facts.number(c, "from") <= last && !Facts.text(c, "value").equals(begun.orElse("")));
		return changed ? CHANGED : begun.orElse(UNRECORDED);
	}

	private static String exchanged(String value, List<Json.Fields> flows) {
		Set<String> runs = flows.stream().map(f -> Facts.text(f, "run")).collect(Collectors.toCollection(() -> new TreeSet<>(Natural.ORDER)));
		return String.format(Locale.ROOT, "%s: %,d out, %,d in, %d connection%s (%s)", value, flows.stream().mapToLong(f -> Facts.number(f, "bytes", "out")).sum(),
				flows.stream().mapToLong(f -> Facts.number(f, "bytes", "in")).sum(), flows.size(), flows.size() == 1 ? "" : "s", String.join(", ", runs));
	}
}
