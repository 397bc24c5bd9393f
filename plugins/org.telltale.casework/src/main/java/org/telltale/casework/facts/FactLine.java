package org.telltale.casework.facts;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

import org.telltale.base.Digest;
import org.telltale.base.json.Json;

/** Gives facts their ids and their order (docs/formats/facts.md). */
public final class FactLine {

	private FactLine() {
	}

	/** The fact with its id: the SHA-256 of its canonical line without one. Changes and returns its argument. */
	public static Json.Fields identified(Json.Fields fact) {
		fact.remove("id");
		return fact.put("id", Digest.sha256(fact.toString().getBytes(StandardCharsets.UTF_8)).hex());
	}

	/** A new fact of a type and class. */
	public static Json.Fields of(String type, String factClass) {
		return Json.object().put("type", type).put("class", factClass);
	}

	/** The id of a fact that has one. */
	public static String id(Json.Fields fact) {
		return fact.text("id").orElseThrow(() -> new IllegalStateException("a fact without id: " + fact.text("type").orElse("?")));
	}

	/** The facts sorted by id, equal ones once. */
	public static List<Json.Fields> sorted(Collection<Json.Fields> facts) {
		TreeMap<String, Json.Fields> byId = new TreeMap<>(Comparator.naturalOrder());
		facts.forEach(fact -> byId.put(id(fact), fact));
		return List.copyOf(byId.values());
	}
}
