package org.telltale.audit;

import java.util.List;

import org.telltale.audit.cells.Cell;
import org.telltale.audit.cells.Reason;

/** A case of one claim that its test does not contradict, and the cells of cases made of it. */
final class TestedRun {

	private TestedRun() {
	}

	/** R1 is tested, R2 is the positive control with the switch on. */
	static FactBuilder tested() {
		return new FactBuilder().exhibit("E1", "SMS", "a text of some length that nobody guesses")
				.run("R1", 100, 200, "wifi").condition("R1", "consent", "none", 100, 200, 2, "settings").stimuli("R1", "E1", 110, 120, 130)
				.run("R2", 300, 400, "wifi").condition("R2", "consent", "given", 300, 400, 2, "settings").stimuli("R2", "E1", 310)
				.sighting("R2", "E1", "SMS", "exact", "out", 320)
				.claim("C", "never send SMS to any when consent = none");
	}

	static Cell cell(FactBuilder facts, String run) {
		return cells(facts).stream().filter(c -> c.run().equals(run)).findFirst().orElseThrow();
	}

	static List<String> codes(Cell cell) {
		return cell.reasons().stream().map(Reason::code).toList();
	}

	static List<Cell> cells(FactBuilder facts) {
		return new Audit().cells(facts.facts());
	}
}
