package org.telltale.endpoint;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an object of an answer says, by when it holds: what it has from another object changed when that one did. */
final class DatedValues {

	private final Optional<String> source;
	private final Map<Period, Map<Role, String>> values = new LinkedHashMap<>();

	/** @param source whom the object names as its source */
	DatedValues(Period own, Optional<String> source) {
		this.source = source;
		values.put(own, new EnumMap<>(Role.class));
	}

	/** Takes a value, unless it is blank. */
	void put(Role role, Optional<String> value, Period period) {
		value.filter(text -> !text.isBlank()).ifPresent(text -> values.computeIfAbsent(period, none -> new EnumMap<>(Role.class)).put(role, text));
	}

	/** One for each period, the object's own first. */
	List<Said> said() {
		return values.entrySet().stream().map(each -> new Said(each.getValue(), each.getKey(), source)).toList();
	}
}
