package org.telltale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.audit.TestedRun.cell;
import static org.telltale.audit.TestedRun.codes;
import static org.telltale.audit.TestedRun.tested;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.telltale.audit.cells.Cell;
import org.telltale.audit.cells.Verdict;
import org.telltale.audit.cells.WhatWouldChange;

/** Cells of times of which nobody recorded the conditions that a claim names (docs/formats/cells.md). */
class UnrecordedConditionsTest {

	/** Nobody recorded the switch of R3: that it stood otherwise is more than is known. */
	@Test
	void whatNobodyRecordedIsUnknown() {
		FactBuilder facts = tested().run("R3", 500, 600, "wifi").stimuli("R3", "E1", 510, 520, 530);
		Cell cell = cell(facts, "R3");
		assertEquals(Verdict.NOT_TESTED, cell.verdict());
		assertEquals(List.of("condition-not-recorded"), codes(cell));
		assertEquals(3, cell.reasons().getFirst().number());
		facts.sighting("R3", "E1", "SMS", "exact", "out", 540);
		assertEquals(Verdict.INCONCLUSIVE, cell(facts, "R3").verdict());
		assertEquals(List.of("condition-not-recorded"), codes(cell(facts, "R3")));
		facts.condition("R3", "consent", "given", 535, 600, 0, "log");
		assertEquals(List.of("condition-not-recorded"), codes(cell(facts, "R3")));
		facts.condition("R3", "consent", "absent", 500, 535, 0, "log");
		assertEquals(List.of("outside-condition"), codes(cell(facts, "R3")));
	}

	/** What would be no witness convicts nobody there either, and is not passed over. */
	@Test
	void weakSightingsThatNobodyCanPlaceAreNamed() {
		FactBuilder facts = tested().run("R3", 500, 600, "wifi").stimuli("R3", "E1", 510, 520, 530).sighting("R3", "E1", "SMS", "similar", "out", 540)
				.sighting("R3", "E1", "SMS", "exact", "out", 541, -2);
		Cell open = cell(facts, "R3");
		assertEquals(Verdict.NOT_TESTED, open.verdict());
		assertEquals(List.of("condition-not-recorded", "weak-not-recorded"), codes(open));
		assertEquals(2, open.reasons().getLast().number());
		assertTrue(WhatWouldChange.of(open.toFact()).getLast().contains("2 sightings that are no witnesses"));
		FactBuilder part = tested();
		recordUntil160(part);
		assertEquals(List.of("all-controls"), codes(cell(part, "R1")));
		Cell weak = cell(part.sighting("R1", "E1", "SMS", "similar", "out", 170), "R1");
		assertEquals(Verdict.INCONCLUSIVE, weak.verdict());
		assertEquals(List.of("weak-not-recorded"), codes(weak));
	}

	/** Of R1 the switch is recorded until second 160 alone. */
	private static void recordUntil160(FactBuilder facts) {
		facts.facts().stream().filter(f -> f.text("type").filter("condition"::equals).isPresent() && f.text("run").filter("R1"::equals).isPresent())
				.filter(f -> f.text("dimension").filter("consent"::equals).isPresent()).forEach(f -> f.put("to", FactBuilder.nanos(160)));
	}

	/** The record says what a verdict was reached without. */
	@Test
	void whatIsNotRecordedIsCountedBesideAVerdict() {
		FactBuilder facts = tested();
		Cell whole = cell(facts, "R1");
		assertEquals(List.of(0L, 0), List.of(whole.unknownNanos(), whole.unknownStimuli()));
		recordUntil160(facts);
		facts.stimuli("R1", "E1", 170, 180);
		Cell part = cell(facts, "R1");
		assertEquals(whole.verdict(), part.verdict());
		assertEquals(List.of(40_000_000_000L, 2), List.of(part.unknownNanos(), part.unknownStimuli()));
		assertTrue(WhatWouldChange.of(part.toFact()).getLast().contains("2 stimuli lie there"));
	}

	/** Before an act that the run records nothing had been agreed; where no act is recorded, nobody knows. */
	@Test
	void anActIsAnEvent() {
		FactBuilder facts = new FactBuilder().exhibit("E1", "SMS", "a text of some length that nobody guesses").claim("C", "send SMS only after consent = given").run("R3", 500, 600, "wifi").stimuli("R3", "E1", 510, 520, 530)
				.sighting("R3", "E1", "SMS", "exact", "out", 540);
		assertEquals(List.of("condition-not-recorded"), codes(cell(facts, "R3")));
		facts.condition("R3", "consent", "given", 550, 600, 0, "log");
		assertEquals(Verdict.CONTRADICTED, cell(facts, "R3").verdict());
	}
}
