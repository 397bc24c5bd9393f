package org.telltale.casework.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.telltale.base.json.Json;

/**
 * Lays two cases side by side. Inputs are compared by the names that both give them (a run by its id, evidence by its digest); cells, findings
 * and endpoints with the inputs that they can depend on and in which the cases differ. What was read of ROMs counts where a condition names it.
 * Stateless; thread-safe.
 */
public final class CaseComparison {

	private static final List<String> INPUTS = List.of("evidence", "handset", "dimension", "run", "capture-point", "condition", "stimulus", "exhibit", "claim", "reading", "attribution",
			"rom-default", "rom-text", "observation");
	/** What says the same in other words, or follows from other inputs. */
	private static final Set<String> NOT_COMPARED = Set.of("id", "name", "exhibitNumber", "acquirer", "settings", "mib", "records", "bytesSearched", "artefact",
			"observation", "facts");

	/** What an analysis adds to a fact of the case itself. */
	private static final Set<String> OF_THE_ANALYSIS = Set.of("id", "sought");

	private CaseComparison() {
	}

	/** What facts of these types differ in, whatever it is. */
	static List<Difference> changes(List<String> types, Side before, Side after) {
		return types.stream().flatMap(type -> different(type, before, after, fact -> words(fact, OF_THE_ANALYSIS), key -> List.of()).stream()).toList();
	}

	/**
	 * What differs, inputs first.
	 *
	 * @param a the facts of the first case
	 * @param endpointsA its endpoints, as {@code telltale endpoints} has them
	 * @param b the facts of the second case
	 * @param endpointsB its endpoints
	 */
	public static List<Difference> of(Collection<Json.Fields> a, Collection<Json.Fields> endpointsA, Collection<Json.Fields> b, Collection<Json.Fields> endpointsB) {
		Side first = new Side(a, endpointsA);
		Side second = new Side(b, endpointsB);
		List<Difference> all = new ArrayList<>();
		for (String type : INPUTS) {
			all.addAll(different(type, first, second, fact -> words(fact, NOT_COMPARED), key -> List.of()));
		}
		Set<String> named = new TreeSet<>(first.namedByConditions());
		named.addAll(second.namedByConditions());
		all.removeIf(difference -> difference.area().startsWith("rom-") && !named.contains(difference.key()));
		Set<String> inputs = all.stream().map(Difference::name).collect(Collectors.toCollection(TreeSet::new));
		all.addAll(different("cell", first, second, CaseComparison::cell, key -> ofCell(key, first, second, inputs)));
		all.addAll(different("finding", first, second, CaseComparison::finding, key -> ofFinding(key, first, second, inputs)));
		all.addAll(different("endpoint", first, second, CaseComparison::endpoint, key -> ofRuns(runs("endpoint", key, first, second, Side::runsOfEndpoint), first, second, inputs,
				Set.of("attribution " + key))));
		return List.copyOf(all);
	}

	private static List<Difference> different(String type, Side a, Side b, Function<Json.Fields, String> words, Function<String, List<String>> because) {
		Set<String> keys = new TreeSet<>(a.of(type).keySet());
		keys.addAll(b.of(type).keySet());
		List<Difference> differences = new ArrayList<>();
		for (String key : keys) {
			Optional<String> hereA = words(a.of(type, key), words);
			Optional<String> hereB = words(b.of(type, key), words);
			if (!hereA.equals(hereB)) {
				differences.add(new Difference(type, key, hereA, hereB, because.apply(key)));
			}
		}
		return differences;
	}

	private static Optional<String> words(List<Json.Fields> facts, Function<Json.Fields, String> words) {
		return facts.isEmpty() ? Optional.empty() : Optional.of(facts.stream().map(words).sorted().collect(Collectors.joining("; ")));
	}

	/** The members that count, as text. */
	private static String words(Json.Fields fact, Set<String> notCompared) {
		Json.Fields counted = fact.copy();
		notCompared.forEach(counted::remove);
		counted.remove("type").remove("class");
		return counted.toString();
	}

