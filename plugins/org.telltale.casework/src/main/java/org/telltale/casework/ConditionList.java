package org.telltale.casework;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.observed.Agreement;
import org.telltale.audit.observed.Comparison;
import org.telltale.audit.observed.ConditionPlaces;
import org.telltale.audit.observed.Observation;
import org.telltale.base.json.Json;
import org.telltale.store.CaseException;

/** What was entered of the runs' conditions, and beside it what the evidence says (docs/formats/lists.md, listed-condition). */
final class ConditionList {

	private static final int DIGITS = 12;

	private final Case file;
	private final Map<String, String> names = new TreeMap<>();

	ConditionList(Case file) {
		this.file = file;
		file.model().getEvidence().forEach(item -> names.put(item.getId(), item.getName()));
	}

	/** By run, dimension and time; what was entered before what was observed. */
	List<Json.Fields> list() throws CaseException {
		List<Json.Fields> conditions = file.modelFacts().stream().filter(fact -> fact.text("type").equals(Optional.of("condition"))).toList();
		List<RunFact> runs = new CaseFacts(file.modelFacts()).runs();
		ConditionPlaces places = new ConditionPlaces(conditions);
		Map<String, EnumMap<Agreement, List<String>>> against = new HashMap<>();
		List<Json.Fields> list = new ArrayList<>();
		for (Json.Fields fact : file.facts("observation")) {
			Observation seen = Observation.of(fact);
			Comparison comparison = Comparison.of(seen, runs, places);
			comparison.facts().forEach(condition -> against.computeIfAbsent(condition, key -> new EnumMap<>(Agreement.class))
					.computeIfAbsent(comparison.agreement(), key -> new ArrayList<>()).add(seen.fact()));
			comparison.own().forEach(condition -> against.computeIfAbsent(condition.id(), key -> new EnumMap<>(Agreement.class)).computeIfAbsent(Agreement.AGREES, key -> new ArrayList<>())
					.add(seen.fact()));
			list.add(observed(fact, seen, comparison));
		}
		conditions.forEach(condition -> list.add(entered(condition, against.getOrDefault(condition.text("id").orElse(""), new EnumMap<>(Agreement.class)))));
		return list.stream().sorted(Comparator.comparing((Json.Fields line) -> line.text("run").orElse("~"), CaseFacts::byNumberInName)
				.thenComparing(line -> line.text("dimension").orElse("")).thenComparing(line -> line.text("origin").orElse(""))
				.thenComparing(line -> line.integer("from").or(() -> line.integer("at")).orElse(0L)).thenComparing(line -> line.text("fact").orElse(""))).toList();
	}

	private Json.Fields observed(Json.Fields fact, Observation seen, Comparison comparison) {
		Json.Fields line = line("observed", seen.id(), fact).put("agreement", comparison.agreement().word()).put("with", Json.texts(comparison.facts())).put("extent", seen.extent())
				.put("clock", seen.clock()).put("source", seen.basis()).put("evidence", seen.evidence()).put("place", seen.place()).put("text", seen.text());
		return line.putIfPresent("at", fact.text("at")).putIfPresent("timeWritten", fact.text("timeWritten")).putIfPresent("runBasis", fact.text("runBasis"))
				.putIfPresent("name", Optional.ofNullable(names.get(seen.evidence())));
	}

	private Json.Fields entered(Json.Fields fact, Map<Agreement, List<String>> against) {
		Json source = fact.get("source").orElse(Json.object());
		Optional<Agreement> gravest = against.keySet().stream().filter(agreement -> agreement.compareTo(Agreement.AGREES) <= 0).findFirst();
		return line("entered", fact.text("id").orElse("").substring(0, DIGITS), fact).put("agreement", gravest.map(Agreement::word).orElse("not-observed"))
				.put("with", Json.texts(gravest.map(against::get).orElse(List.of()))).putIfPresent("source", source.text("kind")).putIfPresent("evidence", source.text("evidence"))
				.putIfPresent("name", source.text("evidence").flatMap(item -> Optional.ofNullable(names.get(item)))).putIfPresent("place", source.text("reference"))
				.putIfPresent("by", source.text("by"));
	}

	private static Json.Fields line(String origin, String id, Json.Fields fact) {
		return Json.object().put("type", "listed-condition").put("origin", origin).put("id", id).put("fact", fact.text("id").orElse("")).putIfPresent("run", fact.text("run"))
				.put("dimension", fact.text("dimension").orElse("")).put("value", fact.text("value").orElse("")).putIfPresent("from", fact.text("from")).putIfPresent("to", fact.text("to"))
				.putIfPresent("uncertainty", fact.text("uncertainty"));
	}
}
