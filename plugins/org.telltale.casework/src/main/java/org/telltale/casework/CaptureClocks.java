package org.telltale.casework;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.telltale.base.json.Json;

/** How far the clock of each capture was off: what turns the capture time of a fact into true time. */
public final class CaptureClocks {

	private final Map<String, Long> offsets = new TreeMap<>();

	/** Reads the offsets. @param facts those of type {@code evidence} count */
	public CaptureClocks(Collection<Json.Fields> facts) {
		facts.stream().filter(f -> f.text("type").equals(Optional.of("evidence")))
				.forEach(e -> e.integer("clockOffset").ifPresent(offset -> offsets.put(e.text("evidence").orElse(""), offset)));
	}

	/** A fact's moment in true time, ns since the epoch; 0 if it has no such member. */
	public long nanos(Json.Fields fact, String member) {
		return fact.integer(member).map(at -> at + offsets.getOrDefault(fact.text("evidence").orElse(""), 0L)).orElse(0L);
	}
}
