package org.telltale.handset;

import java.util.List;
import java.util.Optional;
import org.telltale.base.Where;
import org.telltale.base.json.Json;

/**
 * Where an exhibit, or another record, comes from.
 *
 * @param evidence the evidence id or file name; empty text if it was typed in without one
 * @param path the file, as text: its name, or the path as the exhibit list writes it; empty text if none
 * @param table the table it was read from
 * @param row the row's id, or its number in the file counted from 1
 * @param places the bytes that hold exactly the value where that is known, else the whole record's; in reading order
 * @param typedInBy who gave it, if a person did
 * @param deleted of a deleted row, the word for the place where it was found (docs/formats/handset.md)
 */
public record ExhibitSource(String evidence, String path, Optional<String> table, Optional<Long> row, List<Where> places,
		Optional<String> typedInBy, Optional<String> deleted) {

	public ExhibitSource {
		places = List.copyOf(places);
	}

	/** A value that a person gave, in a list. */
	public static ExhibitSource typedIn(String list, String by) {
		return new ExhibitSource("", list, Optional.empty(), Optional.empty(), List.of(), Optional.of(by), Optional.empty());
	}

	/** A value read from a row. */
	public static ExhibitSource row(String evidence, String path, String table, long row, List<Where> places) {
		return new ExhibitSource(evidence, path, Optional.of(table), Optional.of(row), places, Optional.empty(), Optional.empty());
	}

	/** A value read from a file that has no tables. */
	public static ExhibitSource file(String evidence, String path, List<Where> places) {
		return new ExhibitSource(evidence, path, Optional.empty(), Optional.empty(), places, Optional.empty(), Optional.empty());
	}

	/** The same source with other bytes. */
	public ExhibitSource at(List<Where> others) {
		return new ExhibitSource(evidence, path, table, row, others, typedInBy, deleted);
	}

	/** {@code {"evidence","path","table","row","places":[{"evidence","offset","length"}],"typedInBy","deleted"}}; absent is not known. */
	public Json.Fields toJson() {
		Json.Fields json = Json.object().put("evidence", evidence).put("path", path).putIfPresent("table", table)
				.putIfPresent("typedInBy", typedInBy).putIfPresent("deleted", deleted);
		row.ifPresent(id -> json.put("row", Long.toString(id)));
		return json.put("places", Json.array(places.stream().map(RecordJson::where).toList()));
	}
}
