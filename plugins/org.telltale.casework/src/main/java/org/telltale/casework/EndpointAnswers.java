package org.telltale.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.telltale.base.CaptureInstant;
import org.telltale.base.IpAddress;
import org.telltale.base.json.Json;

/** All that the tables of a case say of one address. */
final class EndpointAnswers {

	private final List<Json.Fields> facts;
	private final AttributionTables tables;

	EndpointAnswers(List<Json.Fields> facts, AttributionTables tables) {
		this.facts = facts;
		this.tables = tables;
	}

	/** @return empty if it was never contacted and no moment is given */
	Optional<List<Json.Fields>> of(IpAddress address, Optional<Instant> at) {
		String text = address.toString();
		CaptureClocks clocks = new CaptureClocks(facts);
		OptionalLong first = ofType("flow").stream().filter(flow -> flow.get("server").flatMap(server -> server.text("address")).equals(Optional.of(text)))
				.mapToLong(flow -> clocks.nanos(flow, "first")).min();
		List<String> names = AttributionTables.ownNames(ofType("name")).stream().filter(name -> name.text("address").equals(Optional.of(text))).flatMap(name -> name.text("name").stream()).toList();
		return at.or(() -> first.isPresent() ? Optional.of(CaptureInstant.instantOf(first.getAsLong())) : Optional.empty())
				.map(moment -> new AttributionAnswers(tables.lookup(address, names, moment)).records());
	}

	private Collection<Json.Fields> ofType(String type) {
		return facts.stream().filter(fact -> fact.text("type").equals(Optional.of(type))).toList();
	}
}
