package org.telltale.report.internal.rows;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.telltale.audit.facts.NamedByConditions;
import org.telltale.base.json.Json;

/** Defaults and texts of ROMs that conditions name: section 15.1. */
final class RomRows {

	/** What a firmware file says, and the conditions that rest on it. */
	public record Said(String name, String conditions, String value, String path, String place, String basis) {
	}

	private final Facts facts;

	RomRows(Facts facts) {
		this.facts = facts;
	}

	List<Said> said() {
		return Stream.of("rom-default", "rom-text").flatMap(type -> facts.of(type).stream()).filter(fact -> !conditions(fact).isEmpty())
				.sorted(Comparator.comparing((Json.Fields f) -> Facts.text(f, "name")).thenComparing(f -> Facts.text(f, "path")).thenComparing(f -> Facts.text(f, "config"))
						.thenComparing(f -> Facts.text(f, "id")))
				.map(f -> new Said(Facts.text(f, "name").replace(":", ":\n"), String.join("; ", conditions(f)), value(f), Facts.text(f, "path"), place(f), basis(f))).toList();
	}

	private List<String> conditions(Json said) {
		return facts.of("condition").stream().filter(condition -> NamedByConditions.isNamed(said, condition))
				.map(c -> Facts.text(c, "run") + ": " + Facts.text(c, "dimension") + " = " + Facts.text(c, "value")).sorted(Natural.ORDER).distinct().toList();
	}

	private String value(Json said) {
		return "“" + Facts.text(said, "value") + "”" + said.text("config").map(config -> "\n" + facts.words().of("rom.for", config)).orElse("");
	}

	/** The bytes, in the item or in a file inside it. */
	private String place(Json said) {
		Json source = said.get("source").orElse(Json.NULL);
		return facts.evidence(Facts.text(said, "evidence")) + ", " + source.items("places").stream().map(this::bytes).collect(Collectors.joining("; "));
	}

	private String bytes(Json place) {
		String inside = Facts.text(place, "evidence").replaceFirst("^[^!]*(!/)?", "");
		return (inside.isEmpty() ? "" : inside + ": ") + facts.words().of("place", Facts.number(place, "offset"), Facts.number(place, "length"));
	}

	private String basis(Json said) {
		return said.text("standing").map(standing -> facts.words().code("standing", standing) + ": ").orElse("") + facts.sentences().of("rom", Facts.text(said, "basis"));
	}
}
