package org.telltale.handset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.handset.photo.JpegBuilder;

class ExhibitListTest {

	@TempDir
	Path folder;

	@Test
	void partsAreExhibitsOfTheirOwnUnlessAnEqualOneIsListed() {
		List<Exhibit> exhibits = read("""
				{"exhibits":[{"id":"E1","kind":"SMS","text":"canary","from":"+44 7700 900123","to":"+447700900200"},
				{"id":"E3","kind":"PHONE_NUMBER","value":"00447700900123"},
				{"id":"E4","kind":"CONTACT","name":"Ann","numbers":["07700 900201","+447700900200"],"emails":["ann@example.org"]}]}""");
		assertEquals(List.of("E1", "E1/to", "E3", "E4", "E4/number1", "E4/email1"), exhibits.stream().map(Exhibit::id).toList());
		Exhibit sms = exhibits.getFirst();
		assertEquals("E3", sms.attributes().get("from.exhibit"));
		assertEquals("E1/to", sms.attributes().get("to.exhibit"));
		assertEquals("E1/to", exhibits.get(3).attributes().get("number2.exhibit"));
		assertEquals("E4", exhibits.get(4).attributes().get("partOf"));
	}

	@Test
	void subscribersAndSoftwareVersionsNumbersGoByTheirOwnNames() {
		List<Exhibit> exhibits = read("{\"exhibits\":[{\"id\":\"a\",\"kind\":\"MSISDN\",\"value\":\"447700900123\"},{\"id\":\"b\",\"kind\":\"IMEISV\",\"value\":\"4901542032375117\"}]}");
		assertEquals(List.of("+447700900123", "490154203237518"), exhibits.stream().map(Exhibit::value).toList());
		assertEquals("4901542032375117", exhibits.getLast().attributes().get("imeisv"));
	}

	@Test
	void remarkIsNoRefusalAndAPersonsWordStandsForTheCheck() {
		Outcome<List<Exhibit>> outcome = ExhibitList.read("{\"exhibits\":[{\"id\":\"a\",\"kind\":\"SERIAL\",\"value\":\"unknown\"},"
				+ "{\"id\":\"b\",\"kind\":\"IMEI\",\"value\":\"490154203237519\",\"unchecked\":true},{\"id\":\"c\",\"kind\":\"IMEI\",\"value\":\"490154203237519\"}]}", folder);
		assertEquals(List.of("a", "b"), outcome.value().orElseThrow().stream().map(Exhibit::id).toList());
		assertEquals(List.of(false, true), outcome.problems().stream().map(ExhibitList::refuses).toList());
		assertTrue(outcome.value().orElseThrow().getFirst().attributes().containsKey("remark"));
		assertTrue(outcome.problems().getLast().consequence().contains("unchecked"), outcome.problems().getLast().consequence());
	}

	@Test
	void csvFormSaysTheSame() {
		String json = "{\"exhibits\":[{\"id\":\"E1\",\"kind\":\"SMS\",\"text\":\"a, \\\"b\\\"\\nc\",\"from\":\"+447700900123\"},"
				+ "{\"id\":\"E4\",\"kind\":\"CONTACT\",\"name\":\"Ann\",\"numbers\":[\"07700900201\",\"07700900202\"]}]}";
		String csv = "\uFEFFid,kind,text,name,from,numbers\r\nE1,SMS,\"a, \"\"b\"\"\nc\",,+447700900123,\r\nE4,CONTACT,,Ann,,07700900201; 07700900202\r\n";
		assertEquals(read(json), read(csv));
	}

