package org.telltale.casework;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.telltale.base.CaptureInstant;
import org.telltale.base.IpAddress;
import org.telltale.base.json.Json;
import org.telltale.casework.facts.FactLine;
import org.telltale.endpoint.Attribution;

/** What the reference tables say of each server, as of its first contact, as facts that findings can cite. */
final class AttributionFacts {

	private final AttributionTables tables;

	AttributionFacts(AttributionTables tables) {
		this.tables = tables;
	}

	/**
	 * One fact for each server of which any table says anything, with ids.
	 *
	 * @param names the case's {@code name} facts
	 */
	List<Json.Fields> facts(Collection<Json.Fields> flows, Collection<Json.Fields> names, CaptureClocks clocks) {
		Map<String, Long> first = new TreeMap<>();
		for (Json.Fields flow : flows) {
			flow.get("server").flatMap(s -> s.text("address")).ifPresent(address -> first.merge(address, clocks.nanos(flow, "first"), Math::min));
		}
		Map<String, Set<String>> called = new TreeMap<>();
		names.forEach(name -> called.computeIfAbsent(name.text("address").orElse(""), none -> new TreeSet<>()).add(name.text("name").orElse("")));
		List<Json.Fields> facts = new ArrayList<>();
		first.forEach((text, nanos) -> IpAddress.parse(text).ifPresent(address -> {
			Attribution found = tables.lookup(address, called.getOrDefault(text, Set.of()), CaptureInstant.instantOf(nanos));
			if (found.known() || !found.names().isEmpty()) {
				Json.Fields fact = FactLine.of("attribution", "quoted").put("address", text);
				AttributionAnswers answers = new AttributionAnswers(found);
				answers.roles(fact);
				answers.all(fact);
				facts.add(FactLine.identified(fact));
			}
		}));
		return facts;
	}
}
