package org.telltale.audit.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.base.json.Json;

/** What several rules ask of {@code attribution} facts. */
final class Attributed {

	private static final Map<String, String> COUNTRIES = new LinkedHashMap<>();

	static {
		COUNTRIES.put("country", "country");
		COUNTRIES.put("serverCountry", "country of the server");
		COUNTRIES.put("ownerCountry", "country of the registrant");
		COUNTRIES.put("asCountry", "country of the AS");
	}

	private Attributed() {
	}

	/** Those of servers that handsets called, in the order of the facts. */
	static List<Json.Fields> called(CaseFacts facts) {
		Set<String> called = new TreeSet<>();
		facts.flows().stream().filter(f -> f.device().isPresent()).map(FlowFact::server).forEach(called::add);
		return facts.ofType("attribution").stream().filter(a -> called.contains(a.text("address").orElse(""))).toList();
	}

	/** What a server's {@code attribution} says as of a moment of true time: at its first contact, or since the last change before. */
	static Json at(Json.Fields attribution, long nanos) {
		Instant moment = Instant.ofEpochSecond(0, nanos);
		return attribution.items("later").stream().filter(later -> later.text("asOf").filter(since -> !Instant.parse(since).isAfter(moment)).isPresent())
				.reduce((earlier, last) -> last).orElse(attribution);
	}

	/** {@code AS64500, country XH, country of the AS XL}: the AS and each country by whose it is; empty if none is known. */
	static Optional<String> network(Json attribution) {
		List<String> parts = new ArrayList<>();
		attribution.text("as").ifPresent(parts::add);
		COUNTRIES.forEach((role, words) -> attribution.text(role).ifPresent(country -> parts.add(words + " " + country)));
		return parts.isEmpty() ? Optional.empty() : Optional.of((attribution.text("as").isEmpty() ? "an unknown AS, " : "") + String.join(", ", parts));
	}
}
