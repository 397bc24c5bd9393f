package org.telltale.audit.observed;

import java.util.List;
import java.util.Optional;

import org.telltale.audit.facts.Interval;
import org.telltale.base.json.Json;

/**
 * What the evidence says of a condition (docs/formats/observations.md).
 *
 * @param fact the id of its fact
 * @param id as people name it, {@code O-...}
 * @param extent {@code throughout}, {@code moment}, {@code within} or {@code copy}
 * @param time when; of a moment the moment alone; empty where no time is known
 * @param clock whose: {@code handset}, {@code derived}, {@code capture}, {@code acquisition} or {@code none}
 * @param run empty if none fits
 * @param basisOfRun why it is of that run: {@code named}, {@code capture} or {@code time}; empty without run
 * @param missing what its file does not say of its time, {@code year} and {@code zone}, and was taken from elsewhere
 * @param zone that was taken from elsewhere
 * @param place in its evidence: {@code NAMESPACE/KEY}, {@code TABLE ROW} or {@code frame N}
 */
public record Observation(String fact, String id, String dimension, String value, String basis, String text, String extent, Optional<Interval> time,
		long uncertaintyNanos, String clock, Optional<String> run, String basisOfRun, List<String> missing, Optional<String> zone, String evidence, String place) {

	public Observation {
		missing = List.copyOf(missing);
	}

	/** Reads a fact. */
	public static Observation of(Json.Fields fact) {
		Optional<Long> from = fact.integer("at").or(() -> fact.integer("from"));
		return new Observation(text(fact, "id"), text(fact, "observation"), text(fact, "dimension"), text(fact, "value"), text(fact, "basis"), text(fact, "text"),
				text(fact, "extent"), from.map(nanos -> new Interval(nanos, fact.integer("to").orElse(nanos))), fact.integer("uncertainty").orElse(0L),
				text(fact, "clock"), fact.text("run"), text(fact, "runBasis"), fact.text("zone").isEmpty() ? List.of() : fact.items("timeMissing").stream().flatMap(missing -> missing.asText().stream()).toList(),
				fact.text("zone"), text(fact, "evidence"), place(fact));
	}

	private static String place(Json.Fields fact) {
		Json source = fact.get("source").orElse(Json.object());
		return fact.text("reference").or(() -> source.integer("frame").map(number -> "frame " + number))
				.or(() -> source.text("table").map(table -> (table + " " + source.text("row").orElse("")).strip())).orElse("");
	}

	/** Whether it says something of one moment, or of all of a time; not only of some part of it, or of when a copy was made. */
	public boolean isTimed() {
		return time.isPresent() && (extent.equals("moment") || extent.equals("throughout"));
	}

	/** Whether both may have held at one time. */
	public boolean isNear(Observation other) {
		return time.isPresent() && other.time.isPresent() && Math.max(time.get().fromNanos(), other.time.get().fromNanos())
				<= Comparison.saturated(Math.min(time.get().toNanos(), other.time.get().toNanos()), Comparison.saturated(uncertaintyNanos, other.uncertaintyNanos));
	}

	/** Whether nothing of its time and run was taken from elsewhere: its file says its time itself, and the run names the file, or has it as its capture. */
	public boolean isOfKnownTimeAndRun() {
		return !clock.equals("derived") && !basisOfRun.equals("time");
	}

	private static String text(Json fact, String name) {
		return fact.text(name).orElse("");
	}
}
