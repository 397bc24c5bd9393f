package org.telltale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.audit.TestedRun.cell;
import static org.telltale.audit.TestedRun.cells;
import static org.telltale.audit.TestedRun.codes;
import static org.telltale.audit.TestedRun.tested;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.telltale.audit.cells.Cell;
import org.telltale.audit.cells.Verdict;
import org.telltale.audit.facts.CaseFacts;
import org.telltale.base.json.Json;

/** Each rule of docs/formats/cells.md, and the traps beside it. */
class CellRulesTest {

	@Test
	void whatWasLookedForInEveryWayAndNotSeenIsNotContradicted() {
		assertEquals(Verdict.NOT_CONTRADICTED, cell(tested(), "R1").verdict());
	}

	@Test
	void oneWitnessContradicts() {
		Cell cell = cell(tested().sighting("R1", "E1", "SMS", "digest", "out", 150), "R1");
		assertEquals(Verdict.CONTRADICTED, cell.verdict());
		assertEquals(1, cell.witnesses().size());
	}

	@Test
	void whatOnlyCameDownIsNoWitness() {
		assertEquals(Verdict.NOT_CONTRADICTED, cell(tested().sighting("R1", "E1", "SMS", "exact", "in", 150), "R1").verdict());
	}

	/** Members of a set saw other hours: a whole one does not stand in for a cut one, another whole capture does. */
	@Test
	void wholeFileOfASetIsNoStandInForACutOne() {
		FactBuilder facts = tested().add(Json.object().put("type", "evidence").put("evidence", "cap-R1").put("truncatedFrames", 4)).add(point("other"));
		assertEquals(Verdict.NOT_CONTRADICTED, cell(facts, "R1").verdict());
		facts.add(Json.object().put("type", "capture-set").put("set", "s").put("members", Json.texts(List.of("cap-R1", "other"))));
		assertEquals(List.of("truncated"), codes(cell(facts, "R1")));
		assertEquals(Verdict.NOT_CONTRADICTED, cell(facts.add(point("third")), "R1").verdict());
	}

	private static Json.Fields point(String evidence) {
		return Json.object().put("type", "capture-point").put("run", "R1").put("evidence", evidence).put("point", "ap").put("sees", Json.texts(List.of("wifi")))
				.put("clockOffset", "0").put("clockUncertainty", "0");
	}

	/** A capture that ended before a stimulus, and one whose clock places it behind the run, say nothing of it. */
	@Test
	void whatNoCaptureWasThereForIsInconclusive() {
		assertEquals(List.of("not-covered"), codes(cell(framesOfR1(100, 125), "R1")));
		assertEquals(1, cell(framesOfR1(100, 125), "R1").reasons().getFirst().number());
		assertEquals(List.of("not-covered"), codes(cell(framesOfR1(200, 300), "R1")));
		assertEquals(Verdict.NOT_CONTRADICTED, cell(framesOfR1(199, 300), "R1").verdict());
		assertEquals(Verdict.NOT_CONTRADICTED, cell(framesOfR1(100, 130), "R1").verdict());
	}

	private static FactBuilder framesOfR1(long first, long last) {
		FactBuilder facts = tested();
		facts.facts().stream().filter(f -> f.text("evidence").filter("cap-R1"::equals).isPresent() && f.text("type").filter("evidence"::equals).isPresent())
				.forEach(f -> f.put("first", FactBuilder.nanos(first)).put("last", FactBuilder.nanos(last)));
		return facts;
	}

	@Test
	void similarIsInconclusiveAtMost() {
		assertEquals(List.of("similar-only"), codes(cell(tested().sighting("R1", "E1", "SMS", "similar", "out", 150), "R1")));
		assertEquals(List.of("similar-only"), codes(cell(tested().sighting("R1", "E1", "SMS", "similar", "out", 150, -2), "R1")));
	}

	@Test
	void whatChanceAloneMayHaveMadeIsNoWitness() {
		assertEquals(List.of("chance-only"), codes(cell(tested().sighting("R1", "E1", "SMS", "exact", "out", 150, -5), "R1")));
		assertEquals(Verdict.CONTRADICTED, cell(tested().sighting("R1", "E1", "SMS", "exact", "out", 150, -6), "R1").verdict());
	}

