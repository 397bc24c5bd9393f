package org.telltale.seal.recompute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.telltale.base.json.Json;
import org.telltale.seal.refusal.Refusal;

/** Rules of cells.md about predicates, conditions and states. */
class CellClaimsTest extends CellStory {

	@Test
	void onlyAfterEndsWithTheActsFirstMoment() throws Exception {
		condition("consent", "given", 1_400, 1_500, 0, "log");
		facts.add(sighting("R1", "c1", "E1", "SMS", 1_400));
		Cell cell = cell("send SMS only after consent = given");
		assertEquals(400, cell.exposure());
		assertCell("not contradicted", "all-controls 0", cell);
		facts.add(sighting("R1", "c1", "E1", "SMS", 1_399));
		assertCell("contradicted", "witness 1", cell("send SMS only after consent = given"));
	}

	@Test
	void whatNobodyRecordedIsUnknown() throws Exception {
		assertCell("not tested", "condition-not-recorded 3", cell("never send SMS when cloud = off"));
		assertCell("not tested", "condition-not-recorded 0", cell("never send PHOTO when cloud = off", "R1", "PHOTO"));
		assertCell("not tested", "condition-not-recorded 3", cell("send SMS only after consent = given"));
		condition("cloud", "absent", 1_000, 1_500, 0, "settings");
		assertCell("not tested", "no-stimulus 0", cell("never send PHOTO when cloud = absent", "R1", "PHOTO"));
		assertCell("not contradicted", "all-controls 0", cell("never send SMS when cloud = absent"));
		facts.add(sighting("R1", "c1", "E1", "SMS", 1_700));
		assertCell("inconclusive", "condition-not-recorded 1", cell("never send SMS when cloud = off"));
		condition("cloud", "absent", 1_500, 2_000, 0, "settings");
		assertCell("not applicable", "outside-condition 0", cell("never send SMS when cloud = off"));
	}

	@Test
	void aClaimOfAMakeSpeaksOfNoOther() throws Exception {
		facts.add(fact("handset").put("handset", "H1").put("make", "Borealis"));
		subject = Optional.of("BOREALIS");
		assertCell("not contradicted", "all-controls 0", cell("never send SMS"));
		subject = Optional.of("Hesperus");
		assertCell("not applicable", "other-make 0", cell("never send SMS"));
		condition("cloud", "on", 1_000, 2_000, 0, "settings");
		condition("reset", "factory", 1_000, 2_000, 0, "log");
		assertCell("inconclusive", "rom-default-not-read 0", state("initially cloud = off after reset"));
	}

	@Test
	void actThatHoldsFromTheStartLeavesNothingTested() throws Exception {
		condition("consent", "given", 0, 9_999, 0, "log");
		assertCell("not tested", "no-stimulus 0", cell("send SMS only after consent = given"));
		assertCell("not applicable", "outside-condition 0", cell("send SMS only after consent = given when consent = none"));
	}

	@Test
	void orderedDimensionsPassFromTheValueOn() throws Exception {
		facts.add(fact("dimension").put("dimension", "rom").put("order", Json.texts(List.of("stock", "ota", "ota-reset"))));
		condition("rom", "ota", 1_000, 2_000, 0, "settings");
		assertCell("not contradicted", "all-controls 0", cell("never send SMS when rom >= ota"));
		assertCell("not applicable", "outside-condition 0", cell("never send SMS when rom >= ota-reset"));
		assertThrows(Refusal.class, () -> cell("never send SMS when cloud >= on"));
	}

	@Test
	void identifiersShareAColumn() throws Exception {
		facts.add(stimulus("R1", 1_200, "E2"));
		Json.Fields sighting = sighting("R1", "c1", "E2", "IMEI", 1_500);
		facts.add(sighting);
		assertCell("contradicted", "witness 1", cell("never send IDENTIFIER", "R1", "IDENTIFIER"));
		assertCell("contradicted", "witness 1", cell("never send IMEI", "R1", "IMEI"));
		assertEquals("not tested", cell("never send MAC", "R1", "MAC").verdict());
	}

