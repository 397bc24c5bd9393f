package org.telltale.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.json.Json;
import org.telltale.store.CaseException;

/** Captures of a case that are read as one. */
class SetCaseTest {

	/** A number that the border cuts: neither file holds it. */
	private static final String HEAD = "POST /p HTTP/1.1\r\nHost: a.example\r\nContent-Length: 17\r\n\r\ntel=+4477009";
	private static final byte[] FIRST = new TinyCapture().segment("2014-08-05T10:06:00Z", 1000, 2, "").segment("2014-08-05T10:06:01Z", 1001, 16, HEAD).bytes();
	private static final byte[] SECOND = new TinyCapture().segment("2014-08-05T10:06:02Z", 1001 + HEAD.length(), 16, "00123").bytes();
	private static final byte[] THIRD = new TinyCapture().segment("2014-08-05T10:06:03Z", 1006 + HEAD.length(), 17, "").bytes();

	@TempDir
	private Path folder;
	private CaseDesk desk;
	private String first;
	private String second;

	@BeforeEach
	void open() throws Exception {
		desk = new CaseDesk(folder).entered();
		first = desk.take("x_00001.pcap", FIRST, "R1", "PT0S").evidence();
		second = desk.take("x_00002.pcap", SECOND, "R1", "PT0S").evidence();
	}

	@AfterEach
	void close() throws CaseException {
		desk.close();
	}

	private List<Json.Fields> facts(String type) throws CaseException {
		return desk.file().facts(type);
	}

	@Test
	void aNumberThatTheBorderCutsIsSeenWhenTheFilesAreOne() throws Exception {
		assertEquals(0, desk.analyse().sightings());
		assertTrue(desk.file().joinCaptures(List.of(second, first)) > 0);
		assertEquals(2, desk.analyse().capturesRead());
		Json.Fields set = facts("capture-set").getFirst();
		assertEquals(List.of(first, second), set.items("members").stream().flatMap(id -> id.asText().stream()).toList());
		Json.Fields sighting = facts("sighting").getFirst();
		assertEquals(Optional.of(second), sighting.text("evidence"));
		assertEquals("[[1,1]]", sighting.get("frames").orElseThrow().toString());
		assertEquals("[{\"evidence\":\"" + first + "\",\"frames\":[[2,1]],\"matchFrames\":[[2,1]]}]", sighting.get("earlier").orElseThrow().toString());
		Json.Fields flow = facts("flow").getFirst();
		assertEquals(1, facts("flow").size());
		assertEquals(Optional.of(first.substring(0, 16) + "-1-0"), flow.text("flow"));
		assertEquals(flow.text("flow"), sighting.text("flow"));
		for (String type : List.of("flow", "sighting", "reading", "name")) {
			assertEquals(List.of(set.text("set")), facts(type).stream().map(fact -> fact.text("set")).distinct().toList(), type);
		}
		assertEquals("contradicted", desk.verdict("R1"));
		List<Json.Fields> before = desk.file().facts();
		assertEquals(0, desk.analyse().capturesRead());
		assertEquals(before, desk.reopened().facts());
	}

	@Test
	void joinedAgainNothingIsEnteredAndASetMayGrow() throws Exception {
		desk.file().joinCaptures(List.of(first, second));
		assertEquals(0, desk.file().joinCaptures(List.of(second, first)));
		desk.analyse();
		String third = desk.take("x_00003.pcap", THIRD, "R1", "PT0S").evidence();
		assertEquals(0, desk.analyse().capturesRead(), "its import has read it");
		assertThrows(CaseException.class, () -> desk.file().joinCaptures(List.of(second, third)));
		assertTrue(desk.file().joinCaptures(List.of(second, third, first)) > 0);
		assertEquals(3, desk.analyse().capturesRead());
		assertEquals(1, facts("capture-set").size());
		assertEquals(1, facts("set-statement").size());
		assertEquals(1, facts("flow").size());
		assertEquals(1, facts("reading").size());
	}

	@Test
	void whatIsNoSetIsNotJoined() throws Exception {
		String document = desk.take("note.txt", "text".getBytes(StandardCharsets.UTF_8)).evidence();
		String other = desk.take("y.pcap", THIRD, "R1", "PT1S").evidence();
		assertTrue(assertThrows(CaseException.class, () -> desk.file().joinCaptures(List.of(first, document))).getMessage().contains("no capture"));
		assertTrue(assertThrows(CaseException.class, () -> desk.file().joinCaptures(List.of(first, first))).getMessage().contains("same bytes"));
		assertTrue(assertThrows(CaseException.class, () -> desk.file().joinCaptures(List.of(first, other))).getMessage().contains("clock offsets"));
		assertEquals(List.of(), facts("set-statement"));
	}

	@Test
	void capturesOfTwoPointsAreNoSet() throws Exception {
		String gateway = desk.takeAt("gateway", "z.pcap", THIRD, "R1").evidence();
		assertTrue(assertThrows(CaseException.class, () -> desk.file().joinCaptures(List.of(first, gateway))).getMessage().contains("different capture points"));
	}

	@Test
	void membersThatMoveToAnotherRunAreReadOneByOne() throws Exception {
		desk.file().joinCaptures(List.of(first, second));
		desk.analyse();
		desk.take("x_00002.pcap", SECOND, "R2", "PT0S");
		assertEquals(2, desk.analyse().capturesRead());
		assertTrue(desk.codes().contains("case.set-apart"), desk.codes().toString());
		assertEquals(List.of(), facts("capture-set"));
		assertEquals(List.of(Optional.empty()), facts("flow").stream().map(fact -> fact.text("set")).distinct().toList());
		assertEquals(2, facts("flow").size());
	}
}