	@Test
	void aSightingWithinTheClocksOfAChangeIsUndecidable() {
		FactBuilder facts = new FactBuilder().exhibit("E1", "SMS", "text").run("R1", 100, 200, "wifi")
				.condition("R1", "consent", "none", 100, 150, 2, "settings").condition("R1", "consent", "given", 150, 200, 2, "settings")
				.stimuli("R1", "E1", 110, 120, 130).claim("C", "never send SMS when consent = none");
		assertTrue(codes(cell(facts.sighting("R1", "E1", "SMS", "exact", "out", 148), "R1")).contains("undecidable-time"));
		assertEquals(Verdict.CONTRADICTED, cell(facts.sighting("R1", "E1", "SMS", "exact", "out", 146), "R1").verdict());
	}

	@Test
	void theRunsOwnStartIsNotBlurred() {
		assertEquals(Verdict.CONTRADICTED, cell(tested().sighting("R1", "E1", "SMS", "exact", "out", 100), "R1").verdict());
	}

	@Test
	void consentGivenIsOutsideTheCondition() {
		assertEquals(Verdict.NOT_APPLICABLE, cell(tested(), "R2").verdict());
	}

	@Test
	void aRunWithoutHandsetIsNotApplicable() {
		assertEquals(List.of("no-handset"), codes(cell(tested().control("R0", 0, 50), "R0")));
	}

	@Test
	void aPlannedRunIsNotTested() {
		FactBuilder facts = tested().plannedRun("R9", 900, 999).condition("R9", "consent", "none", 900, 999, 0, "settings");
		assertEquals(List.of("no-capture"), codes(cell(facts, "R9")));
	}

	@Test
	void twoStimuliAreTooFew() {
		FactBuilder facts = new FactBuilder().exhibit("E1", "SMS", "text").run("R1", 100, 200, "wifi").stimuli("R1", "E1", 110, 120)
				.claim("C", "never send SMS");
		assertEquals(List.of("few-stimuli", "no-positive-control"), codes(cell(facts, "R1")));
	}

	@Test
	void aBearerThatNoPointSawIsNotObserved() {
		FactBuilder facts = tested().condition("R1", "bearer", "cellular", 150, 200, 0, "screenshot");
		assertEquals(List.of("bearer-not-observed"), codes(cell(facts, "R1")));
	}

	@Test
	void aGapMakesItInconclusive() {
		assertEquals(List.of("gap"), codes(cell(tested().flow("R1", "192.0.2.9", 140, 0, 5), "R1")));
	}

	@Test
	void unreadableBytesThatCouldHoldItMakeItInconclusive() {
		assertEquals(List.of("unreadable-bytes"), codes(cell(tested().flow("R1", "192.0.2.9", 140, 11, 0), "R1")));
	}

	@Test
	void fewerUnreadableBytesThanTheSmallestEncodingExclude() {
		assertEquals(Verdict.EXCLUDED_BY_VOLUME, cell(tested().flow("R1", "192.0.2.9", 140, 10, 0), "R1").verdict());
	}

	@Test
	void bytesThatWereReadAndNotSearchedCountAsUnreadable() {
		assertEquals(List.of("unreadable-bytes"), codes(cell(tested().unsearched("match.over-budget", false, 11), "R1")));
		assertEquals(Verdict.EXCLUDED_BY_VOLUME, cell(tested().unsearched("match.over-budget", false, 10), "R1").verdict());
		assertEquals(Verdict.NOT_CONTRADICTED, cell(tested().unsearched("match.picture", false, 90_000), "R1").verdict());
	}

	@Test
	void picturesThatWereNotComparedCountForPhotos() {
		FactBuilder facts = tested().unsearched("match.picture", false, 5);
		assertEquals(5, new CaseFacts(facts.facts()).flows().getLast().mayHide("PHOTO", false));
		assertEquals(0, new CaseFacts(facts.facts()).flows().getLast().mayHide("SMS", false));
	}

