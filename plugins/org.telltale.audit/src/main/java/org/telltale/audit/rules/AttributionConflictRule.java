package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.base.json.Json;

/** Two tables that cover the date say different things of one role of a server that a handset called: one finding for each role. */
public final class AttributionConflictRule implements Rule {

	private static final Map<String, String> WORDS = new LinkedHashMap<>();

	static {
		WORDS.put("registry", "the registry");
		WORDS.put("registrant", "the registrant");
		WORDS.put("owner", "the holder");
		WORDS.put("as", "the AS");
		WORDS.put("operator", "the holder of the AS");
		WORDS.put("country", "the country");
		WORDS.put("serverCountry", "the country of the server");
		WORDS.put("ownerCountry", "the country of the registrant");
		WORDS.put("asCountry", "the country of the AS");
	}

	@Override
	public String id() {
		return "attribution-conflict";
	}

	@Override
	public int version() {
		return 1;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<Json.Fields> called = Attributed.called(facts);
		List<Finding> findings = new ArrayList<>();
		WORDS.forEach((role, words) -> finding(role, words, called).ifPresent(findings::add));
		return findings;
	}

	private Optional<Finding> finding(String role, String words, List<Json.Fields> called) {
		List<String> lines = new ArrayList<>();
		List<String> supports = new ArrayList<>();
		for (Json.Fields attribution : called) {
			List<Json> answers = attribution.items("answers").stream().filter(a -> a.text("role").equals(Optional.of(role)) && a.bool("holds").orElse(false)).toList();
			Optional<Json> used = answers.stream().filter(a -> a.bool("used").orElse(false)).findFirst();
			Set<String> others = new TreeSet<>();
			answers.stream().filter(a -> a.bool("conflict").orElse(false) && used.isPresent() && !table(a).equals(table(used.get()))).forEach(a -> others.add(said(a)));
			if (!others.isEmpty()) {
				lines.add(attribution.text("address").orElse("") + ": " + said(used.get()) + " against " + Groups.listed(others));
				attribution.text("id").ifPresent(supports::add);
			}
		}
		return lines.isEmpty() ? Optional.empty() : Optional.of(new Finding(id(), version(), "information",
				"Tables disagree on " + words + " of " + Groups.count(lines.size(), "endpoint", "endpoints"),
				"Each of these tables covers the date of the first contact: " + Groups.listed(lines) + ". The first one counts, by the published order of precedence.",
				"The order of precedence is a rule, not a judgement of who is right. Names that differ in more than case and punctuation count as different, also where they mean the same.",
				supports, List.of(), List.of("The tables state different things under one name, or one of them was out of date.", "The address was announced or used in several places at once.")));
	}

	private static String table(Json answer) {
		return answer.get("source").flatMap(source -> source.text("evidence")).orElse("");
	}

	private static String said(Json answer) {
		return answer.text("value").orElse("") + " (" + answer.get("source").flatMap(source -> source.text("path")).orElse("") + ")";
	}
}
