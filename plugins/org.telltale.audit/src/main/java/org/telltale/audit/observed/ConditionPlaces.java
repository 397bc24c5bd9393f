package org.telltale.audit.observed;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.telltale.audit.facts.RunFact.ConditionFact;
import org.telltale.audit.facts.Switch;
import org.telltale.base.json.Json;

/** Which places in the evidence the conditions name. */
public final class ConditionPlaces {

	private final Map<String, String> places = new TreeMap<>();

	/** @param conditions facts of type {@code condition} */
	public ConditionPlaces(Collection<Json.Fields> conditions) {
		conditions.forEach(fact -> fact.get("source").ifPresent(source -> source.text("reference")
				.ifPresent(reference -> places.put(fact.text("id").orElse(""), place(source.text("evidence").orElse(""), reference)))));
	}

	/** Whether the condition's source is the very place of the observation. */
	public boolean isNamed(ConditionFact condition, Observation seen) {
		return Optional.of(place(seen.evidence(), seen.place())).equals(Optional.ofNullable(places.get(condition.id())));
	}

	/** Whether the condition says what the observation says, and names it as its source. */
	boolean isRestingOn(ConditionFact condition, Observation seen) {
		return isNamed(condition, seen) && Switch.isSame(seen.value(), condition.value());
	}

	private static String place(String evidence, String reference) {
		return evidence + "\n" + reference.replace(' ', '/');
	}
}
