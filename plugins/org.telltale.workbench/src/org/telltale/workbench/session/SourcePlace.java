package org.telltale.workbench.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;

/**
 * Bytes that a record rests on.
 *
 * @param item id of the item of evidence
 * @param inside path of the file inside the item in which the range counts; empty where the bytes stand plainly in the item
 * @param range bytes, from 0
 */
public record SourcePlace(String item, String inside, ByteRange range) {

	private static final String INSIDE = "!/";

	/** The places that a record names, in its order; of a condition that names none, those of what was read under the name that it gives. Empty where nothing was read. */
	public static List<SourcePlace> of(CaseSnapshot snapshot, Json.Fields record) {
		Json source = record.get("source").orElse(Json.object());
		List<SourcePlace> places = new ArrayList<>(named(source));
		if (places.isEmpty() && Facts.is(record, "type", "condition") && source.text("reference").isPresent()) {
			read(snapshot, Facts.text(source, "evidence"), Facts.text(source, "reference")).map(fact -> named(fact.get("source").orElse(Json.object()))).ifPresent(places::addAll);
		}
		return places;
	}

	/** The places and, of an observation that was adopted, the bytes of a source. */
	private static List<SourcePlace> named(Json source) {
		String item = Facts.text(source, "evidence");
		List<SourcePlace> places = new ArrayList<>();
		for (Json place : source.items("places")) {
			add(places, place.text("evidence").orElse(item), place.integer("offset"), place.integer("length"));
		}
		for (Json pair : source.items("bytes")) {
			add(places, item, pair.asItems().stream().findFirst().flatMap(Json::asInteger), pair.asItems().stream().skip(1).findFirst().flatMap(Json::asInteger));
		}
		return places;
	}

	private static void add(List<SourcePlace> places, String evidence, Optional<Long> offset, Optional<Long> length) {
		int inside = evidence.indexOf(INSIDE);
		if (!evidence.isEmpty() && offset.filter(o -> o >= 0).isPresent() && length.filter(l -> l >= 0).isPresent()) {
			places.add(new SourcePlace(inside < 0 ? evidence : evidence.substring(0, inside), inside < 0 ? "" : evidence.substring(inside + INSIDE.length()),
					new ByteRange(offset.get(), length.get())));
		}
	}

	/** What the evidence says under that name in that item. */
	private static Optional<Json.Fields> read(CaseSnapshot snapshot, String item, String name) {
		Stream<Json.Fields> said = Stream.of("rom-default", "rom-text").flatMap(type -> snapshot.facts(type).stream()).filter(fact -> Facts.is(fact, "name", name));
		Stream<Json.Fields> observed = snapshot.listedConditions().stream().filter(row -> Facts.is(row, "origin", "observed") && Facts.is(row, "place", name))
				.flatMap(row -> Facts.find(snapshot.facts("observation"), "id", Facts.text(row, "fact")).stream());
		return Stream.concat(said, observed).filter(fact -> Facts.is(fact, "evidence", item)).findFirst();
	}

	/** Offset and length in words, and in which file inside the item they count. */
	public String words() {
		return (inside.isEmpty() ? "" : inside + " ") + range.offset() + " + " + range.length();
	}
}
