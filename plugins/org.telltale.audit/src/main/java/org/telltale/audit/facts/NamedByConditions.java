package org.telltale.audit.facts;

import java.util.Optional;

import org.telltale.base.json.Json;

/** How a condition names what was read of a ROM (docs/formats/facts.md, rom-default): by the item of evidence, and the name of the default or text in it. */
public final class NamedByConditions {

	private NamedByConditions() {
	}

	/** What a condition's source names; empty where it names no item, or nothing in it. */
	public static Optional<String> named(Json source) {
		return joined(source.text("evidence"), source.text("reference"));
	}

	/** By what conditions name a fact {@code rom-default} or {@code rom-text}; empty for facts without item or name. */
	public static Optional<String> name(Json said) {
		return joined(said.text("evidence"), said.text("name"));
	}

	/** Whether a condition's source names that fact. */
	public static boolean isNamed(Json said, Json condition) {
		return condition.get("source").flatMap(NamedByConditions::named).filter(named -> name(said).filter(named::equals).isPresent()).isPresent();
	}

	private static Optional<String> joined(Optional<String> evidence, Optional<String> name) {
		return evidence.flatMap(item -> name.map(said -> item + " " + said));
	}
}