	@Test
	void onlyEncryptedMindsWhatWasNotSearchedInClear() {
		String claim = "send SMS only encrypted when consent = none";
		assertEquals(Verdict.INCONCLUSIVE, onlyEncrypted(tested().unsearched("match.cut", false, 90_000).claim("D", claim)));
		assertEquals(Verdict.NOT_CONTRADICTED, onlyEncrypted(tested().unsearched("match.cut", true, 90_000).claim("D", claim)));
	}

	private static Verdict onlyEncrypted(FactBuilder facts) {
		return cells(facts).stream().filter(c -> c.claim().equals("D") && c.run().equals("R1")).findFirst().orElseThrow().verdict();
	}

	/** Eight bytes at the access point, eight at another point; eleven would hold it. */
	private static List<String> twice(String... secondSees) {
		return codes(cell(tested().flow("R1", "192.0.2.9", 140, 8, 0).flow("R1", "192.0.2.9", 141, 8, 0).but("evidence", "b").seeing("R1", "b", "gateway", secondSees), "R1"));
	}

	@Test
	void pointsThatSeeDifferentBearersAddUp() {
		assertEquals(List.of("unreadable-bytes"), twice("cellular"));
		assertEquals(List.of("volume"), twice("wifi"), "both saw the same");
		assertEquals(List.of("volume"), twice("wifi", "cellular"), "the second saw all");
		assertEquals(List.of("unreadable-bytes"), twice(), "what the second saw is not known");
	}

	/** What a point that sees every bearer did not record is no reason to take the others for one. */
	@Test
	void aWholePointDoesNotHideWhatTheOthersSaw() {
		FactBuilder facts = tested().flow("R1", "192.0.2.9", 140, 8, 0).flow("R1", "192.0.2.9", 141, 8, 0).but("evidence", "b").seeing("R1", "b", "gateway", "cellular")
				.seeing("R1", "c", "handset", "cellular", "wifi");
		assertEquals(List.of("unreadable-bytes"), codes(cell(facts, "R1")));
		assertEquals(16, cell(facts, "R1").reasons().getFirst().number());
	}

	/** A capture of another bearer covers nothing of this one, and a control at a point that does not see it is none. */
	@Test
	void eachBearerIsCoveredAndControlledAtAPointThatSeesIt() {
		FactBuilder cellular = framesOfR1(100, 125).seeing("R1", "b", "gateway", "cellular").add(Json.object().put("type", "evidence").put("evidence", "b").put("first", FactBuilder.nanos(100))
				.put("last", FactBuilder.nanos(199)));
		assertEquals(List.of("not-covered"), codes(cell(cellular, "R1")), "the run was over Wi-Fi");
		FactBuilder both = tested().seeing("R1", "b", "gateway", "cellular").add(Json.object().put("type", "evidence").put("evidence", "b").put("first", FactBuilder.nanos(100))
				.put("last", FactBuilder.nanos(199)));
		assertEquals(Verdict.NOT_CONTRADICTED, cell(both, "R1").verdict());
		both.condition("R1", "bearer", "cellular", 100, 125, 0, "log");
		assertEquals(List.of("no-positive-control"), codes(cell(both, "R1")), "nothing was ever seen going out at the gateway");
		both.seeing("R2", "cap-R2", "gateway", "wifi");
		assertEquals(Verdict.NOT_CONTRADICTED, cell(both, "R1").verdict());
	}

	@Test
	void aWholeCaptureOfAnotherBearerIsNoStandInForACutOne() {
		FactBuilder facts = tested().add(Json.object().put("type", "evidence").put("evidence", "cap-R1").put("truncatedFrames", 4)).seeing("R1", "b", "ap", "cellular");
		assertEquals(List.of("truncated"), codes(cell(facts, "R1")));
		assertEquals(Verdict.NOT_CONTRADICTED, cell(facts.seeing("R1", "c", "ap", "wifi", "cellular"), "R1").verdict());
	}

