package org.telltale.casework.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.model.Run;

class InputFilesTest {

	private static List<String> runs(String text) {
		Outcome<RunsFile> read = RunsFile.read("runs.json", text, List.of());
		assertEquals(read.problems().isEmpty(), read.value().isPresent(), "taken whole or not at all");
		return read.problems().stream().map(Problem::what).toList();
	}

	private static String run(String more) {
		return "{\"runs\":[{\"id\":\"R1\",\"start\":\"2014-08-05T10:00:00Z\",\"end\":\"2014-08-05T11:00:00Z\"" + more + "}]}";
	}

	private static void assertSays(List<String> problems, String pointer) {
		assertTrue(problems.stream().anyMatch(p -> p.startsWith(pointer.isEmpty() ? "" : pointer + ": ")), () -> pointer + " is not in " + problems);
	}

	@Test
	void wrongValuesAreNamedByTheirPointers() {
		assertSays(runs("{\"runs\":[{\"start\":\"yesterday\",\"end\":\"2014-08-05T11:00:00Z\"}]}"), "/runs/0/id");
		assertSays(runs("{\"runs\":[{\"id\":\"R\",\"start\":\"yesterday\",\"end\":\"2014-08-05T11:00:00Z\"}]}"), "/runs/0/start");
		assertSays(runs(run(",\"handset\":\"H9\"")), "/runs/0/handset");
		assertSays(runs(run(",\"conditions\":[{\"dimension\":\"cloud\",\"value\":\"off\",\"source\":{\"kind\":\"hearsay\"}}]")), "/runs/0/conditions/0/source/kind");
		assertSays(runs(run(",\"captures\":[{\"file\":\"a\",\"point\":\"roof\"}]")), "/runs/0/captures/0/point");
		assertSays(runs(run(",\"captures\":[{\"file\":\"a\",\"point\":\"ap\",\"clockOffset\":\"8 hours\"}]")), "/runs/0/captures/0/clockOffset");
		assertSays(runs(run(",\"stimuli\":[{\"at\":\"2014-08-05T10:01:00Z\",\"kind\":\"BOOT\",\"exhibits\":[\"E9\"]}]")), "/runs/0/stimuli/0");
	}

	@Test
	void whatIsNoListIsNamed() {
		assertSays(runs("{}"), "/runs");
		assertSays(runs("{\"runs\":{}}"), "/runs");
		assertSays(runs("no json"), "");
		assertSays(runs(run(",\"conditions\":{\"dimension\":\"cloud\"}")), "/runs/0/conditions");
		assertSays(runs(run(",\"captures\":\"a.pcap\"")), "/runs/0/captures");
	}

	@Test
	void wordsOfTheWrongTypeAreNamed() {
		assertSays(runs(run(",\"stimuli\":[{\"at\":\"2014-08-05T10:01:00Z\",\"kind\":\"BOOT\",\"exhibits\":\"E1\"}]")), "/runs/0/stimuli/0/exhibits");
		assertSays(runs("{\"dimensions\":{\"rom\":{\"order\":\"stock\"}}," + run("").substring(1)), "/dimensions/rom/order");
		assertSays(runs("{\"dimensions\":[]," + run("").substring(1)), "/dimensions");
	}

	@Test
	void runsThatStandTwiceAndEndBeforeTheyStartAreNamed() {
		String one = "{\"id\":\"R1\",\"start\":\"2014-08-05T10:00:00Z\",\"end\":\"2014-08-05T11:00:00Z\"}";
		assertSays(runs("{\"runs\":[" + one + "," + one + "]}"), "/runs/1/id");
		assertSays(runs("{\"runs\":[" + one.replace("T11", "T09") + "]}"), "/runs/0/end");
		assertSays(runs("{\"handsets\":[{\"id\":\"H\"},{\"id\":\"H\"}],\"runs\":[" + one + "]}"), "/handsets/1/id");
	}

	@Test
	void conditionLastsAsLongAsItsRunAndNamesItsPlace() {
		Run run = RunsFile.read("r", run(",\"conditions\":[{\"dimension\":\"cloud\",\"value\":\"off\",\"source\":{\"kind\":\"settings\",\"evidence\":\"s.db\",\"reference\":\"secure/cloud\"}}]"),
				List.of()).value().orElseThrow().runs().getFirst();
		assertEquals(run.getStart(), run.getConditions().getFirst().getFrom());
		assertEquals(run.getEnd(), run.getConditions().getFirst().getTo());
		assertEquals(new ConditionSource("s.db", "secure/cloud"), ConditionSource.of(run.getConditions().getFirst().getReference()));
	}

	@Test
	void claimsPredicateIsReadWhenItIsEntered() {
		String claim = "{\"id\":\"C1\",\"claimant\":\"v\",\"date\":\"2014\",\"text\":\"t\",\"predicate\":\"never sned SMS\"}";
		List<String> problems = ClaimsFile.read("c", "{\"claims\":[" + claim + "]}").problems().stream().map(Problem::what).toList();
		assertSays(problems, "/claims/0/predicate");
		String good = claim.replace("sned SMS", "send SMS when cloud = off");
		assertTrue(ClaimsFile.read("c", "{\"claims\":[" + good + "]}").value().isPresent());
		assertSays(ClaimsFile.read("c", "{\"claims\":[" + good + "," + good + "]}").problems().stream().map(Problem::what).toList(), "/claims/1/id");
	}
}
