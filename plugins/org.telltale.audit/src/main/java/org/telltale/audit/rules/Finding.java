package org.telltale.audit.rules;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.telltale.audit.explanations.Explanation;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;

/**
 * What a rule concluded; a person accepts or rejects it.
 *
 * @param severity {@code high}, {@code medium}, {@code low} or {@code information}
 * @param limits what the conclusion does not say
 * @param supports fact ids that it rests on, sorted
 * @param contrary fact ids that speak against it, sorted
 * @param alternatives other explanations that nothing of the case can decide
 * @param explanations other explanations that were tried on the facts; empty where the rule tries none
 */
public record Finding(String rule, int ruleVersion, String severity, String title, String explanation, String limits,
		List<String> supports, List<String> contrary, List<String> alternatives, List<Explanation> explanations) {

	public Finding {
		supports = supports.stream().sorted().distinct().toList();
		contrary = contrary.stream().sorted().distinct().toList();
		alternatives = List.copyOf(alternatives);
		explanations = List.copyOf(explanations);
	}

	/** One of a rule that tries no other explanations. */
	public Finding(String rule, int ruleVersion, String severity, String title, String explanation, String limits, List<String> supports, List<String> contrary,
			List<String> alternatives) {
		this(rule, ruleVersion, severity, title, explanation, limits, supports, contrary, alternatives, List.of());
	}

	/** Made of rule, title and what supports it: the same finding from the same facts has the same id. */
	public String id() {
		byte[] content = (rule + "\n" + ruleVersion + "\n" + title + "\n" + String.join("\n", supports))
				.getBytes(StandardCharsets.UTF_8);
		return "F-" + Digest.sha256(content).hex().substring(0, 12);
	}

	/** The fact's members but for its id, undecided. */
	public Json.Fields toFact() {
		Json.Fields fact = Json.object().put("type", "finding").put("class", "quoted").put("finding", id()).put("rule", rule)
				.put("ruleVersion", ruleVersion).put("severity", severity).put("title", title).put("explanation", explanation)
				.put("limits", limits).put("supports", Json.texts(supports)).put("contrary", Json.texts(contrary))
				.put("alternatives", Json.texts(alternatives)).put("status", "proposed");
		return explanations.isEmpty() ? fact : fact.put("explanations", Explanation.toJson(explanations));
	}
}