	@Test
	void pointsOfWhichNoneSeesAllAddUp() {
		FactBuilder facts = tested().flow("R1", "192.0.2.9", 140, 4, 0).flow("R1", "192.0.2.9", 141, 4, 0).but("evidence", "b").seeing("R1", "b", "gateway", "wifi", "cellular")
				.flow("R1", "192.0.2.9", 142, 4, 0).but("evidence", "c").seeing("R1", "c", "handset", "cellular", "ethernet");
		assertEquals(12, cell(facts, "R1").reasons().getFirst().number());
	}

	@Test
	void unreadableBytesBeforeTheFirstStimulusDoNotCount() {
		assertEquals(Verdict.NOT_CONTRADICTED, cell(tested().flow("R1", "192.0.2.9", 105, 5000, 0), "R1").verdict());
	}

	@Test
	void theLaboratorysBackgroundDoesNotCount() {
		FactBuilder facts = tested().control("R0", 0, 50).flow("R1", "192.0.2.9", 140, 5000, 0)
				.add(Json.object().put("type", "flow").put("run", "R0").put("evidence", "cap-R0")
						.put("server", Json.object().put("address", "192.0.2.9").put("port", 123)));
		assertEquals(Verdict.NOT_CONTRADICTED, cell(facts, "R1").verdict());
		facts.facts().stream().filter(fact -> fact.text("type").filter("run"::equals).isPresent() && fact.text("handset").isEmpty()).forEach(fact -> fact.put("hypothetical", true));
		assertEquals(List.of("unreadable-bytes"), codes(cell(facts, "R1")), "a control run that was made up");
	}

	@Test
	void onlyAfterEndsAtTheAct() {
		FactBuilder facts = new FactBuilder().exhibit("E1", "PHONE_NUMBER", "+447700900123").run("R1", 100, 200, "wifi")
				.condition("R1", "consent", "none", 100, 150, 1, "settings").condition("R1", "consent", "given", 150, 200, 1, "settings")
				.stimuli("R1", "E1", 160, 170, 180).sighting("R1", "E1", "PHONE_NUMBER", "exact", "out", 161)
				.claim("C", "send PHONE_NUMBER only after consent = given");
		assertEquals(List.of("no-stimulus"), codes(cell(facts, "R1")));
		assertEquals(Verdict.CONTRADICTED, cell(facts.sighting("R1", "E1", "PHONE_NUMBER", "exact", "out", 120), "R1").verdict());
	}

	@Test
	void agreedFromTheStartLeavesNothingToTestBeforeTheAct() {
		FactBuilder facts = new FactBuilder().exhibit("E1", "PHONE_NUMBER", "+447700900123").run("R1", 100, 200, "wifi")
				.condition("R1", "consent", "given", 100, 200, 1, "settings").condition("R1", "rom", "ota", 100, 200, 1, "settings")
				.stimuli("R1", "E1", 160, 170, 180).sighting("R1", "E1", "PHONE_NUMBER", "exact", "out", 161)
				.claim("C", "send PHONE_NUMBER only after consent = given when rom = ota");
		assertEquals(Verdict.NOT_TESTED, cell(facts, "R1").verdict());
		assertEquals("consent = given held from the start: the run has no time before it of which the claim speaks.", cell(facts, "R1").reasons().getFirst().text());
		assertEquals(List.of("no-stimulus"), codes(cell(facts, "R1")));
		facts.claim("D", "send PHONE_NUMBER only after consent = given when rom = stock");
		assertEquals(Verdict.NOT_APPLICABLE, cells(facts).stream().filter(c -> c.claim().equals("D")).findFirst().orElseThrow().verdict());
	}

	@Test
	void onlyEncryptedDoesNotMindEncryptedBytes() {
		FactBuilder facts = tested().flow("R1", "192.0.2.9", 140, 90_000, 0).claim("D", "send SMS only encrypted when consent = none");
		assertEquals(Verdict.NOT_CONTRADICTED, onlyEncrypted(facts));
	}

	@Test
	void whatWasDecryptedStandsAgainstNeverAndNotAgainstOnlyEncrypted() {
		FactBuilder facts = tested().claim("D", "send SMS only encrypted when consent = none").sighting("R1", "E1", "SMS", "exact", "out", 150);
		facts.facts().getLast().put("derivation", Json.object().put("nodes", Json.array(List.of(Json.object().put("op", "capture.tcp"), Json.object().put("op", "tls.decrypt")))));
		assertEquals(Verdict.NOT_CONTRADICTED, onlyEncrypted(facts));
		assertEquals(Verdict.CONTRADICTED, cell(facts, "R1").verdict());
	}