	@Test
	void photoBringsItsDigestPositionAndThumbnail() throws IOException {
		byte[] thumbnail = new JpegBuilder().frame(16, 12).scan().build();
		byte[] file = JpegBuilder.picture(thumbnail);
		Files.createDirectory(folder.resolve("photos"));
		Files.write(folder.resolve("photos/p.jpg"), file);
		List<Exhibit> exhibits = read("{\"exhibits\":[{\"id\":\"E5\",\"kind\":\"PHOTO\",\"file\":\"photos/p.jpg\"},"
				+ "{\"id\":\"E6\",\"kind\":\"LOCATION\",\"value\":\"51.500694,-0.124600\"}]}");
		assertEquals(List.of("E5", "E5/thumbnail", "E6"), exhibits.stream().map(Exhibit::id).toList());
		assertEquals("E6", exhibits.getFirst().attributes().get("location.exhibit"));
		assertArrayEquals(file, ExhibitList.bytes(exhibits.getFirst(), folder).value().orElseThrow());
		assertArrayEquals(thumbnail, ExhibitList.bytes(exhibits.get(1), folder).value().orElseThrow());
		List<Exhibit> twice = read("{\"exhibits\":[{\"id\":\"E5\",\"kind\":\"PHOTO\",\"file\":\"photos/p.jpg\"},"
				+ "{\"id\":\"E7\",\"kind\":\"PHOTO\",\"file\":\"photos/p.jpg\"}]}");
		assertEquals(List.of("E5", "E5/location", "E5/thumbnail", "E7"), twice.stream().map(Exhibit::id).toList());
		assertEquals("E5/location", twice.getLast().attributes().get("location.exhibit"));
		Files.write(folder.resolve("photos/p.jpg"), new byte[file.length]);
		assertTrue(ExhibitList.bytes(exhibits.getFirst(), folder).value().isEmpty());
	}

	@Test
	void filesOutsideTheFolderAreNotOpened() throws IOException {
		Path inner = Files.createDirectory(folder.resolve("inner"));
		Path outside = Files.write(folder.resolve("outside.jpg"), JpegBuilder.picture(new byte[] {1}));
		Files.createSymbolicLink(inner.resolve("link.jpg"), outside);
		for (String path : List.of("../outside.jpg", outside.toString(), "link.jpg", "none.jpg", ".", "a\\u0000b")) {
			Outcome<List<Exhibit>> outcome = ExhibitList.read("{\"exhibits\":[{\"id\":\"E\",\"kind\":\"PHOTO\",\"file\":\"" + path + "\"}]}", inner);
			assertEquals(List.of(), outcome.value().orElseThrow(), path);
			assertEquals("exhibit.file", outcome.problems().getFirst().code(), path);
		}
	}

	@Test
	void badEntriesAreNamedAndTheOthersRead() {
		Outcome<List<Exhibit>> outcome = ExhibitList.read("""
				{"exhibits":[{"id":"A","kind":"IMEI","value":"490154203237517"},{"id":"B","kind":"IMEI","value":"490154203237517","unchecked":true},
				{"id":"B","kind":"TEXT","value":"twice"},{"kind":"TEXT","value":"no id"},{"id":"C","kind":"FAX","value":"1"},
				{"id":"D","kind":"SMS"},{"id":"E","kind":"TEXT","value":"x","colour":"red"},17]}""", folder);
		assertEquals(List.of("B", "E"), outcome.value().orElseThrow().stream().map(Exhibit::id).toList());
		List<String> said = outcome.problems().stream().map(Problem::what).toList();
		assertTrue(said.stream().anyMatch(what -> what.startsWith("Exhibit A: This is no IMEI: its check digit is 7 and should be 8")), said.toString());
		for (String part : List.of("Exhibit B stands twice", "Exhibit number 4 has no id", "\"FAX\"", "Exhibit D has no text", "\"colour\"", "Exhibit number 8 has no id")) {
			assertTrue(said.stream().anyMatch(what -> what.contains(part)), part);
		}
	}

	@Test
	void textThatIsNoListSaysWhatIsWanted() {
		for (String text : List.of("", "hello", "{}", "[", "{\"exhibits\":[}", "a,b\n1,2")) {
			Outcome<List<Exhibit>> outcome = ExhibitList.read(text, folder);
			assertTrue(outcome.value().isEmpty(), text);
			assertEquals("exhibits.form", outcome.problems().getFirst().code());
		}
	}

	@Test
	void writtenListReadsBackTheSame() {
		List<Exhibit> exhibits = read("""
				{"exhibits":[{"id":"E1","kind":"SMS","text":"canary","from":"+44 7700 900123","by":"A. Examiner"},
				{"id":"E2","kind":"IMEI","value":"4901542032375101"},
				{"id":"E4","kind":"CONTACT","name":"Ann","numbers":["07700 900201","07700 900202"],"emails":["ann@example.org"]}]}""");
		assertEquals(exhibits, read(ExhibitList.write(exhibits)));
		assertEquals("canary", new String(ExhibitList.bytes(exhibits.getFirst(), folder).value().orElseThrow(), StandardCharsets.UTF_8));
	}

	private List<Exhibit> read(String text) {
		Outcome<List<Exhibit>> outcome = ExhibitList.read(text, folder);
		assertEquals(List.of(), outcome.problems());
		return outcome.value().orElseThrow();
	}
}
