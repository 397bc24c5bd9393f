package org.telltale.handset;

import java.util.List;
import java.util.Optional;
import org.telltale.base.json.Json;

/**
 * When something was, as far as a file says it: a log without year or zone names no instant, and none is guessed.
 *
 * @param written the time as the file has it
 * @param epochNanos nanoseconds since the epoch, where the file says all that is needed
 * @param missing what the file does not say: {@code year}, {@code zone}
 */
public record Moment(Optional<String> written, Optional<Long> epochNanos, List<String> missing) {

	/** No time is known. */
	public static final Moment UNKNOWN = new Moment(Optional.empty(), Optional.empty(), List.of());

	public Moment {
		missing = List.copyOf(missing);
	}

	/** An instant that the file gives as a number. */
	public static Moment at(long epochNanos, String written) {
		return new Moment(Optional.of(written), Optional.of(epochNanos), List.of());
	}

	/** A time that is no instant. */
	public static Moment local(String written, String... missing) {
		return new Moment(Optional.of(written), Optional.empty(), List.of(missing));
	}

	/** Adds {@code time}, {@code timeWritten}, {@code timeMissing}, each if there is one. */
	Json.Fields addTo(Json.Fields json) {
		json.putIfPresent("time", epochNanos.map(nanos -> Long.toString(nanos))).putIfPresent("timeWritten", written);
		return missing.isEmpty() ? json : json.put("timeMissing", Json.texts(missing));
	}

	static Moment of(Json json) {
		return new Moment(json.text("timeWritten"), json.integer("time"),
				json.items("timeMissing").stream().flatMap(item -> item.asText().stream()).toList());
	}
}
