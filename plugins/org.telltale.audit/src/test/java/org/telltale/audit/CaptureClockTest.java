package org.telltale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.telltale.audit.rules.Finding;
import org.telltale.base.json.Json;

/** Servers that contradict the clock of a capture; the entered offset is 0, give or take a second. */
class CaptureClockTest {

	private static List<String> found(FactBuilder facts) {
		return new Audit().findings(facts.facts()).stream().filter(f -> f.rule().equals("capture-clock")).map(f -> f.severity() + ": " + f.title()).toList();
	}

	private static FactBuilder run() {
		return new FactBuilder().run("R1", 100, 200, "wifi");
	}

	/** What is agreed, and then what each server says: address, from, to in seconds. */
	private static Json.Fields clock(long from, long to, Object... sources) {
		List<Json> said = new ArrayList<>();
		for (int i = 0; i < sources.length; i += 3) {
			said.add(Json.object().put("source", i % 2 == 0 ? "ntp" : "http-date").put("server", (String) sources[i]).put("from", nanos(sources[i + 1])).put("to", nanos(sources[i + 2])));
		}
		return Json.object().put("type", "clock").put("evidence", "cap-R1").put("from", nanos(from)).put("to", nanos(to)).put("agree", said.size()).put("of", said.size())
				.put("sources", Json.array(said));
	}

	private static String nanos(Object seconds) {
		return FactBuilder.nanos(((Number) seconds).longValue());
	}

	private static String contradicted(String severity) {
		return severity + ": Servers contradict what was entered of the clock of a capture of run R1";
	}

	@Test
	void boundsThatTheEnteredOffsetMeetsAreNoContradiction() {
		assertEquals(List.of(), found(run().add(clock(-1, 1, "a", -1, 1))));
		assertEquals(List.of(), found(run().add(clock(1, 5, "a", 1, 5))));
	}

	@Test
	void twoAddressesFarFromWhatWasEnteredWeighMost() {
		assertEquals(List.of(contradicted("high")), found(run().add(clock(7, 9, "a", 7, 9, "b", 7, 9))));
		assertEquals(List.of(contradicted("medium")), found(run().add(clock(6, 9, "a", 6, 9, "b", 6, 9))), "five seconds");
		assertEquals(List.of(contradicted("medium")), found(run().add(clock(7, 9, "a", 7, 9))), "one address");
		assertEquals(List.of(contradicted("medium")), found(run().add(clock(7, 9, "a", 7, 9, "a", 7, 9))), "one address, asked in two ways");
		assertEquals(List.of(contradicted("medium")), found(run().add(clock(7, 9, "a", 7, 9, "b", 7, 9, "b", 20, 22))), "an address that contradicts itself allows nothing");
	}

	@Test
	void certificatesAloneNeverWeighMost() {
		Json certificates = Json.array(List.of("a", "b", "c").stream().map(server -> (Json) Json.object().put("source", "certificate").put("server", server).put("from", nanos(100))
				.put("to", nanos(1_000_000))).toList());
		List<Finding> findings = new Audit().findings(run().add(clock(100, 1_000_000, "a", 100, 1_000_000).put("sources", certificates)).facts()).stream()
				.filter(f -> f.rule().equals("capture-clock")).toList();
		assertEquals(List.of("medium"), findings.stream().map(Finding::severity).toList());
		assertTrue(findings.getFirst().explanation().contains("3 of 3 servers that showed certificates allow 100.000 to"), findings.getFirst().explanation());
	}

	@Test
	void whatHasNoUpperEndIsSaidToHaveNone() {
		Json staples = Json.array(List.of("a", "b").stream().map(server -> (Json) Json.object().put("source", "ocsp-staple").put("server", server).put("from", nanos(100))
				.put("to", Long.toString(Long.MAX_VALUE))).toList());
		Finding found = new Audit().findings(run().add(clock(100, 200, "a", 100, 200).put("to", Long.toString(Long.MAX_VALUE)).put("sources", staples)).facts()).stream()
				.filter(f -> f.rule().equals("capture-clock")).findFirst().orElseThrow();
		assertTrue(found.explanation().contains("allow 100.000 s or more, no upper end; 0 what was entered."), found.explanation());
	}

	@Test
	void whereAsManyServersAllowWhatWasEnteredNothingIsSaid() {
		assertEquals(List.of(), found(run().add(clock(28_800, 28_802, "a", 28_800, 28_802, "b", 0, 2))));
		assertEquals(List.of(), found(run().add(clock(28_800, 28_802, "a", 28_800, 28_802, "a", 28_800, 28_802, "b", 0, 2))), "by address");
		assertEquals(List.of(contradicted("high")), found(run().add(clock(28_800, 28_802, "a", 28_800, 28_802, "b", 0, 2, "c", 28_800, 28_802))));
	}

	@Test
	void anUncertaintyOfNothingIsTakenForASecond() {
		FactBuilder facts = run();
		facts.facts().stream().filter(f -> f.text("type").orElse("").equals("capture-point")).forEach(f -> f.put("clockUncertainty", "0"));
		assertEquals(List.of(), found(facts.add(clock(1, 3, "a", 1, 3))));
		assertEquals(List.of(contradicted("medium")), found(facts.add(clock(2, 3, "a", 2, 3))));
	}
}
