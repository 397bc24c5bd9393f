package org.telltale.audit.facts;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.telltale.audit.facts.RunFact.ConditionFact;
import org.telltale.base.json.Json;

/** The rows of settings and the pictures that conditions name as their sources (docs/formats/cells.md, "What counts as a statement"). */
public final class NamedRows {

	private static final Set<String> READ = Set.of("settings", "properties");
	private static final Set<String> PICTURES = Set.of("screenshot", "photo");

	private final Map<String, List<Json.Fields>> settings;
	private final Map<String, String> kinds;

	/** Indexes facts {@code setting} and {@code evidence}. */
	NamedRows(Collection<Json.Fields> settings, Collection<Json.Fields> evidence) {
		this.settings = settings.stream().collect(Collectors.groupingBy(fact -> fact.text("evidence").orElse("")));
		this.kinds = evidence.stream().collect(Collectors.toMap(fact -> fact.text("evidence").orElse(""), fact -> fact.text("kind").orElse(""), (one, other) -> one));
	}

	/** The place in a settings file that a condition's source names, {@code NAMESPACE/KEY}; empty if it names none in this form. */
	public static Optional<String> place(Json source) {
		return source.text("reference").filter(reference -> reference.matches("\\S+[/ ]\\S+")).map(reference -> reference.replace(' ', '/'));
	}

	/** The rows that a condition's source names, none if its file has no such row; empty if it names no place, or nothing was read of the file. */
	public Optional<List<Json.Fields>> named(Json source) {
		List<Json.Fields> read = source.text("evidence").map(settings::get).orElse(List.of());
		Function<Json, String> name = row -> row.text("namespace").orElse("") + "/" + row.text("key").orElse("");
		return read.isEmpty() ? Optional.empty() : place(source).map(place -> read.stream().filter(row -> name.apply(row).equals(place)).toList());
	}

	/** Whether what a condition's source names cannot show that value, or shows the opposite. */
	boolean doNotBearOut(Json source, String value) {
		String kind = source.text("kind").orElse("");
		if (kind.equals("screenshot")) {
			return source.text("evidence").map(kinds::get).filter(item -> !PICTURES.contains(item)).isPresent();
		}
		return READ.contains(kind) && named(source).filter(rows -> value.equals(ConditionFact.ABSENT) ? !rows.isEmpty()
				: rows.isEmpty() || rows.stream().anyMatch(row -> Switch.isOpposite(row.text("value").orElse(""), value))).isPresent();
	}
}