	@Test
	void anOrderedDimensionReachesUpwards() {
		FactBuilder facts = new FactBuilder().order("rom", "stock", "ota", "ota-reset").exhibit("E1", "SMS", "text")
				.run("R1", 100, 200, "wifi").condition("R1", "rom", "ota", 100, 200, 0, "settings")
				.run("R2", 300, 400, "wifi").condition("R2", "rom", "stock", 300, 400, 0, "settings")
				.run("R3", 500, 600, "wifi").condition("R3", "rom", "ota-reset", 500, 600, 0, "settings")
				.claim("C", "never send SMS when rom >= ota");
		assertEquals(List.of("no-stimulus"), codes(cell(facts, "R1")));
		assertEquals(List.of("outside-condition"), codes(cell(facts, "R2")));
		assertEquals(List.of("no-stimulus"), codes(cell(facts, "R3")));
	}

	/** Without a declared order no value is at least another: the claim has no cells, and the error says where. */
	@Test
	void whatHasNoOrderIsNotCompared() {
		FactBuilder facts = tested().claim("D", "never send SMS when consent >= none");
		assertEquals(List.of("C"), cells(facts).stream().map(Cell::claim).distinct().toList());
		assertEquals(29, new Audit().unreadable(facts.facts()).get("D").column());
		facts.order("consent", "given");
		assertEquals(32, new Audit().unreadable(facts.facts()).get("D").column());
		assertEquals(Set.of("D"), new Audit().unreadable(facts.facts()).keySet());
	}

	@Test
	void aDefaultThatWasNotReadLeavesAStateClaimOpen() {
		FactBuilder facts = tested().condition("R1", "cloud", "off", 100, 200, 0, "settings").claim("S", "initially cloud = off after reset");
		Cell cell = cell(facts, "*");
		assertEquals(Verdict.INCONCLUSIVE, cell.verdict());
		assertTrue(cell.reasons().getFirst().text().startsWith("ROM default not read"));
		facts.condition("R1", "cloud", "off", 100, 200, 0, "rom-default");
		assertEquals(List.of("rom-default-not-read"), codes(cell(facts, "*")), "somebody wrote it down");
	}

	@Test
	void aClaimOfAMakeSpeaksOfNoOther() {
		FactBuilder facts = tested().add(Json.object().put("type", "handset").put("handset", "H").put("make", "Borealis"));
		facts.facts().stream().filter(f -> f.text("type").filter("claim"::equals).isPresent()).forEach(f -> f.put("subject", "Hesperus"));
		assertEquals(List.of("other-make"), codes(cell(facts, "R1")));
		facts.facts().stream().filter(f -> f.text("type").filter("claim"::equals).isPresent()).forEach(f -> f.put("subject", "borealis"));
		assertEquals(Verdict.NOT_CONTRADICTED, cell(facts, "R1").verdict());
	}

	@Test
	void aStatementAloneIsSaid() {
		FactBuilder facts = new FactBuilder().exhibit("E1", "SMS", "text").run("R1", 100, 200, "wifi")
				.condition("R1", "cloud", "off", 100, 200, 0, "statement").stimuli("R1", "E1", 110).claim("C", "never send SMS when cloud = off");
		assertTrue(cell(facts, "R1").statementAlone());
		assertFalse(cell(tested(), "R1").statementAlone());
	}

	@Test
	void overallIsTheGravestCell() {
		assertEquals(Verdict.CONTRADICTED, Verdict.overall(List.of(Verdict.NOT_CONTRADICTED, Verdict.CONTRADICTED, Verdict.INCONCLUSIVE)));
		assertEquals(Verdict.NOT_CONTRADICTED, Verdict.overall(List.of(Verdict.NOT_TESTED, Verdict.EXCLUDED_BY_VOLUME)));
	}
}
