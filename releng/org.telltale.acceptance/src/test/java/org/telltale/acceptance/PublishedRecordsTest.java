package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.casework.Case;
import org.telltale.store.CaseException;

/** Every record that the command line prints is what {@code docs/formats} says. */
@ExtendWith(DemoExtension.class)
class PublishedRecordsTest {

	private static PublishedSchemas schemas;

	@BeforeAll
	static void read() throws IOException, JsonSyntaxException {
		schemas = PublishedSchemas.read();
	}

	@ParameterizedTest
	@CsvSource({ "evidence,facts", "runs,facts", "exhibits,facts", "claims,facts", "flows,facts", "sightings,facts", "artefacts,facts", "links,facts", "defaults,facts", "texts,facts",
			"findings,facts", "cells,facts", "endpoints,lists", "conditions,lists", "timeline,lists", "journal,lists", "people,lists" })
	void listsPrintWhatTheirSchemaSays(String command, String schema, Demo demo) throws JsonSyntaxException {
		Ran ran = Ran.here(command, demo.caseFolder(), "--format", "json");
		assertEquals(0, ran.code(), ran.err());
		assertFalse(ran.lines().isEmpty(), "the sample has " + command);
		assertEquals(List.of(), schemas.faults(schema, ran.lines()));
	}

	@ParameterizedTest
	@CsvSource({ "--by,endpoint,timeline", "--by,point,timeline", "--by,country,timeline", "--by,owner,timeline", "--by,app,timeline", "--by,kind,timeline", "--slots,7,timeline-slot", "--events,,timeline-event" })
	void theTimelinePrintsWhatItsSchemaSays(String option, String value, String type, Demo demo) throws JsonSyntaxException {
		List<Object> arguments = new ArrayList<>(List.of("timeline", demo.caseFolder(), "--format", "json", option));
		if (value != null) {
			arguments.add(value);
		}
		Ran ran = Ran.here(arguments.toArray());
		assertEquals(0, ran.code(), ran.err());
		assertEquals(List.of(), schemas.faults("lists", ran.lines()));
		assertTrue(ran.lines().stream().allMatch(line -> line.contains("\"type\":\"" + type + "\"")), "all are of the type " + type);
	}

	@Test
	void checkedClaimsArePrintedAsTheirSchemaSays(Demo demo) throws JsonSyntaxException {
		Ran ran = Ran.here("claims", demo.caseFolder(), "check", "--format", "json");
		assertEquals(0, ran.code(), ran.err());
		assertEquals(60, ran.lines().size(), "four claims on traffic, fifteen runs");
		assertEquals(List.of(), schemas.faults("lists", ran.lines()));
		assertEquals(List.of(), schemas.faults("facts", Ran.here("cells", demo.caseFolder(), "--explain", "--format", "json").lines()));
	}

	@Test
	void caseShowPrintsWhatItsSchemaSays(Demo demo) throws JsonSyntaxException {
		assertEquals(List.of(), schemas.faults("lists", Ran.here("case", "show", demo.caseFolder(), "--format", "json").lines()));
	}

	@Test
	void custodyPrintsWhatItsSchemaSays() throws IOException, JsonSyntaxException {
		Path folder = Demo.work("custody").resolve("c.telltale");
		Ran.here("case", "create", folder, "--number", "1", "--title", "t", "--examiner", "e");
		Ran added = Ran.here("custody", folder, "add", "--action", "received", "--object", "H1", "--reason", "r", "--at", "2014-08-07T10:00:00Z");
		assertEquals(0, added.code(), added.err());
		Ran ran = Ran.here("custody", folder, "--format", "json");
		assertEquals(1, ran.lines().size(), ran.err());
		assertEquals(List.of(), schemas.faults("lists", ran.lines()));
	}

	@Test
	void trustPrintsWhatItsSchemaSays(Demo demo) throws IOException, InterruptedException, JsonSyntaxException {
		Ran ran = Ran.of(new ChildJava().variable("TELLTALE_CONFIG", demo.folder().resolveSibling("config").toString())
				.start(org.telltale.cli.Main.class, List.of("trust", "--format", "json")));
		assertEquals(0, ran.code(), ran.err());
		assertEquals(1, ran.lines().size(), "the demonstration's own root");
		assertEquals(List.of(), schemas.faults("lists", ran.lines()));
	}

	@Test
	void allFactsOfTheCaseAreWhatTheirSchemaSays(Demo demo) throws CaseException, JsonSyntaxException {
		try (Case file = Case.read(demo.caseFolder())) {
			List<String> lines = file.facts().stream().map(Json.Fields::toString).toList();
			assertEquals(List.of(), schemas.faults("facts", lines));
			Set<String> types = new TreeSet<>();
			file.facts().forEach(fact -> types.add(fact.text("type").orElse("")));
			assertTrue(types.containsAll(List.of("evidence", "flow", "name", "sighting", "exhibit", "run", "capture-point", "condition", "stimulus", "claim",
					"cell", "artefact", "indicator", "link", "finding", "reading", "setting", "rom-default", "rom-text")), () -> "the sample has facts of each type, it had " + types);
		}
	}

