package org.telltale.audit.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.telltale.audit.facts.RunFact.RomReading;
import org.telltale.base.json.Json;

/** The defaults that were read of ROMs, by item of evidence and name (docs/formats/rom-defaults.md). */
public final class RomDefaults {

	/** The kind of sources that name them. */
	static final String KIND = "rom-default";

	private final Map<String, List<Json.Fields>> byPlace = new TreeMap<>();
	private final Set<String> evidence = new TreeSet<>();

	/** Indexes the facts of that type; values that another one overrides are left out. */
	RomDefaults(Collection<Json.Fields> facts) {
		for (Json.Fields fact : facts) {
			evidence.add(fact.text("evidence").orElse(""));
			if (!fact.text("standing").equals(Optional.of("overridden"))) {
				NamedByConditions.name(fact).ifPresent(name -> byPlace.computeIfAbsent(name, place -> new ArrayList<>()).add(fact));
			}
		}
	}

	/** Whether any default was read in the item that a condition's source names. */
	public boolean areReadIn(Json source) {
		return source.text("evidence").filter(evidence::contains).isPresent();
	}

	/** The defaults that a condition's source names; none if its kind is another one. */
	public List<Json.Fields> of(Json source) {
		return NamedByConditions.named(source).filter(name -> source.text("kind").equals(Optional.of(KIND))).map(name -> byPlace.getOrDefault(name, List.of())).orElse(List.of());
	}

	/** What they say of a condition's value. */
	RomReading reading(Json source, String value) {
		List<Json.Fields> read = of(source);
		boolean same = read.stream().allMatch(fact -> Switch.isSame(fact.text("value").orElse(""), value));
		return read.isEmpty() ? RomReading.UNREAD : same ? RomReading.HOLDS : RomReading.DIFFERS;
	}
}
