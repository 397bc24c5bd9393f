package org.telltale.handset;

import java.util.Optional;
import org.telltale.base.json.Json;

/** One thing that a handset's file told. */
public sealed interface HandsetRecord permits Exhibit, Setting, InstalledPackage, OpenSocket, TrafficCount, DeviceState, HandsetEvent {

	/**
	 * The record's type as it stands in its JSON form: {@code exhibit}, {@code setting}, {@code package}, {@code socket},
	 * {@code traffic}, {@code state} or {@code event}.
	 */
	String type();

	/** Where it was read. */
	ExhibitSource source();

	/** Its JSON form; {@link #fromJson} reads it back. */
	Json.Fields toJson();

	/**
	 * Reads a record from its JSON form, trusting nothing.
	 *
	 * @return empty if a member is missing, of another type, or out of its bounds
	 */
	static Optional<HandsetRecord> fromJson(Json json) {
		return RecordJson.record(json);
	}
}
