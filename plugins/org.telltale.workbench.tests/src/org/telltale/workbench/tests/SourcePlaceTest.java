package org.telltale.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.telltale.audit.predicate.Vocabulary;
import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.casework.time.CaseTimes;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.SourcePlace;

/** Which bytes a record rests on, without a display. */
class SourcePlaceTest {

	private static final Json.Fields DEFAULT = Json.object().put("type", "rom-default").put("id", "d").put("evidence", "image").put("name", "bool/def_cloud").put("source",
			Json.object().put("evidence", "image").put("places", Json.array(List.of(place("image", 100, 8), place("image!/a.apk", 4, 2)))));
	private static final Json.Fields OBSERVATION = Json.object().put("type", "observation").put("id", "o").put("evidence", "db").put("source",
			Json.object().put("evidence", "db").put("places", Json.array(List.of(place("db", 7, 3)))));

	private static Json place(String evidence, long offset, long length) {
		return Json.object().put("evidence", evidence).put("offset", offset).put("length", length);
	}

	private static CaseSnapshot snapshot() {
		Json.Fields listed = Json.object().put("type", "listed-condition").put("origin", "observed").put("fact", "o").put("place", "secure/cloud");
		return new CaseSnapshot(Path.of("case"), Map.of(), Map.of("rom-default", List.of(DEFAULT), "observation", List.of(OBSERVATION)), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
				List.of(listed), List.of(), CaseTimes.of(List.of(), Map.of()), Optional.empty(), Optional.empty(), Vocabulary.of(List.of()));
	}

	private static Json.Fields condition(Json source) {
		return Json.object().put("type", "condition").put("id", "c").put("source", source);
	}

	@Test
	void placesInsideAFileOfTheItemKeepItsPath() {
		assertEquals(List.of(new SourcePlace("image", "", new ByteRange(100, 8)), new SourcePlace("image", "a.apk", new ByteRange(4, 2))), SourcePlace.of(snapshot(), DEFAULT));
		assertEquals("a.apk 4 + 2", SourcePlace.of(snapshot(), DEFAULT).getLast().words());
	}

	@Test
	void conditionHasTheBytesOfWhatItNames() {
		Json byDefault = Json.object().put("kind", "rom-default").put("evidence", "image").put("reference", "bool/def_cloud");
		assertEquals(SourcePlace.of(snapshot(), DEFAULT), SourcePlace.of(snapshot(), condition(byDefault)));
		Json bySetting = Json.object().put("kind", "settings").put("evidence", "db").put("reference", "secure/cloud");
		assertEquals(SourcePlace.of(snapshot(), OBSERVATION), SourcePlace.of(snapshot(), condition(bySetting)));
		Json adopted = Json.object().put("kind", "log").put("evidence", "log").put("reference", "log 2").put("bytes", Json.array(List.of(Json.array(List.of(Json.of(5), Json.of(6))))));
		assertEquals(List.of(new SourcePlace("log", "", new ByteRange(5, 6))), SourcePlace.of(snapshot(), condition(adopted)));
	}

	/** The same name in another item says nothing. */
	@Test
	void statementAndOtherItemsHaveNoBytes() {
		assertEquals(List.of(), SourcePlace.of(snapshot(), condition(Json.object().put("kind", "statement").put("by", "A. Examiner"))));
		assertEquals(List.of(), SourcePlace.of(snapshot(), condition(Json.object().put("kind", "settings").put("evidence", "other").put("reference", "secure/cloud"))));
	}
}