	private static String cell(Json.Fields cell) {
		return cell.text("verdict").orElse("") + " (" + cell.items("reasons").stream().map(r -> r.text("code").orElse("") + " " + r.integer("number").orElse(0L))
				.collect(Collectors.joining(", ")) + ")";
	}

	private static String finding(Json.Fields finding) {
		return finding.text("severity").orElse("") + ", " + finding.text("status").orElse("")
				+ finding.text("decidedBy").map(by -> " by " + by + finding.text("reason").map(reason -> ": " + reason).orElse("")).orElse("")
				+ ", rule version " + finding.integer("ruleVersion").orElse(0L) + ", rests on " + finding.items("supports").size() + ", against it " + finding.items("contrary").size();
	}

	private static String endpoint(Json.Fields endpoint) {
		return String.join(", ", List.of(endpoint.text("host").orElse("no name"), endpoint.text("owner").orElse("owner unknown"),
				endpoint.integer("flows").orElse(0L) + " flows", endpoint.integer("bytesOut").orElse(0L) + " bytes out", endpoint.integer("sightings").orElse(0L) + " sightings"));
	}

	private static List<String> ofCell(String key, Side a, Side b, Set<String> different) {
		Json.Fields cell = Stream.concat(a.of("cell", key).stream(), b.of("cell", key).stream()).findFirst().orElseThrow();
		String claim = cell.text("claim").orElse("");
		Set<String> own = new TreeSet<>(Set.of("claim " + claim));
		String run = cell.text("run").orElse("");
		for (Side side : List.of(a, b)) {
			own.addAll(side.inputsOfRun(run));
			own.addAll(side.exhibitsOf(cell.text("kind").orElse("")));
			String predicate = side.of("claim", claim).stream().flatMap(fact -> fact.text("predicate").stream()).collect(Collectors.joining(" "));
			different.stream().filter(name -> name.startsWith("dimension ") && predicate.contains(name.substring(10))).forEach(own::add);
		}
		List<String> because = own.stream().filter(different::contains).toList();
		if (!because.isEmpty()) {
			return because;
		}
		Set<String> controls = new TreeSet<>(a.controls(run));
		controls.addAll(b.controls(run));
		return ofRuns(run.equals("*") ? all(a, b) : controls, a, b, different, Set.of());
	}

	private static Set<String> all(Side a, Side b) {
		Set<String> runs = new TreeSet<>(a.of("run").keySet());
		runs.addAll(b.of("run").keySet());
		return runs;
	}

	/** A rule may compare with any run: where those that it cites are alike, every other input counts. */
	private static List<String> ofFinding(String key, Side a, Side b, Set<String> different) {
		Set<String> runs = new TreeSet<>(runs("finding", key, a, b, a::runsOfFinding));
		runs.addAll(runs("finding", key, a, b, b::runsOfFinding));
		Set<String> cited = new TreeSet<>();
		for (Side side : List.of(a, b)) {
			side.of("finding", key).forEach(finding -> cited.addAll(side.citedBy(finding)));
		}
		List<String> because = ofRuns(runs, a, b, different, with(cited, observations(runs, a, b)));
		return because.isEmpty() ? ofRuns(all(a, b), a, b, different, with(cited, observations(all(a, b), a, b))) : because;
	}

	private static Set<String> observations(Set<String> runs, Side a, Side b) {
		return with(a.observationsOf(runs), b.observationsOf(runs));
	}

	private static Set<String> with(Set<String> some, Set<String> more) {
		Set<String> all = new TreeSet<>(some);
		all.addAll(more);
		return all;
	}

	private static Set<String> runs(String type, String key, Side a, Side b, Function<Json, Set<String>> of) {
		Set<String> runs = new TreeSet<>();
		for (Side side : List.of(a, b)) {
			side.of(type, key).forEach(fact -> runs.addAll(of.apply(fact)));
		}
		return runs;
	}

	private static List<String> ofRuns(Set<String> runs, Side a, Side b, Set<String> different, Set<String> others) {
		Set<String> inputs = new TreeSet<>(others);
		runs.forEach(run -> {
			inputs.addAll(a.inputsOfRun(run));
			inputs.addAll(b.inputsOfRun(run));
		});
		return inputs.stream().filter(different::contains).toList();
	}
}
