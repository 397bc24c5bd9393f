package org.telltale.endpoint;

import java.util.List;
import java.util.Optional;
import org.telltale.base.json.Json;

/**
 * A row of {@code telltale endpoints} ({@code docs/formats/lists.md}).
 *
 * @param attribution who is behind the address, as of the first flow to it
 * @param names what traffic called it, the best first
 * @param baseline whether control runs reach it too
 * @param flows number of flows
 * @param bytesOut IP bytes that left the handset for it
 * @param bytesIn IP bytes that reached the handset from it
 * @param unreadableOut bytes sent to it that could not be read
 * @param firstNanos first frame, ns since 1970-01-01T00:00:00Z
 * @param lastNanos last frame, likewise
 * @param runs ids of the runs with a flow to it
 * @param sightings number of sightings in flows to it
 */
public record EndpointRecord(Attribution attribution, List<EndpointName> names, boolean baseline, long flows, long bytesOut,
		long bytesIn, long unreadableOut, long firstNanos, long lastNanos, List<String> runs, long sightings) {

	public EndpointRecord {
		names = List.copyOf(names);
		runs = List.copyOf(runs);
	}

	/** The best name; empty if there is none. */
	public Optional<EndpointName> host() {
		return names.stream().findFirst();
	}

	/**
	 * The record as it is printed. Unknown columns are absent; {@code unknown} says of each why. {@code registry} stands
	 * apart: it is never the owner.
	 */
	public Json.Fields toJson() {
		Json.Fields record = Json.object().put("type", "endpoint").put("address", attribution.address().toString())
				.put("names", Json.texts(names.stream().map(EndpointName::name).distinct().toList()))
				.put("baseline", baseline).put("flows", flows).put("bytesOut", bytesOut).put("bytesIn", bytesIn)
				.put("unreadableOut", unreadableOut).put("first", Long.toString(firstNanos)).put("last", Long.toString(lastNanos))
				.put("runs", Json.texts(runs)).put("sightings", sightings).put("asOf", attribution.moment().toString());
		host().ifPresent(best -> record.put("host", best.name()).put("hostSource", best.source() + ", frame " + best.frame()));
		Json.Fields unknown = Json.object();
		put(record, unknown, "country", attribution.country());
		put(record, unknown, "as", attribution.as());
		put(record, unknown, "owner", attribution.owner());
		record.putIfPresent("registry", attribution.registry().value());
		return unknown.members().isEmpty() ? record : record.put("unknown", unknown);
	}

	private static void put(Json.Fields record, Json.Fields unknown, String name, Column column) {
		column.stated().ifPresent(stated -> record.put(name, stated.value()).put(name + "Source", stated.provenance()));
		unknown.putIfPresent(name, column.unknownBecause());
	}
}
