package org.telltale.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Digest;
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

	/** A file that holds a picture in two pieces and, in front of them, as Base64. */
	@Test
	void pictureInsideAFileIsSearchedForWhereItStands() throws Exception {
		byte[] picture = "\u00ff\u00d8\u00ff a picture".getBytes(StandardCharsets.ISO_8859_1);
		String text = Base64.getEncoder().encodeToString(picture);
		byte[] file = new byte[100];
		System.arraycopy(DATABASE, 0, file, 0, DATABASE.length);
		System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, file, 20, text.length());
		System.arraycopy(picture, 0, file, 60, 4);
		System.arraycopy(picture, 4, file, 80, picture.length - 4);
		String evidence = Digest.sha256(file).hex();
		Json.Fields encoded = photo(picture, Json.object().put("encoded", "base64").put("length", Integer.toString(picture.length)), place(evidence, 20, text.length()));
		Json.Fields plain = photo(picture, Json.object(), place(evidence, 60, 4), place(evidence, 80, picture.length - 4));
		Json.Fields packed = photo(picture, Json.object(), place(evidence + "!/p.jpg", 0, picture.length));
		try (CaseDesk desk = new CaseDesk(folder.resolve("1"), encoded)) {
			desk.take("mmssms.db", file);
			desk.analyse();
			assertEquals(List.of(), desk.codes());
			assertEquals(Optional.of("base64"), source(desk).text("encoded"));
			assertEquals("[[20," + text.length() + "]]", source(desk).get("ranges").orElseThrow().toString());
		}
		try (CaseDesk desk = new CaseDesk(folder.resolve("2"), encoded, plain)) {
			desk.take("mmssms.db", file);
			desk.analyse();
			assertEquals(List.of(), desk.codes());
			assertEquals(Optional.empty(), source(desk).text("encoded"));
			assertEquals("[[60,4],[80," + (picture.length - 4) + "]]", source(desk).get("ranges").orElseThrow().toString());
			assertEquals(Optional.of((long) picture.length), desk.file().modelFacts().getFirst().integer("length"));
		}
		try (CaseDesk desk = new CaseDesk(folder.resolve("4"), plain, packed)) {
			desk.take("mmssms.db", file);
			desk.analyse();
			assertEquals(List.of(), desk.codes());
			assertEquals("[[60,4],[80," + (picture.length - 4) + "]]", source(desk).get("ranges").orElseThrow().toString());
		}
		try (CaseDesk desk = new CaseDesk(folder.resolve("5"), photo(picture, Json.object(), place(evidence, 61, picture.length)))) {
			desk.take("mmssms.db", file);
			desk.analyse();
			assertEquals(List.of("case.photo-without-bytes"), desk.codes(), "the bytes there are others");
			assertEquals(Optional.of(false), desk.file().facts("exhibit").getFirst().bool("sought"));
		}
		try (CaseDesk desk = new CaseDesk(folder.resolve("3"), packed)) {
			desk.take("mmssms.db", file);
			desk.analyse();
			assertEquals(List.of("case.photo-without-bytes"), desk.codes());
		}
	}

	private static Json place(String evidence, int offset, int length) {
		return Json.object().put("evidence", evidence).put("offset", offset).put("length", length);
	}

	private static Json.Fields photo(byte[] picture, Json.Fields attributes, Json... places) {
		return Json.object().put("type", "exhibit").put("id", "mmssms.db/p.jpg").put("kind", "PHOTO").put("value", "p.jpg").put("sha256", Digest.sha256(picture).hex())
				.put("attributes", attributes).put("source", Json.object().put("path", "mmssms.db").put("places", Json.array(List.of(places))));
	}

	@Test
	void recordOfUnknownKindIsAProblem() throws Exception {
		try (CaseDesk desk = new CaseDesk(folder, found("HOROSCOPE", "leo"))) {
			assertEquals(List.of("handset.exhibit-kind"), desk.take("mmssms.db", DATABASE).problems().stream().map(p -> p.code()).toList());
			assertEquals(List.of("handset.exhibit-kind"), desk.codes());
		}
	}

	@Test
	void listWithRemarksAloneIsEntered() throws Exception {
		try (CaseDesk desk = new CaseDesk(folder)) {
			desk.exhibits("{\"exhibits\":[{\"id\":\"E1\",\"kind\":\"SERIAL\",\"value\":\"unknown\"},{\"id\":\"E2\",\"kind\":\"IMEI\",\"value\":\"490154203237519\",\"unchecked\":true}]}");
			assertEquals(List.of("E1", "E2"), ids(desk));
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