	@Test
	void stateClaimsWantDefaultAndObservation() throws Exception {
		String off = "initially cloud = off after reset";
		Json.Fields settings = condition("cloud", "off", 1_000, 2_000, 0, "settings");
		assertCell("inconclusive", "rom-default-not-read 0", state(off));
		Json.Fields reset = condition("reset", "factory", 1_000, 2_000, 0, "log");
		assertCell("inconclusive", "rom-default-not-read 1", state(off));
		Json.Fields rom = condition("cloud", "off", 1_000, 2_000, 0, "rom-default");
		rom.put("source", Json.object().put("kind", "rom-default").put("evidence", "image").put("reference", "p:bool/def_cloud"));
		assertCell("inconclusive", "rom-default-not-read 1", state(off));
		Json.Fields read = fact("rom-default").put("evidence", "image").put("name", "p:bool/def_cloud").put("value", "False").put("standing", "several");
		facts.add(read);
		assertCell("confirmed", "state 1", state(off));
		reset.put("value", "no");
		assertCell("inconclusive", "state-not-observed 0", state(off));
		reset.put("value", "factory");
		settings.put("value", "on");
		assertCell("inconclusive", "state-disputed 1", state(off));
		assertEquals(List.of("rom-default", "settings"), state(off).sources());
		rom.put("from", "1500");
		assertCell("contradicted", "state 1", state(off));
		settings.put("source", Json.object().put("kind", "statement"));
		assertCell("inconclusive", "state-not-observed 0", state(off));
		settings.put("value", "off").put("source", Json.object().put("kind", "settings").put("evidence", "item"));
		assertCell("confirmed", "state 1", state(off));
		rom.put("value", "on");
		read.put("value", "true");
		assertCell("inconclusive", "rom-default-differs 1", state(off));
		settings.put("source", Json.object().put("kind", "statement")).put("value", "on");
		rom.put("from", "1000");
		assertCell("inconclusive", "rom-default-differs 1", state(off));
		settings.put("source", Json.object().put("kind", "settings").put("evidence", "item"));
		assertCell("confirmed", "state 1", state("initially cloud = on after reset"));
		assertCell("contradicted", "state 1", state(off));
		reset.put("value", "no");
		read.put("value", "0");
		assertCell("inconclusive", "rom-default-differs 1", state("initially cloud = on after reset"));
		read.put("standing", "overridden");
		assertCell("inconclusive", "rom-default-not-read 0", state("initially cloud = on after reset"));
	}

	@Test
	void missingAndDoubledCellsAreFaults() throws Exception {
		facts.add(fact("claim").put("claim", "C").put("predicate", "never send SMS, PHOTO"));
		facts.add(Json.object().put("type", "cell").put("class", "recomputed").put("claim", "C").put("run", "R1").put("kind", "SMS"));
		facts.add(Json.object().put("type", "cell").put("class", "recomputed").put("claim", "C").put("run", "R1").put("kind", "SMS").put("verdict", "x"));
		List<String> faults = new CellCheck(file()).tableFaults();
		assertEquals(List.of("claim C has two cells R1/SMS", "claim C lacks the cell R0/SMS", "claim C lacks the cell R0/PHOTO",
				"claim C lacks the cell R1/PHOTO", "claim C lacks the cell R2/SMS", "claim C lacks the cell R2/PHOTO"), faults);
	}

	@Test
	void predicatesThatTheGrammarDoesNotKnowAreRefused() {
		for (String text : List.of("", "never", "never send", "never send FAX", "send SMS", "send SMS only", "never send SMS when", "never send SMS when a",
				"never send SMS when a in {}", "never send SMS when a in {b", "initially a = b", "never send SMS to all", "never send SMS; drop",
				"never send SMS when a = b or c = d")) {
			assertThrows(Refusal.class, () -> PredicateReader.read(text), text);
		}
	}
}
