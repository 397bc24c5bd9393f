package org.telltale.seal.recompute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.telltale.base.json.Json;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.refusal.Refusal;

/** What the case holds of the files that conditions rest on: rows of settings, and what kind of item each is. */
final class SourceRows {

	/** By item, then by namespace and key. */
	private final Map<String, Map<String, List<String>>> values = new TreeMap<>();
	private final Map<String, String> kinds = new TreeMap<>();

	SourceRows(FactFile facts) throws Refusal {
		for (Fact row : facts.ofType("setting")) {
			values.computeIfAbsent(row.text("evidence"), item -> new TreeMap<>())
					.computeIfAbsent(member(row, "namespace") + "/" + member(row, "key"), place -> new ArrayList<>()).add(member(row, "value"));
		}
		for (Fact item : facts.ofType("evidence")) {
			kinds.put(item.text("evidence"), member(item, "kind"));
		}
	}

	private static String member(Fact fact, String name) {
		return fact.json().text(name).orElse("");
	}

	/** Whether a condition's source is there and speaks against its value, or cannot show it. */
	boolean deny(Json source, String value) {
		Optional<String> item = source.text("evidence");
		return switch (source.text("kind").orElse("")) {
			case "screenshot" -> item.map(kinds::get).filter(kind -> !kind.equals("screenshot") && !kind.equals("photo")).isPresent();
			case "settings", "properties" -> item.map(values::get).filter(rows -> rowsDeny(rows, source.text("reference").orElse(""), value)).isPresent();
			default -> false;
		};
	}

	private static boolean rowsDeny(Map<String, List<String>> rows, String reference, String value) {
		if (!isPlace(reference)) {
			return false;
		}
		List<String> named = rows.getOrDefault(reference.replace(' ', '/'), List.of());
		if (value.equals("absent")) {
			return !named.isEmpty();
		}
		return named.isEmpty() || named.stream().anyMatch(one -> RomDefaults.sayOpposite(one, value));
	}

	/** Whether it is two words with a slash or a space between them. */
	private static boolean isPlace(String reference) {
		return reference.matches("[^\\s]+[/ ][^\\s]+");
	}
}
