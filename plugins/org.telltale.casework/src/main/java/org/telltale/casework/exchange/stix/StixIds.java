package org.telltale.casework.exchange.stix;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.telltale.base.json.Json;
import org.telltale.casework.exchange.names.NameUuid;

/**
 * Identifiers of STIX objects. Of cyber observables they are those that every producer computes (STIX 2.1 section 2.9): UUIDs of version 5 over the canonical
 * JSON of the properties that contribute. Of other objects they are UUIDs of version 5 in a namespace of Telltale's own, so that the same case has the same.
 */
final class StixIds {

	private static final NameUuid OBSERVABLES = new NameUuid(UUID.fromString("00abedb4-aa42-466c-9c01-fed23315a9b7"));

	/** Of each type the properties that contribute to its id (STIX 2.1 section 6). */
	private static final Map<String, List<String>> CONTRIBUTING = Map.of("ipv4-addr", List.of("value"), "ipv6-addr", List.of("value"), "domain-name", List.of("value"),
			"autonomous-system", List.of("number"), "x509-certificate", List.of("hashes", "serial_number"), "file", List.of("hashes", "name"),
			"network-traffic", List.of("start", "end", "src_ref", "dst_ref", "src_port", "dst_port", "protocols"));

	private StixIds() {
	}

	/** The id of a cyber observable, which needs its type and the properties that contribute. */
	static String observable(Json.Fields object) {
		String type = object.text("type").orElseThrow();
		Json.Fields contributing = Json.object();
		CONTRIBUTING.get(type).forEach(name -> object.get(name).ifPresent(value -> contributing.put(name, value)));
		return type + "--" + OBSERVABLES.of(contributing.toString());
	}

	/** The id of another object. @param name what makes it the object that it is */
	static String own(String type, String name) {
		return type + "--" + NameUuid.TELLTALE.of(type + "\n" + name);
	}
}
