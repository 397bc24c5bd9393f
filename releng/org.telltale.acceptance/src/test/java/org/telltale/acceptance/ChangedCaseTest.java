package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.telltale.audit.Audit;
import org.telltale.audit.cells.Cell;
import org.telltale.audit.cells.ClaimVerdict;
import org.telltale.audit.cells.Reason;
import org.telltale.audit.cells.Verdict;
import org.telltale.base.json.Json;
import org.telltale.casework.facts.FactLine;

/** What a case loses changes the cells that rest on it, to words that say less, and no other. */
@ExtendWith(DemoExtension.class)
class ChangedCaseTest {

	private static final Set<String> CLEARED = Set.of("not contradicted", "excluded by volume");
	/** Kinds that only the agreed upload of R4 shows going out. */
	private static final Set<String> OF_THE_CONTROL = Set.of("SMS", "PHOTO", "CONTACT");

	private static List<Json.Fields> facts(Demo demo) {
		return Facts.of(demo.caseFolder()).stream().filter(fact -> !Set.of("cell", "finding").contains(fact.text("type").orElse(""))).toList();
	}

	private static boolean is(Json fact, String name, String value) {
		return fact.text(name).equals(Optional.of(value));
	}

	private static Map<String, String> verdicts(List<Json.Fields> facts) {
		Map<String, String> verdicts = new TreeMap<>();
		for (Cell cell : new Audit().cells(facts)) {
			verdicts.put(cell.claim() + " " + cell.run() + " " + cell.column(), cell.verdict().words());
		}
		return verdicts;
	}

	/** Holds that the cells meant become that verdict, and all others stay what they were. */
	private static void assertBecome(String verdict, Map<String, String> before, Predicate<String> meant, List<Json.Fields> changed) {
		Map<String, String> expected = new TreeMap<>(before);
		expected.replaceAll((cell, was) -> meant.test(cell) ? verdict : was);
		assertTrue(!expected.equals(before), "the change means nothing");
		assertEquals(expected, verdicts(changed));
	}

	private static List<Json.Fields> changed(List<Json.Fields> facts, Predicate<Json.Fields> which, UnaryOperator<Json.Fields> how) {
		assertTrue(facts.stream().anyMatch(which), "nothing to change");
		return facts.stream().map(fact -> which.test(fact) ? how.apply(fact.copy()) : fact).toList();
	}

	private static List<Json.Fields> without(List<Json.Fields> facts, Predicate<Json.Fields> which) {
		assertTrue(facts.stream().anyMatch(which), "nothing to leave out");
		return facts.stream().filter(fact -> !which.test(fact)).toList();
	}

	/** R4 is the positive control of what else is never seen going out. */
	@Test
	void withoutTheControlRunNothingOfItsKindsIsCleared(Demo demo) {
		List<Json.Fields> facts = facts(demo);
		Map<String, String> before = verdicts(facts);
		before.keySet().removeIf(cell -> cell.contains(" R4 "));
		Map<String, String> known = Map.copyOf(before);
		assertBecome("inconclusive", before, cell -> CLEARED.contains(known.get(cell)) && OF_THE_CONTROL.contains(cell.substring(cell.lastIndexOf(' ') + 1)),
				without(facts, fact -> is(fact, "run", "R4")));
	}

	@Test
	void aGapMakesClearedCellsOfItsRunInconclusive(Demo demo) {
		List<Json.Fields> facts = facts(demo);
		Map<String, String> before = verdicts(facts);
		Json.Fields flow = facts.stream().filter(fact -> is(fact, "type", "flow") && is(fact, "run", "R10") && fact.text("device").isPresent()).findFirst().orElseThrow();
		assertBecome("inconclusive", before, cell -> cell.contains(" R10 ") && CLEARED.contains(before.get(cell)),
				changed(facts, fact -> fact == flow, fact -> fact.put("gaps", Json.object().put("out", 1).put("in", 0))));
	}

	/** Eight hours off, either way: the capture speaks of another time than the run's. */
	@Test
	void aClockThatPlacesACaptureElsewhereLeavesItsRunInconclusive(Demo demo) {
		List<Json.Fields> facts = facts(demo);
		Map<String, String> before = verdicts(facts);
		for (long hours : new long[] { 8, -8 }) {
			assertBecome("inconclusive", before, cell -> cell.contains(" R2 ") && Set.of("not contradicted", "contradicted").contains(before.get(cell)),
					changed(facts, fact -> is(fact, "type", "capture-point") && is(fact, "run", "R2"),
							fact -> fact.put("clockOffset", Long.toString(fact.integer("clockOffset").orElseThrow() + Duration.ofHours(hours).toNanos()))));
		}
	}

