package org.telltale.casework;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.telltale.base.json.Json;
import org.telltale.casework.facts.FactLine;

/** What the reference tables say of each server, as of its first contact, as facts that findings can cite. */
final class AttributionFacts {

	private static final List<String> ANSWERS = List.of("country", "as", "owner", "registry");

	private final AttributionTables tables;

	AttributionFacts(AttributionTables tables) {
		this.tables = tables;
	}

	/** One fact for each server of which any table says anything, with ids. */
	List<Json.Fields> facts(Collection<Json.Fields> flows, CaptureClocks clocks) {
		Map<String, Long> first = new TreeMap<>();
		for (Json.Fields flow : flows) {
			flow.get("server").flatMap(s -> s.text("address")).ifPresent(address -> first.merge(address, clocks.nanos(flow, "first"), Math::min));
		}
		List<Json.Fields> facts = new ArrayList<>();
		first.forEach((address, nanos) -> {
			Json.Fields fact = FactLine.of("attribution", "quoted").put("address", address).put("first", Long.toString(nanos));
			tables.attribute(fact);
			fact.remove("first");
			if (ANSWERS.stream().map(fact::text).anyMatch(Optional::isPresent)) {
				facts.add(FactLine.identified(fact));
			}
		});
		return facts;
	}
}
