package org.telltale.casework.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.telltale.base.json.Json;

/** One of two cases that are compared: its facts by what they are called in both. */
final class Side {

	/** What names a fact of each type, whatever its id. */
	private static final Map<String, List<String>> NAMES = Map.ofEntries(Map.entry("evidence", List.of("evidence")), Map.entry("handset", List.of("handset")),
			Map.entry("run", List.of("run")), Map.entry("capture-point", List.of("run", "evidence")), Map.entry("condition", List.of("run", "dimension", "from")),
			Map.entry("dimension", List.of("dimension")), Map.entry("stimulus", List.of("run", "at", "kind")), Map.entry("exhibit", List.of("exhibitId")),
			Map.entry("claim", List.of("claim")), Map.entry("reading", List.of("evidence")), Map.entry("attribution", List.of("address")),
			Map.entry("cell", List.of("claim", "run", "kind")), Map.entry("finding", List.of("rule", "title")), Map.entry("endpoint", List.of("address")));

	private final Map<String, TreeMap<String, Json.Fields>> byType = new TreeMap<>();
	private final Map<String, Json.Fields> byId = new TreeMap<>();

	Side(Collection<Json.Fields> facts, Collection<Json.Fields> endpoints) {
		facts.forEach(this::add);
		endpoints.forEach(this::add);
	}

	private void add(Json.Fields fact) {
		String type = fact.text("type").orElse("");
		fact.text("id").ifPresent(id -> byId.put(id, fact));
		if (NAMES.containsKey(type)) {
			byType.computeIfAbsent(type, t -> new TreeMap<>()).put(name(type, fact), fact);
		}
	}

	private static String name(String type, Json fact) {
		return NAMES.get(type).stream().map(member -> fact.text(member).orElse("")).collect(Collectors.joining(" "));
	}

	TreeMap<String, Json.Fields> of(String type) {
		return byType.getOrDefault(type, new TreeMap<>());
	}

	/** The run, and what belongs to it: its handset, its captures, the exhibits of its stimuli, as areas and keys. */
	Set<String> inputsOfRun(String run) {
		Set<String> inputs = new TreeSet<>(Set.of("run " + run));
		of("run").entrySet().stream().filter(e -> e.getKey().equals(run)).flatMap(e -> e.getValue().text("handset").stream()).forEach(h -> inputs.add("handset " + h));
		for (String type : List.of("capture-point", "condition", "stimulus")) {
			of(type).forEach((key, fact) -> {
				if (fact.text("run").filter(run::equals).isPresent()) {
					inputs.add(type + " " + key);
					fact.text("evidence").ifPresent(id -> inputs.addAll(List.of("evidence " + id, "reading " + id)));
					fact.items("exhibits").forEach(e -> e.asText().ifPresent(id -> inputs.add("exhibit " + id)));
				}
			});
		}
		return inputs;
	}

	/** Runs that a run's cells may look at too: those of its handset, for a positive control, and those without one, for the background. */
	Set<String> controls(String run) {
		Set<String> handset = of("run").entrySet().stream().filter(e -> e.getKey().equals(run)).flatMap(e -> e.getValue().text("handset").stream()).collect(Collectors.toSet());
		return of("run").entrySet().stream().filter(e -> !e.getKey().equals(run) && e.getValue().text("handset").map(handset::contains).orElse(true)).map(Map.Entry::getKey)
				.collect(Collectors.toCollection(TreeSet::new));
	}

	/** The runs in which what a finding rests on was seen. */
	Set<String> runsOfFinding(Json finding) {
		List<Json> cited = new ArrayList<>(finding.items("supports"));
		cited.addAll(finding.items("contrary"));
		return cited.stream().flatMap(id -> id.asText().stream()).map(byId::get).filter(java.util.Objects::nonNull).flatMap(fact -> fact.text("run").stream())
				.collect(Collectors.toCollection(TreeSet::new));
	}

	/** The runs that an endpoint was called in. */
	static Set<String> runsOfEndpoint(Json endpoint) {
		return endpoint.items("runs").stream().flatMap(run -> run.asText().stream()).collect(Collectors.toCollection(TreeSet::new));
	}
}