	@Test
	void droppedStimuliLeaveNotTestedWhatWasCleared(Demo demo) {
		List<Json.Fields> facts = facts(demo);
		Map<String, String> before = verdicts(facts);
		assertBecome("not tested", before, cell -> cell.contains(" R10 ") && CLEARED.contains(before.get(cell)), without(facts, fact -> is(fact, "type", "stimulus") && is(fact, "run", "R10")));
	}

	@Test
	void twoStimuliOfThreeAreTooFewToClear(Demo demo) {
		List<Json.Fields> facts = facts(demo);
		Map<String, String> before = verdicts(facts);
		Json.Fields one = facts.stream().filter(fact -> is(fact, "type", "stimulus") && is(fact, "run", "R5") && is(fact, "kind", "PHOTO_TAKEN")).findFirst().orElseThrow();
		assertBecome("inconclusive", before, cell -> cell.contains(" R5 ") && CLEARED.contains(before.get(cell)), without(facts, fact -> fact == one));
	}

	/** R7's ROM has no such switch, and the list of runs says so. Without that it is unknown, and what left then is no longer put aside. */
	@Test
	void aSwitchThatIsNoLongerRecordedIsUnknown(Demo demo) {
		List<Json.Fields> facts = facts(demo);
		Map<String, String> expected = verdicts(facts);
		expected.replaceAll((cell, was) -> !cell.startsWith("C5 R7 ") ? was : cell.endsWith(" IDENTIFIER") ? "inconclusive" : "not tested");
		List<Json.Fields> changed = without(facts, fact -> is(fact, "type", "condition") && is(fact, "run", "R7") && is(fact, "dimension", "cloud"));
		assertEquals(expected, verdicts(changed));
		assertEquals(Set.of("condition-not-recorded"), new Audit().cells(changed).stream().filter(c -> c.claim().equals("C5") && c.run().equals("R7"))
				.filter(c -> c.column().equals("IDENTIFIER")).flatMap(c -> c.reasons().stream()).map(Reason::code).collect(Collectors.toSet()));
	}

	/** Consent was given in R4. Where the list says for the same time that it was not, neither is taken: what left counts neither way. */
	@Test
	void twoValuesForOneTimeLeaveOpenWhatIsTestedByThem(Demo demo) {
		List<Json.Fields> facts = facts(demo);
		Json.Fields given = facts.stream().filter(fact -> is(fact, "type", "condition") && is(fact, "run", "R4") && is(fact, "dimension", "consent")).findFirst().orElseThrow();
		Map<String, String> expected = verdicts(facts);
		assertEquals(Set.of("not applicable"), expected.entrySet().stream().filter(e -> e.getKey().startsWith("C2 R4 ")).map(Map.Entry::getValue).collect(Collectors.toSet()));
		expected.replaceAll((cell, was) -> cell.startsWith("C2 R4 ") ? "inconclusive" : was);
		List<Json.Fields> changed = Stream.concat(facts.stream(), Stream.of(FactLine.identified(given.copy().put("value", "none")))).toList();
		assertEquals(expected, verdicts(changed));
		assertTrue(new Audit().cells(changed).stream().filter(c -> c.claim().equals("C2") && c.run().equals("R4") && c.column().equals("SMS"))
				.allMatch(c -> c.reasons().getFirst().code().equals("condition-not-recorded") && c.reasons().getFirst().text().contains("contradict each other")));
	}

	/** The other brand's handset is put aside by its make, not by switches that nobody recorded. */
	@Test
	void aClaimOnAnyMakeSpeaksOfTheOtherBrandToo(Demo demo) {
		List<Json.Fields> facts = facts(demo);
		Map<String, String> expected = verdicts(facts);
		expected.replaceAll((cell, was) -> !cell.contains(" R13 ") ? was : cell.endsWith(" IDENTIFIER") ? "inconclusive" : "not tested");
		assertEquals(expected, verdicts(changed(facts, fact -> is(fact, "type", "claim"), fact -> {
			fact.remove("subject");
			return fact;
		})));
	}

	@Test
	void withoutTheDefaultThatWasReadTheClaimOfTheFirstStateIsOpen(Demo demo) {
		List<Json.Fields> facts = facts(demo);
		Map<String, String> before = verdicts(facts);
		assertEquals("confirmed", before.get("C1 * STATE"));
		assertBecome("inconclusive", before, cell -> cell.startsWith("C1 "), without(facts, fact -> is(fact, "type", "rom-default")));
	}

