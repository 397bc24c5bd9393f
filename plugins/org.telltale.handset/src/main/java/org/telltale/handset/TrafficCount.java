package org.telltale.handset;

import java.util.Optional;
import org.telltale.base.json.Json;

/**
 * What the handset itself counted for an app on a network in an interval.
 *
 * @param table which of the handset's tables; the same bytes stand in several
 * @param network the network's identity as written
 * @param uid the app; -1 for all of an interface
 * @param set {@code DEFAULT} (in the background), {@code FOREGROUND}, ...
 * @param tag a number that the app gave its sockets; 0 for all of them
 * @param startNanos of the interval, since the epoch
 * @param durationNanos of the interval
 * @param received what came
 * @param sent what went
 * @param source the line that holds it
 */
public record TrafficCount(String table, String network, long uid, String set, long tag, long startNanos, long durationNanos, Volume received,
		Volume sent, ExhibitSource source) implements HandsetRecord {

	/** Bytes and packets. */
	public record Volume(long bytes, long packets) {

		Json toJson() {
			return Json.object().put("bytes", RecordJson.integer(bytes)).put("packets", RecordJson.integer(packets));
		}

		static Optional<Volume> of(Json json) {
			return json.integer("bytes").filter(number -> number >= 0)
					.flatMap(bytes -> json.integer("packets").filter(number -> number >= 0).map(packets -> new Volume(bytes, packets)));
		}
	}

	@Override
	public String type() {
		return "traffic";
	}

	@Override
	public Json.Fields toJson() {
		return Json.object().put("type", type()).put("table", table).put("network", network).put("uid", uid).put("set", set)
				.put("tag", tag).put("start", Long.toString(startNanos)).put("duration", Long.toString(durationNanos))
				.put("received", received.toJson()).put("sent", sent.toJson()).put("source", source.toJson());
	}

	static Optional<HandsetRecord> of(Json json, ExhibitSource source) {
		Optional<Volume> received = json.get("received").flatMap(Volume::of);
		Optional<Volume> sent = json.get("sent").flatMap(Volume::of);
		Optional<Long> start = json.integer("start");
		Optional<Long> duration = json.integer("duration").filter(number -> number >= 0);
		if (received.isEmpty() || sent.isEmpty() || start.isEmpty() || duration.isEmpty()) {
			return Optional.empty();
		}
		Optional<Long> uid = json.integer("uid").filter(number -> number >= -1);
		Optional<Long> tag = json.integer("tag").filter(number -> number >= 0);
		return uid.isEmpty() || tag.isEmpty() ? Optional.empty() : RecordJson.all(json, "table", "network", "set")
				.map(texts -> new TrafficCount(texts.get(0), texts.get(1), uid.get(), texts.get(2), tag.get(), start.get(), duration.get(),
						received.get(), sent.get(), source));
	}
}
