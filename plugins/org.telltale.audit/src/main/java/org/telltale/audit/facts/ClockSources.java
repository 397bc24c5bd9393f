package org.telltale.audit.facts;

import java.util.List;
import java.util.Set;

import org.telltale.base.json.Json;

/** Sources of clocks that tell no time, and say between which bounds a clock stood if they are right (docs/formats/facts.md, clock). */
public final class ClockSources {

	/** The time in which a server's certificate is valid. */
	public static final String CERTIFICATE = "certificate";
	/** When an authority signed what a server hands on of its certificate. */
	public static final String OCSP_STAPLE = "ocsp-staple";

	private static final Set<String> BOUNDING = Set.of(CERTIFICATE, OCSP_STAPLE);

	private ClockSources() {
	}

	/** Whether a clock's fact rests on such sources alone: then no place between its bounds is likelier than another. */
	public static boolean boundAlone(Json clock) {
		List<Json> sources = clock.items("sources");
		return !sources.isEmpty() && sources.stream().allMatch(source -> BOUNDING.contains(source.text("source").orElse("")));
	}
}
