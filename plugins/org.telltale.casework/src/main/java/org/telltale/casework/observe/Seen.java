package org.telltale.casework.observe;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.casework.facts.FactLine;

/**
 * What the evidence says of a dimension, before it is known of which run.
 *
 * @param basis {@code log}, {@code dump}, {@code settings}, {@code properties}, {@code capture} or {@code counter}
 * @param reference the name of a setting, {@code NAMESPACE/KEY}; empty for others
 * @param facts what it is made of; the first gives the source
 * @param numbers further members; of counters {@code sent} and {@code received}
 */
record Seen(String dimension, String value, String basis, String text, String evidence, Optional<String> reference, List<Json.Fields> facts, Span span,
		Map<String, Long> numbers) {

	private static final int MOST_FACTS = 100;
	private static final int DIGITS = 12;

	Seen {
		facts = List.copyOf(facts);
		numbers = Map.copyOf(numbers);
	}

	Seen(String dimension, String value, String basis, String text, String evidence, Optional<String> reference, List<Json.Fields> facts, Span span) {
		this(dimension, value, basis, text, evidence, reference, facts, span, Map.of());
	}

	/** The fact, of a run or of none. */
	Json.Fields fact(Optional<RunFinder.Place> place) {
		Json.Fields first = facts.getFirst();
		Json.Fields fact = FactLine.of("observation", "quoted").put("dimension", dimension).put("value", value).put("basis", basis).put("text", text).put("evidence", evidence)
				.putIfPresent("reference", reference).put("facts", Json.texts(facts.stream().limit(MOST_FACTS).map(FactLine::id).toList()))
				.put("source", first.get("source").orElse(frame(first))).putIfPresent("timeWritten", first.text("timeWritten"))
				.putIfPresent("zone", first.text("zone"));
		first.get("timeMissing").ifPresent(missing -> fact.put("timeMissing", missing));
		numbers.forEach((name, number) -> fact.put(name, Long.toString(number)));
		place.map(RunFinder.Place::span).orElse(span).addTo(fact);
		place.ifPresent(in -> fact.put("run", in.run().id()).put("runBasis", in.basis()));
		fact.put("observation", "O-" + Digest.sha256(fact.toString().getBytes(StandardCharsets.UTF_8)).hex().substring(0, DIGITS));
		return FactLine.identified(fact);
	}

	/** What stands in a capture is named by its frame. */
	private static Json frame(Json.Fields state) {
		Json.Fields source = Json.object().put("evidence", state.text("evidence").orElse(""));
		state.integer("frame").ifPresent(number -> source.put("frame", number));
		return source;
	}
}
