package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Sorted grouping and wording that several rules share. */
final class Groups {

	private Groups() {
	}

	static <T> Map<String, List<T>> by(Collection<T> items, Function<T, String> key) {
		Map<String, List<T>> groups = new TreeMap<>();
		items.forEach(item -> groups.computeIfAbsent(key.apply(item), k -> new ArrayList<>()).add(item));
		return groups;
	}

	static String count(long number, String singular, String plural) {
		return number + " " + (number == 1 ? singular : plural);
	}
}