	@Test
	void aDefaultThatSaysTheOppositeLeavesTheClaimOfTheFirstStateOpen(Demo demo) {
		List<Json.Fields> facts = facts(demo);
		List<Json.Fields> changed = changed(facts, fact -> is(fact, "type", "rom-default") && fact.text("name").orElse("").endsWith("def_cloud_enabled"),
				fact -> fact.put("value", "true"));
		assertBecome("inconclusive", verdicts(facts), cell -> cell.startsWith("C1 "), changed);
		assertEquals(1, new Audit().findings(changed).stream().filter(finding -> finding.rule().equals("rom-default-contradiction")).count());
	}

	/** Of a handset that was used before, a state says nothing of how handsets begin. */
	@Test
	void statesThatWereAfterNoResetConfirmNoFirstState(Demo demo) {
		List<Json.Fields> facts = facts(demo);
		assertBecome("inconclusive", verdicts(facts), cell -> cell.startsWith("C1 "), without(facts, fact -> is(fact, "type", "condition") && is(fact, "dimension", "reset")));
	}

	/** An image whose default is read and is another one is not passed over since it was entered as it is. */
	@Test
	void aDefaultThatWasReadAndIsContraryLeavesTheFirstStateOpen(Demo demo) {
		List<Json.Fields> facts = facts(demo);
		Json.Fields on = facts.stream().filter(fact -> is(fact, "type", "condition") && is(fact, "run", "R4") && is(fact, "dimension", "cloud")).findFirst().orElseThrow();
		Json.Fields read = facts.stream().filter(fact -> is(fact, "type", "rom-default") && fact.text("name").orElse("").endsWith("def_cloud_enabled")).findFirst().orElseThrow();
		Json source = Json.object().put("kind", "rom-default").put("evidence", read.text("evidence").orElseThrow()).put("reference", "another:bool/def_cloud_enabled");
		assertBecome("inconclusive", verdicts(facts), cell -> cell.startsWith("C1 "), Stream.concat(facts.stream().map(fact -> fact == on ? FactLine.identified(on.copy().put("source", source)) : fact),
				Stream.of(FactLine.identified(read.copy().put("name", "another:bool/def_cloud_enabled").put("value", "true")))).toList());
	}

	/** The one observed state that is left names a row that says the opposite, and then a picture that is none. */
	@Test
	void aSourceThatDoesNotBearOutItsConditionIsAWord(Demo demo) {
		List<Json.Fields> facts = facts(demo);
		Predicate<Json.Fields> clouds = fact -> is(fact, "type", "condition") && is(fact, "dimension", "cloud") && Set.of("R1", "R10").contains(fact.text("run").orElse(""))
				&& fact.get("source").flatMap(source -> source.text("kind")).equals(Optional.of("settings"));
		Predicate<Json.Fields> rows = fact -> is(fact, "type", "setting") && is(fact, "key", "cloud_enabled");
		assertBecome("inconclusive", verdicts(facts), cell -> cell.startsWith("C1 "), changed(facts, rows, fact -> fact.put("value", "1")));
		assertBecome("inconclusive", verdicts(facts), cell -> cell.startsWith("C1 "), without(facts, rows));
		assertBecome("inconclusive", verdicts(facts), cell -> cell.startsWith("C1 "), changed(facts, clouds, fact -> fact.put("source", ((Json.Fields) fact.get("source").orElseThrow()).copy().put("kind", "screenshot"))));
	}

	/** What was made up contradicts nothing and confirms nothing. */
	@Test
	void madeUpRunsDecideNothing(Demo demo) {
		List<Json.Fields> changed = changed(facts(demo), fact -> is(fact, "type", "run"), fact -> fact.put("hypothetical", true));
		List<Json.Fields> cells = new Audit().cells(changed).stream().map(Cell::toFact).toList();
		ClaimVerdict contradicted = ClaimVerdict.of("C2", cells);
		assertEquals(Verdict.NOT_TESTED, contradicted.verdict());
		assertTrue(contradicted.why().contains("R6 (2 contradicted, 3 not tested)"), contradicted.why());
		assertTrue(ClaimVerdict.of("C1", cells).verdict() == Verdict.INCONCLUSIVE, "no state of a real run is left");
	}

	@Test
	void aRunThatIsTakenOutTakesItsCellsAlong(Demo demo) {
		List<Json.Fields> facts = facts(demo);
		Map<String, String> expected = verdicts(facts);
		expected.keySet().removeIf(cell -> cell.contains(" R9 "));
		assertEquals(expected, verdicts(without(facts, fact -> is(fact, "run", "R9"))));
	}
}
