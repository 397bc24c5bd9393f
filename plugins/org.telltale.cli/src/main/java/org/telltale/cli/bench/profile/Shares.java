package org.telltale.cli.bench.profile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.telltale.base.json.Json;

/** Weights by name, and their shares of the whole. */
final class Shares {

	private final Map<String, Long> weights = new TreeMap<>();
	private long whole;

	void add(String name, long weight) {
		weights.merge(name, weight, Long::sum);
		whole += weight;
	}

	/**
	 * The largest ones first, those of equal weight by name.
	 *
	 * @param kind what the names are names of
	 */
	List<Json> rows(String work, String kind, int most) {
		return weights.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey())).limit(most)
				.<Json>map(each -> Json.object().put("type", "profile").put("work", work).put("kind", kind).put("name", each.getKey()).put("percent", percent(each.getValue()))
						.put("weight", each.getValue())).toList();
	}

	private Json.Number percent(long weight) {
		return new Json.Number(BigDecimal.valueOf(100.0 * weight / Math.max(1, whole)).setScale(1, RoundingMode.HALF_UP));
	}
}
