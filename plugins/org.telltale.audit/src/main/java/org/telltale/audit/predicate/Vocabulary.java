package org.telltale.audit.predicate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.telltale.base.json.Json;

/**
 * The dimensions of a case and what is known of their values.
 *
 * @param orders the values of dimensions that declare an order, from low to high
 * @param recorded the values that runs record
 */
public record Vocabulary(Map<String, List<String>> orders, SortedMap<String, SortedSet<String>> recorded) {

	/** Of the facts {@code dimension} and {@code condition}. */
	public static Vocabulary of(Collection<? extends Json> facts) {
		Map<String, List<String>> orders = new TreeMap<>();
		SortedMap<String, SortedSet<String>> recorded = new TreeMap<>();
		for (Json fact : facts) {
			String type = fact.text("type").orElse("");
			String dimension = fact.text("dimension").orElse("");
			if (type.equals("dimension")) {
				orders.put(dimension, fact.items("order").stream().flatMap(value -> value.asText().stream()).toList());
			} else if (type.equals("condition")) {
				recorded.computeIfAbsent(dimension, d -> new TreeSet<>()).add(fact.text("value").orElse(""));
			}
		}
		return new Vocabulary(orders, recorded);
	}

	/** The order that a dimension declares, from low to high; empty if it declares none. */
	public List<String> order(String dimension) {
		return orders.getOrDefault(dimension, List.of());
	}

	/** All dimensions, sorted. */
	public List<String> dimensions() {
		Set<String> all = new TreeSet<>(recorded.keySet());
		all.addAll(orders.keySet());
		return List.copyOf(all);
	}

	/** The values of a dimension: those of its order, then those that runs record beside them, sorted. */
	public List<String> values(String dimension) {
		List<String> values = new ArrayList<>(order(dimension));
		recorded.getOrDefault(dimension, new TreeSet<>()).stream().filter(value -> !values.contains(value)).forEach(values::add);
		return List.copyOf(values);
	}
}
