package org.telltale.casework.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.telltale.audit.facts.NamedByConditions;
import org.telltale.base.ExhibitKind;
import org.telltale.base.json.Json;

/** One of two cases that are compared: its facts by what they are called in both. */
final class Side {

	/** What names a fact of each type, whatever its id. */
	private static final Map<String, List<String>> NAMES = Map.ofEntries(Map.entry("evidence", List.of("evidence")), Map.entry("handset", List.of("handset")),
			Map.entry("run", List.of("run")), Map.entry("run-title", List.of("run")), Map.entry("capture-point", List.of("run", "evidence")), Map.entry("condition", List.of("run", "dimension", "from")),
			Map.entry("dimension", List.of("dimension")), Map.entry("stimulus", List.of("run", "at", "kind")), Map.entry("exhibit", List.of("exhibitId")),
			Map.entry("claim", List.of("claim")), Map.entry("reading", List.of("evidence")), Map.entry("attribution", List.of("address")),
			Map.entry("rom-default", List.of("evidence", "name")), Map.entry("rom-text", List.of("evidence", "name")), Map.entry("observation", List.of("run", "dimension", "evidence")),
			Map.entry("cell", List.of("claim", "run", "kind")), Map.entry("finding", List.of("rule", "title")), Map.entry("endpoint", List.of("address")));

	private final Map<String, TreeMap<String, List<Json.Fields>>> byType = new TreeMap<>();
	private final Map<String, Set<String>> inputs = new TreeMap<>();
	private final Map<String, Json.Fields> byId = new TreeMap<>();

	Side(Collection<Json.Fields> facts, Collection<Json.Fields> endpoints) {
		facts.forEach(this::add);
		endpoints.forEach(this::add);
	}

	private void add(Json.Fields fact) {
		String type = fact.text("type").orElse("");
		fact.text("id").ifPresent(id -> byId.put(id, fact));
		if (NAMES.containsKey(type)) {
			byType.computeIfAbsent(type, t -> new TreeMap<>()).computeIfAbsent(name(type, fact), n -> new ArrayList<>(1)).add(fact);
		}
	}

	/** Type and name of a fact, as {@link Difference#name} has them; of one that has no name its id. */
	static String name(Json fact) {
		String type = fact.text("type").orElse("");
		return type + " " + (NAMES.containsKey(type) ? name(type, fact) : fact.text("id").orElse(""));
	}

	private static String name(String type, Json fact) {
		return NAMES.get(type).stream().map(member -> fact.text(member).orElse("")).collect(Collectors.joining(" "));
	}

	/** The facts of a type by their names; several that have one name stay together. */
	TreeMap<String, List<Json.Fields>> of(String type) {
		return byType.getOrDefault(type, new TreeMap<>());
	}

	/** All facts of that name. */
	List<Json.Fields> of(String type, String name) {
		return of(type).getOrDefault(name, List.of());
	}

	/** The run, and what belongs to it: its handset, its captures, the exhibits of its stimuli, as areas and keys. */
	Set<String> inputsOfRun(String run) {
		return inputs.computeIfAbsent(run, this::collected);
	}

	private Set<String> collected(String run) {
		Set<String> found = new TreeSet<>(Set.of("run " + run));
		of("run", run).forEach(fact -> fact.text("handset").ifPresent(handset -> found.add("handset " + handset)));
		for (String type : List.of("capture-point", "condition", "stimulus")) {
			of(type).forEach((key, facts) -> facts.stream().filter(fact -> fact.text("run").filter(run::equals).isPresent()).forEach(fact -> {
				found.add(type + " " + key);
				fact.text("evidence").ifPresent(id -> found.addAll(List.of("evidence " + id, "reading " + id)));
				fact.get("source").flatMap(NamedByConditions::named).ifPresent(said -> found.addAll(List.of("rom-default " + said, "rom-text " + said)));
				fact.items("exhibits").forEach(e -> e.asText().ifPresent(id -> found.add("exhibit " + id)));
			}));
		}
		return found;
	}

	/** What conditions name of ROMs: nothing else that was read of them bears on what is concluded. */
	Set<String> namedByConditions() {
		return of("condition").values().stream().flatMap(List::stream).flatMap(fact -> fact.get("source").flatMap(NamedByConditions::named).stream()).collect(Collectors.toCollection(TreeSet::new));
	}

	/** What the evidence says of the conditions of runs, as areas and keys; cells do not go by it. */
	Set<String> observationsOf(Set<String> runs) {
		Set<String> found = new TreeSet<>();
		of("observation").forEach((key, facts) -> facts.stream().filter(fact -> fact.text("run").filter(runs::contains).isPresent()).forEach(fact -> found.add("observation " + key)));
		return found;
	}

	/** Runs that a run's cells may look at too: those of its handset, for a positive control, and those without one, for the background. */
	Set<String> controls(String run) {
		Set<String> handset = of("run", run).stream().flatMap(fact -> fact.text("handset").stream()).collect(Collectors.toSet());
		return of("run").entrySet().stream().filter(e -> !e.getKey().equals(run) && e.getValue().getFirst().text("handset").map(handset::contains).orElse(true)).map(Map.Entry::getKey)
				.collect(Collectors.toCollection(TreeSet::new));
	}

	/** The exhibits of a cell's column, as areas and keys: a sighting of any of them counts in it. */
	Set<String> exhibitsOf(String column) {
		Set<String> found = new TreeSet<>();
		of("exhibit").forEach((key, facts) -> facts.stream().map(fact -> fact.text("kind").orElse("")).filter(kind -> kind.equals(column) || group(kind).equals(column))
				.forEach(kind -> found.add("exhibit " + key)));
		return found;
	}

	private static String group(String kind) {
		return Stream.of(ExhibitKind.values()).filter(known -> known.name().equals(kind)).map(ExhibitKind::group).findFirst().orElse("");
	}

	/** Exhibits and attributions that a finding cites, as areas and keys. */
	Set<String> citedBy(Json finding) {
		Set<String> found = new TreeSet<>();
		cited(finding).forEach(fact -> {
			fact.text("exhibitId").ifPresent(id -> found.add("exhibit " + id));
			fact.text("address").filter(address -> fact.text("type").filter("attribution"::equals).isPresent()).ifPresent(address -> found.add("attribution " + address));
		});
		return found;
	}

	private List<Json.Fields> cited(Json finding) {
		return Stream.of("supports", "contrary").flatMap(member -> finding.items(member).stream()).flatMap(id -> id.asText().stream()).map(byId::get).filter(Objects::nonNull).toList();
	}

	/** The runs in which what a finding rests on was seen. */
	Set<String> runsOfFinding(Json finding) {
		return cited(finding).stream().flatMap(fact -> fact.text("run").stream()).collect(Collectors.toCollection(TreeSet::new));
	}

	/** The runs that an endpoint was called in. */
	static Set<String> runsOfEndpoint(Json endpoint) {
		return endpoint.items("runs").stream().flatMap(run -> run.asText().stream()).collect(Collectors.toCollection(TreeSet::new));
	}
}
