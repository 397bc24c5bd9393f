package org.telltale.audit.explanations;

import java.util.Collection;
import java.util.List;

import org.telltale.base.json.Json;

/**
 * Another explanation, tried on the facts.
 *
 * @param kind which it is, as docs/formats/explanations.md names it
 * @param text why the outcome is so, a sentence
 * @param facts fact ids that the outcome rests on, sorted
 */
public record Explanation(String kind, Outcome outcome, String text, List<String> facts) {

	public Explanation {
		facts = facts.stream().sorted().distinct().toList();
	}

	/** What the trial came to. */
	public enum Outcome {
		/** The facts have the shape that the explanation would give them. */
		APPLIES("applies"),
		/** The facts contradict it. */
		DOES_NOT_APPLY("does not apply"),
		/** The facts do not decide it. */
		CANNOT_BE_TOLD("cannot be told");

		private final String words;

		Outcome(String words) {
			this.words = words;
		}

		/** The outcome as facts have it. */
		public String words() {
			return words;
		}
	}

	/** Its form as a member of a finding. */
	public Json toJson() {
		return Json.object().put("kind", kind).put("outcome", outcome.words()).put("text", text).put("facts", Json.texts(facts));
	}

	/** Several as a list. */
	public static Json toJson(Collection<Explanation> explanations) {
		return Json.array(explanations.stream().map(Explanation::toJson).toList());
	}
}
