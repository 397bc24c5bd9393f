package org.telltale.handset.number;

import java.util.Map;
import java.util.TreeMap;

/**
 * An identifier in the one form that Telltale keeps.
 *
 * @param value the canonical text
 * @param attributes what else the written form told, such as an IMEI's software version; sorted by name
 */
public record Identified(String value, Map<String, String> attributes) {

	public Identified {
		attributes = java.util.Collections.unmodifiableMap(new TreeMap<>(attributes));
	}

	static Identified of(String value) {
		return new Identified(value, Map.of());
	}
}
