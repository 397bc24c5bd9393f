package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.casework.Version;
import org.telltale.report.input.ErrorRates;

@ExtendWith(DemoExtension.class)
class DemoTest {

	@Test
	void everyPlantedSightingIsFoundAndNoFalseOne(Demo demo) throws IOException, JsonSyntaxException {
		assertEquals(0, demo.ran().code(), demo.ran().out() + demo.ran().err());
		Json summary = JsonReader.read(Files.readString(demo.folder().resolve("summary.json"), StandardCharsets.UTF_8));
		assertAll(() -> assertTrue(summary.integer("planted").orElse(0L) > 0, "something was planted"),
				() -> assertEquals(summary.integer("planted"), summary.integer("found")),
				() -> assertEquals(List.of(), summary.items("missed")),
				() -> assertEquals(List.of(), summary.items("false")),
				() -> assertEquals(List.of(), summary.items("cellsDifferent")),
				() -> assertEquals(true, summary.bool("verified").orElse(false)));
	}

	@Test
	void errorTableThatReportsQuoteIsWhatTheDemonstrationCounts(Demo demo) throws IOException, JsonSyntaxException {
		Json summary = JsonReader.read(Files.readString(demo.folder().resolve("summary.json"), StandardCharsets.UTF_8));
		ErrorRates quoted = ErrorRates.published();
		assertAll(() -> assertEquals(Version.TEXT, quoted.version()), () -> assertEquals(summary.integer("planted").orElseThrow(), quoted.planted()),
				() -> assertEquals(summary.integer("found").orElseThrow(), quoted.found()), () -> assertEquals(summary.items("missed").size(), quoted.missed()),
				() -> assertEquals(summary.items("false").size(), quoted.falseSightings()), () -> assertEquals(summary.items("byChance").size(), quoted.byChance()),
				() -> assertEquals(summary.integer("needKeys").orElseThrow(), quoted.needKeys()));
	}

	@Test
	void claimsGetTheVerdictsOfTheHandWrittenTable(Demo demo) throws IOException, JsonSyntaxException {
		Json summary = JsonReader.read(Files.readString(demo.folder().resolve("summary.json"), StandardCharsets.UTF_8));
		Json claims = summary.get("claims").orElse(Json.object());
		assertAll(() -> assertEquals("confirmed", claims.text("C1").orElse("")), () -> assertEquals("contradicted", claims.text("C2").orElse("")),
				() -> assertEquals("contradicted", claims.text("C3").orElse("")), () -> assertEquals("not contradicted", claims.text("C4").orElse("")),
				() -> assertEquals("contradicted", claims.text("C5").orElse("")));
	}

	@Test
	void theWholeDemonstrationTriesNoConnection(Demo demo) throws IOException {
		assertEquals(0, demo.ran().code(), demo.ran().out() + demo.ran().err());
		assertFalse(Files.exists(demo.network()), () -> "it tried to leave this machine: " + attempts(demo.network()));
	}

	@Test
	void whoWouldLeaveTheMachineIsRefusedAndNoted() throws IOException, InterruptedException {
		Path log = Demo.work("leaving").resolve("network.log");
		Ran ran = Ran.of(new ChildJava().loopbackOnly(log).start(LeavesTheMachine.class, List.of()));
		assertEquals(List.of("socket refused", "channel refused", "datagram refused", "name refused", "loopback reached"), ran.lines(), ran.err());
		assertEquals(4, Files.readAllLines(log).size(), "attempts noted");
	}

	private static String attempts(Path log) {
		try {
			return Files.readString(log, StandardCharsets.UTF_8);
		} catch (IOException e) {
			return e.getMessage();
		}
	}
}
