package org.telltale.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.json.Json;
import org.telltale.model.Exhibit;

class ExhibitEntryTest {

	private static final byte[] DATABASE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
	private static final String LISTED = "{\"exhibits\":[{\"id\":\"E7\",\"kind\":\"TEXT\",\"value\":\"a secret\"}]}";

	@TempDir
	private Path folder;

	private static Json.Fields found(String kind, String value) {
		return Json.object().put("type", "exhibit").put("id", "sms/1").put("kind", kind).put("value", value)
				.put("source", Json.object().put("path", "mmssms.db").put("table", "sms").put("row", 3));
	}

	private static List<String> ids(CaseDesk desk) {
		return desk.file().model().getExhibits().stream().map(Exhibit::getId).toList();
	}

	@Test
	void foundOneThatIsListedKeepsTheListedIdAndGetsItsSource() throws Exception {
		try (CaseDesk desk = new CaseDesk(folder, found("TEXT", "a secret"))) {
			desk.exhibits(LISTED);
			desk.take("mmssms.db", DATABASE);
			assertEquals(List.of("E7"), ids(desk));
			Json source = desk.file().modelFacts().getFirst().get("source").orElseThrow();
			assertEquals(Optional.of("sms"), source.text("table"));
			assertEquals(desk.file().model().getEvidence().getFirst().getId(), source.text("evidence").orElseThrow());
		}
	}

	@Test
	void listedOneThatWasFoundBeforeGivesItItsId() throws Exception {
		try (CaseDesk desk = new CaseDesk(folder, found("TEXT", "a secret"))) {
			desk.take("mmssms.db", DATABASE);
			assertEquals(List.of("sms/1"), ids(desk));
			desk.exhibits(LISTED);
			assertEquals(List.of("E7"), ids(desk));
		}
	}

	@Test
	void deletedOneIsMarkedUnlessALiveRowHoldsItToo() throws Exception {
		Json.Fields live = found("SMS", "a secret");
		Json.Fields deleted = found("SMS", "a secret");
		deleted.put("id", "sms/deleted-77").put("source", Json.object().put("path", "old.db").put("table", "sms").put("deleted", "freeblock"));
		try (CaseDesk desk = new CaseDesk(folder.resolve("1"), deleted)) {
			desk.take("mmssms.db", DATABASE);
			assertEquals(Optional.of("freeblock"), source(desk).text("deleted"));
			assertEquals(Optional.empty(), source(desk).text("row"));
		}
		for (Json.Fields[] order : new Json.Fields[][] {{deleted, live}, {live, deleted}}) {
			try (CaseDesk desk = new CaseDesk(folder.resolve(order[0] == live ? "2" : "3"), order)) {
				desk.take("mmssms.db", DATABASE);
				assertEquals(1, ids(desk).size());
				assertEquals(Optional.empty(), source(desk).text("deleted"));
				assertEquals(Optional.of("3"), source(desk).text("row"));
				assertEquals(Optional.of("mmssms.db"), source(desk).text("path"));
			}
		}
	}

	private static Json source(CaseDesk desk) {
		return desk.file().modelFacts().getFirst().get("source").orElseThrow();
	}

	@Test
	void equalValueOfAnotherKindIsAnotherExhibit() throws Exception {
		try (CaseDesk desk = new CaseDesk(folder, found("SMS", "a secret"))) {
			desk.exhibits(LISTED);
			desk.take("mmssms.db", DATABASE);
			assertEquals(2, ids(desk).size());
		}
	}

	@Test
	void listedIdThatMovesToAFoundValueTakesItsStimuliAlong() throws Exception {
		try (CaseDesk desk = new CaseDesk(folder, found("PHONE_NUMBER", "+447700900999"))) {
			desk.entered().take("mmssms.db", DATABASE);
			desk.exhibits("{\"exhibits\":[{\"id\":\"E1\",\"kind\":\"PHONE_NUMBER\",\"value\":\"+447700900999\"}]}");
			assertEquals(List.of("E1"), ids(desk));
			Exhibit stimulating = desk.file().model().getRuns().getFirst().getStimuli().getFirst().getExhibit();
			assertEquals("+447700900999", stimulating.getValue());
		}
	}

	@Test
	void recordOfUnknownKindIsAProblem() throws Exception {
		try (CaseDesk desk = new CaseDesk(folder, found("HOROSCOPE", "leo"))) {
			assertEquals(List.of("handset.exhibit-kind"), desk.take("mmssms.db", DATABASE).problems().stream().map(p -> p.code()).toList());
			assertEquals(List.of("handset.exhibit-kind"), desk.codes());
		}
	}

	@Test
	void enteringTheSameListAgainChangesNothing() throws Exception {
		try (CaseDesk desk = new CaseDesk(folder)) {
			desk.exhibits(LISTED);
			int entries = desk.file().store().journal().size();
			desk.exhibits(LISTED);
			assertEquals(entries, desk.file().store().journal().size());
		}
	}
}
