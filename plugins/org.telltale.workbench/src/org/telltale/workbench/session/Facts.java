package org.telltale.workbench.session;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.telltale.base.CaptureInstant;
import org.telltale.base.json.Json;

/** Short ways to what stands in a fact. Absent members read as empty text. */
public final class Facts {

	private Facts() {
	}

	/** The text member of that name. */
	public static String text(Json fact, String name) {
		return fact.text(name).orElse("");
	}

	/** The text member at the end of a path of names. */
	public static String text(Json fact, String name, String inner) {
		return fact.get(name).map(value -> text(value, inner)).orElse("");
	}

	/** The number member of that name, 0 if there is none. */
	public static long number(Json fact, String name) {
		return fact.integer(name).orElse(0L);
	}

	/** The text members of a list. */
	public static List<String> texts(Json fact, String name) {
		return fact.items(name).stream().flatMap(item -> item.asText().stream()).toList();
	}

	/** Whether the text member of that name is this. */
	public static boolean is(Json fact, String name, String value) {
		return text(fact, name).equals(value);
	}

	/** A time member (nanoseconds) as date, time to milliseconds, and the zone UTC; empty if there is none. */
	public static String time(Json fact, String name) {
		return fact.integer(name).map(Facts::time).orElse("");
	}

	/** Nanoseconds since the epoch as date and time with zone. */
	public static String time(long nanos) {
		Instant at = CaptureInstant.instantOf(nanos);
		return String.format(Locale.ROOT, "%tF %<tT.%<tL UTC", at.atZone(java.time.ZoneOffset.UTC));
	}

	/** Host if known, else address, of an endpoint record; both if both are. */
	public static String endpointName(Json endpoint) {
		String address = text(endpoint, "address");
		String host = text(endpoint, "host");
		return host.isEmpty() ? address : host + " (" + address + ")";
	}

	/** What a sighting says of each file that it has frames in, in the order of the set; of most it is one. */
	public static List<Json> files(Json sighting) {
		return Stream.concat(sighting.items("earlier").stream(), Stream.of(sighting)).toList();
	}

	/** Frames as {@code 12-13, 20}. */
	public static String frames(Json sighting) {
		return String.join(", ", sighting.items("frames").stream().map(range -> {
			List<Json> pair = range.asItems();
			long first = pair.isEmpty() ? 0 : pair.getFirst().asInteger().orElse(0L);
			long count = pair.size() < 2 ? 1 : pair.get(1).asInteger().orElse(1L);
			return count == 1 ? Long.toString(first) : first + "-" + (first + count - 1);
		}).toList());
	}

	/** The first twelve characters of an id. */
	public static String brief(String id) {
		return id.length() > 12 ? id.substring(0, 12) : id;
	}

	/** The first of the facts for which a member is this value. */
	public static Optional<Json.Fields> find(List<Json.Fields> facts, String name, String value) {
		return facts.stream().filter(fact -> is(fact, name, value)).findFirst();
	}
}
