package org.telltale.seal.recompute;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.telltale.base.json.Json;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.refusal.Refusal;

/** The values that facts {@code rom-default} give to the names in an item of evidence, those overridden left out (docs/formats/rom-defaults.md). */
final class RomDefaults {

	/** What is said of one condition. */
	enum Said {
		NOTHING, ITS_VALUE, OTHERWISE
	}

	private static final String KIND = "rom-default";
	private static final List<List<String>> WORDS = List.of(List.of("1", "true", "on", "yes", "given", "enabled", "allow"),
			List.of("0", "false", "off", "no", "none", "disabled", "ignore", "deny"));

	private final Map<String, Map<String, List<String>>> values = new TreeMap<>();

	RomDefaults(List<Fact> facts) throws Refusal {
		for (Fact fact : facts) {
			if (!fact.text("standing").equals("overridden")) {
				values.computeIfAbsent(fact.text("evidence"), item -> new TreeMap<>()).computeIfAbsent(fact.text("name"), name -> new ArrayList<>()).add(fact.text("value"));
			}
		}
	}

	/** What the defaults that a condition's source names say of its value. */
	Said of(Json source, String value) {
		if (!source.text("kind").orElse("").equals(KIND)) {
			return Said.NOTHING;
		}
		List<String> read = source.text("evidence").map(values::get).flatMap(names -> source.text("reference").map(names::get)).orElse(List.of());
		if (read.isEmpty()) {
			return Said.NOTHING;
		}
		return read.stream().allMatch(one -> says(one, value)) ? Said.ITS_VALUE : Said.OTHERWISE;
	}

	/** The kind of a condition's source; a statement where its evidence is not in the case, or the ROM's default was entered and does not hold. */
	String countsAs(Json source, String value) {
		String kind = source.text("kind").orElse("");
		return source.text("evidence").isEmpty() || kind.equals(KIND) && of(source, value) != Said.ITS_VALUE ? "statement" : kind;
	}

	/** Whether one is a word for on and the other one for off. */
	static boolean sayOpposite(String one, String other) {
		List<Boolean> first = WORDS.stream().map(words -> words.contains(one.toLowerCase(Locale.ROOT))).toList();
		List<Boolean> second = WORDS.stream().map(words -> words.contains(other.toLowerCase(Locale.ROOT))).toList();
		return first.contains(true) && second.contains(true) && !first.equals(second);
	}

	private static boolean says(String read, String value) {
		String one = read.toLowerCase(Locale.ROOT);
		String other = value.toLowerCase(Locale.ROOT);
		return one.equals(other) || WORDS.stream().anyMatch(words -> words.contains(one) && words.contains(other));
	}
}
