package org.telltale.casework.facts;

import org.telltale.base.json.Json;

/**
 * Between which bounds a server's answers allow a capture's clock to be off.
 *
 * @param source of which kind the answers are, a word of {@code facts.md}, clock
 * @param server its address
 * @param samples how many answers
 * @param frame the first of them
 */
record ToldTime(String source, String server, ClockBounds bounds, int samples, long frame) {

	/** What both allow. */
	ToldTime and(ToldTime other) {
		return new ToldTime(source, server, bounds.and(other.bounds), samples + other.samples, Math.min(frame, other.frame));
	}

	/** What sorts it among others, and tells it from them. */
	String key() {
		return source + " " + server;
	}

	Json toJson() {
		return Json.object().put("source", source).put("server", server).put("samples", samples).put("frame", frame)
				.put("from", Long.toString(bounds.fromNanos())).put("to", Long.toString(bounds.toNanos()));
	}
}