	@Test
	void scanPrintsWhatItsSchemaSaysAndTheCaptureLast(Demo demo) throws IOException, JsonSyntaxException {
		for (Path capture : files(demo.evidence().resolve("captures"), "pcap")) {
			Ran ran = Ran.here("scan", "--exhibits", demo.evidence().resolve("exhibits.json"), "--handset", "192.0.2.17", capture);
			assertTrue(ran.code() <= 1, ran.err());
			assertEquals(List.of(), schemas.faults("scan", ran.lines()), capture.toString());
			assertEquals("capture", JsonReader.read(ran.lines().getLast()).text("type").orElse(""), capture.toString());
		}
	}

	@Test
	void scanOfASetPrintsWhatItsSchemaSaysAndTheSetLast(Demo demo) throws IOException, JsonSyntaxException {
		List<Path> captures = files(demo.evidence().resolve("captures"), "pcap").subList(0, 3);
		Ran ran = Ran.here("scan", "--set", "--exhibits", demo.evidence().resolve("exhibits.json"), captures.get(2), captures.get(0), captures.get(1));
		assertTrue(ran.code() <= 1, ran.err());
		assertEquals(List.of(), schemas.faults("scan", ran.lines()));
		List<String> types = new ArrayList<>();
		for (String line : ran.lines()) {
			types.add(JsonReader.read(line).text("type").orElse(""));
		}
		assertEquals(List.of("capture", "capture", "capture", "capture-set"), types.subList(types.size() - 4, types.size()));
		assertTrue(types.contains("sighting"), "something to be named: " + types);
	}

	@Test
	void showPrintsWhatItsSchemaSaysOfAFileAndOfACase(Demo demo) throws IOException, JsonSyntaxException {
		for (Path capture : files(demo.evidence().resolve("captures"), "pcap")) {
			Ran ran = Ran.here("show", capture, "--frame", "1", "--format", "json");
			assertEquals(0, ran.code(), ran.err());
			assertEquals(List.of(), schemas.faults("fields", ran.lines()), capture.toString());
			Ran ofCase = Ran.here("show", demo.caseFolder(), "--evidence", capture.getFileName(), "--frame", "1", "--format", "json");
			assertEquals(ran.out(), ofCase.out(), ofCase.err());
			Ran messages = Ran.here("show", capture, "--frame", "30", "--messages", "--format", "json");
			assertEquals(0, messages.code(), messages.err());
			assertEquals(List.of(), schemas.faults("fields", messages.lines()), capture.toString());
		}
		Ran text = Ran.here("show", files(demo.evidence().resolve("captures"), "pcap").getFirst(), "--frame", "1");
		assertTrue(text.out().contains("eth.dst") && text.out().contains("Not analysed: "), text.out());
	}

	@Test
	void factsOfASetAreWhatTheirSchemaSays(Demo demo, @TempDir Path work) throws IOException, CaseException, JsonSyntaxException {
		Path folder = work.resolve("set.telltale");
		assertEquals(0, Ran.here("case", "create", folder, "--number", "1", "--title", "t", "--examiner", "e").code());
		assertEquals(0, Ran.here("exhibits", folder, "add", "--from", demo.evidence().resolve("exhibits.json")).code());
		List<Path> captures = files(demo.evidence().resolve("captures"), "pcap");
		Ran ran = Ran.here("import", folder, "--set", captures.get(1), captures.get(0));
		assertTrue(ran.code() <= 1 && ran.lines().getLast().startsWith("joined 2 captures"), ran.out() + ran.err());
		assertTrue(Ran.here("analyse", folder).code() <= 1);
		try (Case file = Case.read(folder)) {
			assertEquals(List.of(), schemas.faults("facts", file.facts().stream().map(Json.Fields::toString).toList()));
			assertEquals(1, file.facts("capture-set").size());
			assertEquals(1, file.facts("set-statement").size());
			assertEquals(2, file.facts("flow").stream().map(flow -> flow.text("evidence").orElse("")).distinct().count(), "flows begin in both files");
			assertTrue(file.facts("flow").stream().allMatch(flow -> flow.text("set").isPresent()));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "stock-system.simg", "r7-cust.img", "r8-cust.img" })
	void firmwarePrintsWhatItsSchemaSays(String image, Demo demo) throws JsonSyntaxException {
		Ran ran = Ran.here("firmware", demo.evidence().resolve("firmware").resolve(image));
		assertTrue(ran.code() <= 1, ran.err());
		assertTrue(ran.lines().size() > 1, "something is in the image");
		assertEquals(List.of(), schemas.faults("firmware", ran.lines()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "exhibits", "runs", "claims" })
	void inputListsOfTheSampleAndTemplatesAreWhatTheirSchemasSay(String name, Demo demo) throws IOException {
		assertEquals(List.of(), schemas.documentFaults(name, Files.readString(demo.evidence().resolve(name + ".json"), StandardCharsets.UTF_8)));
		Ran template = Ran.here(name, "--template");
		assertEquals(List.of(), schemas.documentFaults(name, template.out()), template.out());
	}

	static List<Path> files(Path folder, String part) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			List<Path> found = new ArrayList<>(files.filter(f -> f.getFileName().toString().contains("." + part)).sorted().toList());
			assertFalse(found.isEmpty(), "no " + part + " in " + folder);
			return found;
		}
	}
}
