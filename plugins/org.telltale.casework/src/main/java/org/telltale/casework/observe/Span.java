package org.telltale.casework.observe;

import java.util.Optional;

import org.telltale.base.json.Json;

/**
 * When an observation held, in true time, ns since the epoch.
 *
 * @param extent {@code throughout}, {@code moment}, {@code within} or {@code copy}
 * @param clock whose: {@code handset}, {@code derived}, {@code capture}, {@code acquisition} or {@code none}
 * @param from empty where no time is known
 * @param to the moment behind the last; of a moment the moment
 */
record Span(String extent, String clock, Optional<Long> from, Optional<Long> to, long uncertainty) {

	static final String THROUGHOUT = "throughout";
	static final String MOMENT = "moment";
	static final String WITHIN = "within";
	static final String COPY = "copy";
	private static final long ACQUISITION = 60_000_000_000L;

	/** A moment, or the time of a copy. */
	static Span at(String extent, String clock, long nanos, long uncertainty) {
		return new Span(extent, clock, Optional.of(nanos), Optional.of(nanos), uncertainty);
	}

	/** A state when a file was copied: at its acquisition, where that is known. */
	static Span copy(ItemClock clock) {
		return clock.acquired().map(nanos -> at(COPY, "acquisition", nanos, ACQUISITION)).orElse(none(COPY));
	}

	static Span none(String extent) {
		return new Span(extent, "none", Optional.empty(), Optional.empty(), 0);
	}

	boolean isTime() {
		return from.isPresent() && !to.equals(from);
	}

	/** The part of it between two moments. */
	Span cut(long start, long end) {
		return isTime() ? new Span(extent, clock, from.map(nanos -> Math.max(nanos, start)), to.map(nanos -> Math.min(nanos, end)), uncertainty) : this;
	}

	void addTo(Json.Fields fact) {
		fact.put("extent", extent).put("clock", clock).put("uncertainty", Long.toString(uncertainty));
		if (isTime()) {
			fact.put("from", Long.toString(from.get())).put("to", Long.toString(to.get()));
		} else {
			fact.putIfPresent("at", from.map(nanos -> Long.toString(nanos)));
		}
	}
}
