package org.telltale.firmware;

import org.telltale.base.json.Json;

/** One thing that reading firmware tells: a line of {@code telltale firmware}. */
public sealed interface FirmwareRecord
		permits ImageRecord, PartitionRecord, FileRecord, PackageRecord, IndicatorRecord, DefaultRecord, TextRecord, ProblemRecord {

	/** The record's type as it stands in its line. */
	String type();

	/** What the record is about and where it stands. */
	Artefact artefact();

	/** The record's line; integers beyond 2^53 are strings. */
	Json.Fields toJson();
}
