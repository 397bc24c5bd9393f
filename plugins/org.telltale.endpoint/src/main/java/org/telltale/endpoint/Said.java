package org.telltale.endpoint;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a row says, whomever of. Equal ones are kept once.
 *
 * @param values by role
 * @param period when it holds
 * @param source whom the row itself names as its source
 */
public record Said(Map<Role, String> values, Period period, Optional<String> source) {

	public Said {
		values = Collections.unmodifiableMap(new TreeMap<>(values));
	}

	/** What it says of a role. */
	public Optional<String> value(Role role) {
		return Optional.ofNullable(values.get(role));
	}
}
