package org.telltale.seal.recompute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.telltale.base.json.Json;

/** Rules of cells.md about what a cell speaks of, what contradicts it and what clears it. */
class CellRulesTest extends CellStory {

	@Test
	void notContradictedNeedsAllControls() throws Exception {
		Cell cell = cell("never send SMS to any");
		assertCell("not contradicted", "all-controls 0", cell);
		assertEquals(1_000, cell.exposure());
		assertEquals(3, cell.stimuli());
		assertEquals(Optional.of(5L), cell.smallest());
	}

	@Test
	void notApplicableComesFirst() throws Exception {
		condition("cloud", "on", 1_000, 2_000, 0, "settings");
		facts.add(sighting("R1", "c1", "E1", "SMS", 1_500));
		assertCell("not applicable", "outside-condition 0", cell("never send SMS when cloud = off"));
		runOne.put("excluded", "counterfeit");
		assertCell("not applicable", "unit-excluded 0", cell("never send SMS"));
		runOne.remove("handset");
		Cell cell = cell("never send SMS");
		assertCell("not applicable", "no-handset 0", cell);
		assertEquals(0, cell.stimuli());
		assertEquals(1_000, cell.exposure());
	}

	@Test
	void witnessContradictsInsideTheConditionOnly() throws Exception {
		condition("cloud", "off", 1_000, 1_600, 10, "settings");
		condition("cloud", "on", 1_600, 2_000, 10, "settings");
		Json.Fields sighting = sighting("R1", "c1", "E1", "SMS", 1_500);
		facts.add(sighting);
		assertCell("contradicted", "witness 1", cell("never send CONTENT when cloud = off"));
		sighting.put("at", "1595");
		assertCell("inconclusive", "undecidable-time 1", cell("never send CONTENT when cloud = off"));
		sighting.put("at", "1605");
		assertCell("inconclusive", "undecidable-time 1", cell("never send CONTENT when cloud = off"));
		sighting.put("at", "1610");
		assertCell("not contradicted", "all-controls 0", cell("never send CONTENT when cloud = off"));
		assertCell("contradicted", "witness 1", cell("never send CONTENT when cloud in { off , on }"));
		sighting.put("at", "1000");
		assertCell("contradicted", "witness 1", cell("never send CONTENT when cloud = off"));
	}

	@Test
	void onlyOwnOutgoingSightingsOfTheKindAreWitnesses() throws Exception {
		Json.Fields sighting = sighting("R1", "c1", "E1", "SMS", 1_500);
		facts.add(sighting);
		for (String[] change : new String[][] { { "direction", "in" }, { "device", "H2" }, { "kind", "PHOTO" } }) {
			String before = sighting.text(change[0]).orElseThrow();
			sighting.put(change[0], change[1]);
			assertCell("not contradicted", "all-controls 0", cell("never send SMS"));
			sighting.put(change[0], before);
		}
		sighting.put("strength", "similar");
		assertCell("inconclusive", "similar-only 1", cell("never send SMS"));
		sighting.put("log10Chance", 0);
		assertCell("inconclusive", "similar-only 1", cell("never send SMS"));
		sighting.put("log10Chance", -6);
		sighting.put("strength", "digest");
		assertCell("contradicted", "witness 1", cell("never send SMS"));
	}

	@Test
	void whatChanceAloneCouldGiveIsNeitherWitnessNorControl() throws Exception {
		Json.Fields sighting = sighting("R1", "c1", "E1", "SMS", 1_500).put("log10Chance", -5);
		facts.add(sighting);
		assertCell("inconclusive", "chance-only 1", cell("never send SMS"));
		facts.stream().filter(f -> f.text("type").orElseThrow().equals("sighting")).forEach(f -> f.put("log10Chance", -5));
		assertCell("inconclusive", "chance-only 1, no-positive-control 0", cell("never send SMS"));
	}

	@Test
	void untestedIsSaid() throws Exception {
		stimuliOne.forEach(facts::remove);
		assertCell("not tested", "no-stimulus 0", cell("never send SMS"));
		facts.remove(pointOne);
		assertCell("not tested", "no-capture 0", cell("never send SMS"));
	}

	@Test
	void everyDoubtIsListedInOrder() throws Exception {
		facts.remove(stimuliOne.get(0));
		condition("bearer", "cellular", 1_000, 2_000, 0, "log");
		flowOne.put("gaps", Json.object().put("out", 7).put("in", 9));
		evidenceOne.put("truncatedFrames", 4);
		pointOne.put("point", "gateway");
		assertCell("inconclusive", "bearer-not-observed 0, few-stimuli 2, no-positive-control 0, gap 7, truncated 0", cell("never send SMS"));
	}

	@Test
	void weakSightingsThatNobodyCanPlaceAreNamed() throws Exception {
		facts.add(sighting("R1", "c1", "E1", "SMS", 1_700).put("strength", "similar"));
		Cell open = cell("never send SMS when cloud = off");
		assertEquals("not tested [condition-not-recorded 3, weak-not-recorded 1]", open.verdict() + " " + open.reasons().stream().map(r -> r.code() + " " + r.number()).toList());
		condition("cloud", "off", 1_000, 1_500, 0, "settings");
		assertCell("inconclusive", "weak-not-recorded 1", cell("never send SMS when cloud = off"));
		condition("cloud", "on", 1_500, 2_000, 0, "settings");
		assertCell("not contradicted", "all-controls 0", cell("never send SMS when cloud = off"));
	}
}
