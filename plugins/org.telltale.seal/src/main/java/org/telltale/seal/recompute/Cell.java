package org.telltale.seal.recompute;

import java.util.List;
import java.util.Optional;

import org.telltale.base.json.Json;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.refusal.Refusal;

/**
 * What a cell has to be.
 *
 * @param verdict the word
 * @param reasons codes and numbers, in order
 * @param witnesses fact ids, sorted
 * @param exposure nanoseconds of W
 * @param left what lies where it is unknown whether the claim speaks of it
 * @param stimuli of the kind in W
 * @param unreadable U
 * @param smallest S, if computed
 * @param clock largest u, nanoseconds
 * @param sources kinds of sources, sorted
 * @param hypothetical the run is
 */
record Cell(String verdict, List<Reason> reasons, List<String> witnesses, long exposure, Left left, long stimuli, long unreadable, Optional<Long> smallest,
		long clock, List<String> sources, boolean hypothetical) {

	/** A reason without its sentence. */
	record Reason(String code, long number) {
	}

	/** Times of which it is unknown whether the claim speaks of them. @param nanos how long @param stimuli of the kind in them */
	record Left(long nanos, long stimuli) {

		static final Left NONE = new Left(0, 0);
	}

	private static final String STATEMENT = "statement";

	/** Refuses a fact that says something else. */
	void requireSameAs(Fact fact) throws Refusal {
		same("verdict", verdict, fact.text("verdict"));
		List<Reason> said = fact.json().items("reasons").stream()
				.map(r -> new Reason(r.text("code").orElse(""), r.integer("number").orElse(0L))).toList();
		same("reasons", reasons, said);
		same("witnesses", witnesses, fact.texts("witnesses"));
		same("exposure", exposure, fact.integer("exposure"));
		same("unknown", left.nanos(), fact.integer("unknown"));
		same("unknownStimuli", left.stimuli(), fact.integer("unknownStimuli"));
		same("stimuli", stimuli, fact.integer("stimuli"));
		same("unreadable", unreadable, fact.integer("unreadable"));
		same("smallest", smallest, fact.json().get("smallest").flatMap(Json::asInteger));
		same("clock", clock, fact.integer("clock"));
		same("sources", sources, fact.texts("sources"));
		same("statementAlone", sources.equals(List.of(STATEMENT)), fact.json().bool("statementAlone").orElse(false));
		same("hypothetical", hypothetical, fact.json().bool("hypothetical").orElse(false));
	}

	private static void same(String member, Object computed, Object said) throws Refusal {
		Refusal.unless(computed.equals(said), member + " is " + said + " in the fact, computed " + computed);
	}
}
