package org.telltale.report.internal.attached;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.telltale.base.json.Json;
import org.telltale.casework.facts.FactLine;

/** The facts of a case that its report carries: all but the firmware's strings that nothing names. */
public final class AttachedFacts {

	/** Firmware images hold very many of them; only those that a link, a finding or a condition names are attached. */
	private static final Set<String> ONLY_IF_CITED = Set.of("artefact", "indicator", "rom-default", "rom-text");

	private AttachedFacts() {
	}

	/** Facts in their order, without the firmware strings that nothing cites. */
	public static List<Json.Fields> of(List<Json.Fields> all) {
		Set<String> named = new TreeSet<>();
		for (Json.Fields fact : all) {
			switch (fact.text("type").orElse("")) {
				case "link" -> {
					fact.text("artefact").ifPresent(named::add);
					fact.text("indicator").ifPresent(named::add);
				}
				case "finding" -> {
					fact.items("supports").forEach(id -> id.asText().ifPresent(named::add));
					fact.items("contrary").forEach(id -> id.asText().ifPresent(named::add));
					fact.items("explanations").stream().flatMap(tried -> tried.items("facts").stream()).forEach(id -> id.asText().ifPresent(named::add));
				}
				case "condition" -> fact.get("source").flatMap(AttachedFacts::saidByRom).ifPresent(named::add);
				default -> {
					// other facts name no firmware
				}
			}
		}
		return all.stream().filter(f -> !ONLY_IF_CITED.contains(f.text("type").orElse("")) || isNamed(f, named)).toList();
	}

	private static boolean isNamed(Json.Fields fact, Set<String> named) {
		return named.contains(FactLine.id(fact)) || saidByRom(fact.text("evidence"), fact.text("name")).filter(named::contains).isPresent() || fact.text(fact.text("type").orElse("")).filter(named::contains).isPresent();
	}

	/** The default or text of a ROM that a condition's source names. */
	private static Optional<String> saidByRom(Json source) {
		return saidByRom(source.text("evidence"), source.text("reference"));
	}

	private static Optional<String> saidByRom(Optional<String> evidence, Optional<String> name) {
		return evidence.flatMap(item -> name.map(said -> item + " " + said));
	}
}
