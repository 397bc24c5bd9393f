package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.casework.Case;
import org.telltale.store.CaseException;

/** What the sample's log and counters say of its runs, against what is written here by hand from the story. */
@ExtendWith(DemoExtension.class)
class ObservedConditionsTest {

	private static List<Json> lines(Demo demo) throws JsonSyntaxException {
		List<Json> lines = new ArrayList<>();
		for (String line : Ran.here("conditions", demo.caseFolder(), "--format", "json").lines()) {
			lines.add(JsonReader.read(line));
		}
		return lines;
	}

	private static List<String> observed(Demo demo, String name) throws JsonSyntaxException {
		return lines(demo).stream().filter(line -> line.text("name").filter(item -> item.endsWith(name)).isPresent() && line.text("origin").orElse("").equals("observed"))
				.map(line -> String.join(" ", line.text("run").orElse("-"), line.text("dimension").orElse(""), line.text("value").orElse(""), line.text("from").orElse("").replaceAll("0{9}$", ""),
						line.text("to").orElse("").replaceAll("0{9}$", ""), line.text("agreement").orElse(""), line.text("place").orElse(""))).sorted().toList();
	}

	/** 2014-08-05 13:00 UTC is 1407243600 s; the run goes on for an hour. The screen was on before. */
	@Test
	void logOfR2SaysTheScreenOfItsTimeAndAnAttemptIsNoBearer(Demo demo) throws JsonSyntaxException {
		assertEquals(List.of("- bearer-attempt wifi   without-run log 3", "R2 screen off 1407244800 1407245400 not-entered log 5", "R2 screen off 1407246300 1407247200 not-entered log 7",
				"R2 screen on 1407243600 1407244800 not-entered log 2", "R2 screen on 1407245400 1407246300 not-entered log 6"), observed(demo, "r2-logcat.txt"));
	}

	@Test
	void countersOfR5AgreeAndThoseOfR14SayWhatNobodyCaptured(Demo demo) throws JsonSyntaxException, CaseException {
		assertTrue(observed(demo, "r5-netstats.txt").stream().allMatch(line -> line.startsWith("R5 bearer wifi ") && line.contains(" agrees ")));
		List<String> cellular = observed(demo, "r14-netstats.txt").stream().filter(line -> line.contains("cellular")).toList();
		assertEquals(3, cellular.size());
		assertTrue(cellular.stream().allMatch(line -> line.startsWith("R14 bearer cellular ") && line.contains(" contradicts ")), cellular::toString);
		try (Case file = Case.read(demo.caseFolder())) {
			List<Json.Fields> findings = file.facts("finding").stream().filter(finding -> finding.text("rule").orElse("").equals("uncaptured-traffic")).toList();
			assertEquals(List.of("Run R14: the handset counted traffic over cellular, which no capture point saw"), findings.stream().map(finding -> finding.text("title").orElse("")).toList());
			String told = findings.getFirst().text("explanation").orElse("");
			assertTrue(told.contains("64200 bytes sent and 15600 received over cellular") && told.contains("uid 10088 20900 bytes sent"), told);
			assertEquals(List.of(), file.facts("finding").stream().filter(finding -> finding.text("rule").orElse("").equals("condition-contradiction")).toList());
		}
	}

	@Test
	void whatTheSettingsSayAgreesWithEverySwitchThatWasEnteredOfThem(Demo demo) throws JsonSyntaxException {
		List<Json> switches = lines(demo).stream().filter(line -> List.of("cloud", "messaging", "consent").contains(line.text("dimension").orElse(""))
				&& line.text("origin").orElse("").equals("entered") && line.text("source").orElse("").equals("settings") && !line.text("value").orElse("").equals("absent")).toList();
		assertTrue(switches.size() > 25, "there are some: " + switches.size());
		assertTrue(switches.stream().allMatch(line -> line.text("agreement").orElse("").equals("agrees")), switches::toString);
	}

	@Test
	void statesStandInTheFileWhereTheySay(Demo demo) throws CaseException, IOException {
		String log = Files.readString(demo.evidence().resolve("handset/witnesses/r2-logcat.txt"), StandardCharsets.US_ASCII);
		try (Case file = Case.read(demo.caseFolder())) {
			List<Json.Fields> states = file.facts("state").stream().filter(state -> state.text("basis").orElse("").equals("log")).toList();
			assertEquals(6, states.size(), "five lines and the log's end");
			for (Json.Fields state : states) {
				Json place = state.get("source").orElseThrow().items("places").getFirst();
				int offset = place.integer("offset").orElseThrow().intValue();
				String line = log.substring(offset, offset + place.integer("length").orElseThrow().intValue());
				String said = state.text("text").orElseThrow();
				assertTrue(line.strip().endsWith(said.substring(said.indexOf(": ") + 2)), line);
			}
		}
	}

	@Test
	void whatIsAdoptedIsAConditionWithItsSourceAndBytesAndIsJournalled(Demo demo) throws IOException, JsonSyntaxException {
		Path folder = Demo.work("adopt").resolve("c.telltale");
		assertEquals(0, Ran.here("case", "create", folder, "--number", "1", "--title", "t", "--examiner", "e").code());
		assertEquals(0, Ran.here("exhibits", folder, "add", "--from", demo.evidence().resolve("exhibits.json")).code());
		assertEquals(0, Ran.here("runs", folder, "add", "--from", demo.evidence().resolve("runs.json")).code());
		Ran.here("import", folder, demo.evidence().resolve("handset/witnesses/r2-logcat.txt"));
		Ran.here("analyse", folder);
		Json seen = null;
		for (String line : Ran.here("conditions", folder, "--format", "json").lines()) {
			Json each = JsonReader.read(line);
			seen = each.text("origin").orElse("").equals("observed") && each.text("place").orElse("").equals("log 5") ? each : seen;
		}
		String id = seen.text("id").orElseThrow();
		assertEquals(2, Ran.here("conditions", folder, "adopt", id).code());
		assertEquals(2, Ran.here("conditions", folder, "adopt", id, "O-000000000000", "--by", "A. Examiner", "--reason", "r").code());
		Ran adopted = Ran.here("conditions", folder, "adopt", id, "--by", "A. Examiner", "--reason", "the log was read");
		assertEquals(0, adopted.code(), adopted.err());
		List<String> facts = new ArrayList<>();
		for (String line : Ran.here("conditions", folder, "--format", "json").lines()) {
			Json each = JsonReader.read(line);
			if (each.text("source").orElse("").equals("log") && each.text("origin").orElse("").equals("entered")) {
				facts.add(String.join(" ", each.text("run").orElse(""), each.text("dimension").orElse(""), each.text("value").orElse(""), each.text("name").orElse(""), each.text("place").orElse(""),
						each.text("by").orElse(""), each.text("agreement").orElse("")));
			}
		}
		assertEquals(List.of("R2 screen off r2-logcat.txt log 5 A. Examiner undecidable"), facts, "the next line is nearer than the clock allows to tell");
		List<String> journal = Ran.here("journal", folder, "--format", "json").lines().stream().filter(line -> line.contains("\"adopt-observation\"")).toList();
		assertEquals(1, journal.size());
		assertTrue(journal.getFirst().contains(id) && journal.getFirst().contains("the log was read"), journal.getFirst());
		assertEquals(List.of(), PublishedSchemas.read().faults("lists", Ran.here("conditions", folder, "--format", "json").lines()));
	}
}
