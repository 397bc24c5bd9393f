package org.telltale.casework;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import org.telltale.audit.facts.NamedByConditions;
import org.telltale.base.json.Json;

/** What ROMs say by themselves, with the conditions that name it (docs/formats/rom-defaults.md). */
public final class RomList {

	private RomList() {
	}

	/**
	 * By name, file, configuration.
	 *
	 * @param said facts {@code rom-default} or {@code rom-text}
	 * @param conditions facts {@code condition}
	 * @return copies of what was said, each with {@code conditions}: {@code R1 cloud = off}, those whose source is that name in that item
	 */
	public static List<Json.Fields> of(Collection<Json.Fields> said, Collection<Json.Fields> conditions) {
		return said.stream().map(fact -> fact.copy().put("conditions", Json.texts(namedBy(fact, conditions))))
				.sorted(Comparator.comparing((Json.Fields f) -> f.text("name").orElse("")).thenComparing(f -> f.text("path").orElse(""))
						.thenComparing(f -> f.text("config").orElse("")).thenComparing(f -> f.text("id").orElse(""))).toList();
	}

	private static List<String> namedBy(Json fact, Collection<Json.Fields> conditions) {
		return conditions.stream().filter(c -> NamedByConditions.isNamed(fact, c))
				.map(c -> c.text("run").orElse("") + " " + c.text("dimension").orElse("") + " = " + c.text("value").orElse("")).sorted().distinct().toList();
	}
}
