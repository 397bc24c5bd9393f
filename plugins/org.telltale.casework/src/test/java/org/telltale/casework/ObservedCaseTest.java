package org.telltale.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.json.Json;

/** What the evidence says of conditions, in a case: offered, adopted, taken back. R1 is from 10:00 to 11:00. */
class ObservedCaseTest {

	private static final byte[] LOG = "2014-08-05 10:10:00.000 +0000  1  2 I screen_toggled: 0\n".getBytes(StandardCharsets.UTF_8);

	@TempDir
	private Path folder;

	/** What the engine gives: the bearer was cellular at 10:10. */
	private static Json.Fields state() {
		return Json.object().put("type", "state").put("dimension", "bearer").put("value", "cellular").put("basis", "log").put("text", "t").put("time", "1407233400000000000")
				.put("source", Json.object().put("evidence", "x").put("path", "log.txt").put("table", "log").put("row", "1").put("places", Json.array(List.of(Json.object().put("evidence", "x")
						.put("offset", 0).put("length", 9)))));
	}

	private static List<String> listed(CaseDesk desk) throws Exception {
		return desk.file().conditions().stream().filter(line -> line.text("run").equals(Optional.of("R1")) && line.text("dimension").equals(Optional.of("bearer")))
				.map(line -> String.join(" ", line.text("origin").orElse(""), line.text("value").orElse(""), line.text("agreement").orElse(""), line.text("source").orElse(""), line.text("by").orElse("-"))).toList();
	}

	@Test
	void observationIsOfferedAdoptedAndTakenBackAndNoCellChangesByItself() throws Exception {
		try (CaseDesk desk = new CaseDesk(folder, state())) {
			desk.entered().take("r1.pcap", CaseDesk.sends("2014-08-05T10:06:00Z", CaseDesk.SECRET));
			desk.take("log.txt", LOG);
			desk.analyse();
			assertEquals("contradicted", desk.verdict("R1"));
			assertEquals(List.of("entered wifi contradicts statement A", "observed cellular contradicts log -"), listed(desk));
			assertTrue(desk.file().findings().stream().anyMatch(finding -> finding.text("rule").equals(Optional.of("condition-contradiction")) && finding.text("severity").equals(Optional.of("medium"))));
			String id = desk.file().facts("observation").stream().filter(fact -> fact.text("run").equals(Optional.of("R1"))).findFirst().flatMap(fact -> fact.text("observation")).orElseThrow();
			assertEquals(List.of("O-unknown"), desk.file().adopt(List.of(id, "O-unknown"), "B", "r"));
			assertEquals(List.of(), desk.file().adopt(List.of(id), "B", "the log was read"));
			assertEquals(List.of("entered cellular agrees log B", "entered wifi contradicts statement A", "observed cellular contradicts log -"), listed(desk).stream().sorted().toList());
			desk.reopened();
			desk.analyse();
			assertTrue(desk.codes().contains("case.conditions-overlap"), desk.codes().toString());
			assertTrue(desk.file().findings().stream().anyMatch(finding -> finding.text("rule").equals(Optional.of("condition-contradiction"))), "the dispute stands");
			assertEquals(List.of("1407233395000000000 1407233405000000000 5000000000 log"), adoptedBy("B", desk));
		}
	}

	/** From, to, uncertainty and kind of source of what somebody adopted. */
	private static List<String> adoptedBy(String name, CaseDesk desk) {
		return desk.file().modelFacts().stream().filter(fact -> fact.get("source").flatMap(source -> source.text("by")).equals(Optional.of(name)))
				.map(fact -> String.join(" ", fact.text("from").orElse(""), fact.text("to").orElse(""), fact.text("uncertainty").orElse(""), fact.get("source").flatMap(source -> source.text("kind")).orElse(""))).toList();
	}

	@Test
	void aCopyThatIsStretchedOverARunIsTheWordOfWhoAdoptsIt() throws Exception {
		Json.Fields dump = state().put("basis", "dump");
		dump.remove("time");
		try (CaseDesk desk = new CaseDesk(folder, dump)) {
			desk.exhibits("{\"exhibits\":[{\"id\":\"E1\",\"kind\":\"PHONE_NUMBER\",\"value\":\"" + CaseDesk.SECRET + "\"}]}");
			desk.file().addRuns("runs.json", CaseDesk.RUNS.replace("r2.db", "log.txt"));
			desk.take("log.txt", LOG);
			desk.analyse();
			Json.Fields seen = desk.file().facts("observation").getFirst();
			assertEquals(Optional.of("copy"), seen.text("extent"));
			desk.file().adopt(List.of(seen.text("observation").orElseThrow()), "B", "r");
			assertEquals(List.of("1407319200000000000 1407322800000000000 0 statement"), adoptedBy("B", desk));
			assertTrue(desk.file().modelFacts().stream().anyMatch(fact -> fact.get("source").flatMap(source -> source.text("reference")).equals(Optional.of("log 1"))), "its place is kept");
		}
	}

	@Test
	void anAdoptionIsAnEditThatIsTakenBack() throws Exception {
		try (CaseDesk desk = new CaseDesk(folder, state())) {
			desk.entered().take("log.txt", LOG);
			desk.analyse();
			String id = desk.file().facts("observation").getFirst().text("observation").orElseThrow();
			desk.file().adopt(List.of(id), "B", "r");
			assertEquals(3, listed(desk).size());
			desk.file().undo();
			assertEquals(2, listed(desk).size());
		}
	}

	@Test
	void aScreenshotThatIsNoPictureIsAProblem() throws Exception {
		try (CaseDesk desk = new CaseDesk(folder)) {
			desk.exhibits("{\"exhibits\":[{\"id\":\"E1\",\"kind\":\"PHONE_NUMBER\",\"value\":\"" + CaseDesk.SECRET + "\"}]}");
			assertEquals(List.of(), desk.file().addRuns("runs.json", CaseDesk.RUNS.replace("{\"kind\":\"settings\",\"evidence\":\"r2.db\"}", "{\"kind\":\"screenshot\",\"evidence\":\"r2.txt\"}")));
			desk.analyse();
			assertTrue(desk.codes().contains("case.condition-without-evidence"), desk.codes().toString());
			desk.take("r2.txt", "no picture".getBytes(StandardCharsets.UTF_8));
			desk.analyse();
			assertTrue(desk.codes().contains("case.screenshot-no-picture"), desk.codes().toString());
		}
	}

	@Test
	void aScreenshotThatIsAPictureIsNone() throws Exception {
		try (CaseDesk desk = new CaseDesk(folder)) {
			desk.exhibits("{\"exhibits\":[{\"id\":\"E1\",\"kind\":\"PHONE_NUMBER\",\"value\":\"" + CaseDesk.SECRET + "\"}]}");
			desk.file().addRuns("runs.json", CaseDesk.RUNS.replace("{\"kind\":\"settings\",\"evidence\":\"r2.db\"}", "{\"kind\":\"screenshot\",\"evidence\":\"r2.png\"}"));
			desk.take("r2.png", new byte[] {(byte) 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0});
			desk.analyse();
			assertTrue(desk.codes().stream().noneMatch(code -> code.startsWith("case.screenshot") || code.equals("case.condition-without-evidence")), desk.codes().toString());
		}
	}
}
