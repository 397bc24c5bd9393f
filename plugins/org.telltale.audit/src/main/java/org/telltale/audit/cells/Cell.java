package org.telltale.audit.cells;

import java.util.List;
import java.util.Optional;

import org.telltale.base.json.Json;

/**
 * One condition x kind of one claim, judged.
 *
 * @param column kind or IDENTIFIER; STATE for a state claim
 * @param witnesses fact ids of the sightings that contradict
 * @param exposureNanos how long the predicate's condition held in the run
 * @param unknownNanos for how long it is unknown whether it held
 * @param stimuli stimuli of the kind while it held
 * @param unknownStimuli those while it is unknown
 * @param unreadableBytes bytes to endpoints outside the baseline that could not be read
 * @param smallestBytes smallest encoding of one stimulus; empty without stimuli
 * @param clockNanos largest uncertainty used
 * @param sources kinds of sources of the conditions tested, sorted
 */
public record Cell(String claim, String run, String column, Verdict verdict, List<Reason> reasons, List<String> witnesses,
		long exposureNanos, long unknownNanos, int stimuli, int unknownStimuli, long unreadableBytes, Optional<Long> smallestBytes, long clockNanos, List<String> sources,
		boolean hypothetical) {

	public Cell {
		reasons = List.copyOf(reasons);
		witnesses = List.copyOf(witnesses);
		sources = List.copyOf(sources);
	}

	/** Whether every condition that was tested rests on a person's statement. */
	public boolean statementAlone() {
		return !sources.isEmpty() && sources.stream().allMatch("statement"::equals);
	}

	/** The fact's members but for its id. */
	public Json.Fields toFact() {
		Json.Fields fact = Json.object().put("type", "cell").put("class", "recomputed").put("claim", claim).put("run", run)
				.put("kind", column).put("verdict", verdict.words()).put("reasons", Json.array(reasons.stream()
						.map(r -> Json.object().put("code", r.code()).put("text", r.text()).put("number", r.number())).toList()))
				.put("witnesses", Json.texts(witnesses)).put("exposure", Long.toString(exposureNanos)).put("unknown", Long.toString(unknownNanos)).put("stimuli", stimuli)
				.put("unknownStimuli", unknownStimuli).put("unreadable", unreadableBytes).put("clock", Long.toString(clockNanos)).put("sources", Json.texts(sources))
				.put("statementAlone", statementAlone()).put("hypothetical", hypothetical);
		smallestBytes.ifPresent(bytes -> fact.put("smallest", bytes));
		return fact;
	}
}
