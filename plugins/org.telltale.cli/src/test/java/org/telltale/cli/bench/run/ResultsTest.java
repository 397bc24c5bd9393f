package org.telltale.cli.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.telltale.base.json.Json;
import org.telltale.cli.bench.BenchSchema;

class ResultsTest {

	private static final long SMALL = 256_000_000;
	private static final long GIGA = 1_000_000_000;

	@Test
	void medianOfThreeNotTheMean() {
		Json row = new Results(List.of(trial("openssl", "x", "256m", 0, SMALL, run(1, 1), run(90, 90), run(2, 3)))).rows().getFirst();
		assertEquals(Optional.of("2"), row.get("cpuSeconds").map(Json::toString));
		assertEquals(Optional.of("128"), row.get("megabytesPerCpuSecond").map(Json::toString));
	}

	@Test
	void peerThatRanOnlySmallIsComparedByItsRateThere() {
		List<Json> rows = new Results(List.of(trial("suricata", "x", "256m", 0, SMALL, run(2.56, 2.56)), trial("telltale", TelltaleScan.FULL, "4g", 0, 4 * GIGA, run(10, 10)))).rows();
		assertEquals(Optional.of("4"), rows.getLast().get("ofSuricata").map(Json::toString), "400 against 100");
	}

	@Test
	void growthIsCpuTimeAByteAgainstOneGigabyte() {
		List<Json> goals = new Results(List.of(trial("telltale", TelltaleScan.FULL, "1g", 0, GIGA, run(2, 2)), trial("telltale", TelltaleScan.FULL, "10g", 0, 10 * GIGA, run(24, 24)))).goals();
		Json growth = goals.stream().filter(goal -> goal.text("what").orElse("").contains("against 1g")).findFirst().orElseThrow();
		assertEquals("1.2", growth.get("measured").orElseThrow().toString());
		assertEquals(Optional.of(false), growth.bool("reached"));
	}

	@Test
	void twoCoresAgainstOneIsWallTime() {
		List<Json> goals = new Results(List.of(trial("telltale", TelltaleScan.FULL, "1g", 0, GIGA, run(2, 1.1)), trial("telltale", TelltaleScan.FULL, "1g", 1, GIGA, run(2, 2)))).goals();
		Json ratio = goals.stream().filter(goal -> goal.text("what").orElse("").contains("cores")).findFirst().orElseThrow();
		assertEquals("0.55", ratio.get("measured").orElseThrow().toString());
		assertEquals(Optional.of(true), ratio.bool("reached"));
	}

	@Test
	void failedTrialSaysWhyAndHasNoFigures() {
		Results results = new Results(List.of(new Trial("tshark-conv", "4", "x", "256m", 0, SMALL, List.of(), "stopped after 600 s"), new Trial("telltale", "", TelltaleScan.FULL, "256m", 0, SMALL,
				List.of(), "exit code 4: no memory")));
		assertTrue(results.rows().getFirst().get("cpuSeconds").isEmpty());
		assertEquals(Optional.of("stopped after 600 s"), results.rows().getFirst().text("note"));
		assertEquals(List.of(), results.goals());
	}

	@Test
	void recordsAreAsPublished() throws IOException {
		Results results = new Results(List.of(trial("openssl", "x", "1g", 0, GIGA, run(1, 1)), trial("telltale", TelltaleScan.FLOWS, "1g", 0, GIGA, run(2, 2)),
				trial("telltale", TelltaleScan.FULL, Size.ONE_FRAME, 0, 100, run(0, 0.3)), trial("suricata", "x", "256m", 0, SMALL)));
		BenchSchema.holds(results.rows());
		BenchSchema.holds(results.goals());
		assertEquals(4, results.goals().size(), results.goals().toString());
	}

	private static Trial trial(String tool, String work, String size, int cores, long bytes, Measured... runs) {
		return new Trial(tool, "1", work, size, cores, bytes, List.of(runs), "");
	}

	private static Measured run(double cpu, double wall) {
		return new Measured(0, cpu, wall, 1 << 20, wall, "");
	}
}
