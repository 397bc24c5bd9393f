package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.telltale.audit.Audit;
import org.telltale.audit.cells.Cell;
import org.telltale.audit.cells.Reason;
import org.telltale.audit.cells.WhatWouldChange;
import org.telltale.base.json.Json;
import org.telltale.casework.facts.FactLine;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.recompute.CellCheck;
import org.telltale.seal.refusal.Refusal;

/** Two hands wrote the rules of cells.md: over random small cases they come to the same cells, member by member, and every rule had its turn. */
class CellsAgainstVerifierTest {

	private static final int CASES = 12_000;

	@Test
	void bothComeToTheSameCells() throws Exception {
		Map<String, Integer> codes = new TreeMap<>();
		for (long seed = 0; seed < CASES; seed++) {
			List<Json.Fields> facts = new ArrayList<>(RandomAuditCase.facts(seed));
			for (Cell cell : new Audit().cells(facts)) {
				facts.add(FactLine.identified(cell.toFact()));
				codes.merge(cell.verdict().words(), 1, Integer::sum);
				assertTrue(!WhatWouldChange.of(cell.toFact()).isEmpty() && WhatWouldChange.of(cell.toFact()).stream().noneMatch(text -> text.startsWith("Not known")), cell.toString());
				cell.reasons().stream().map(Reason::code).forEach(code -> codes.merge(code, 1, Integer::sum));
			}
			String lines = String.join("", FactLine.sorted(facts).stream().map(fact -> fact + "\n").toList());
			FactFile file = FactFile.read(lines.getBytes(StandardCharsets.UTF_8));
			CellCheck check = new CellCheck(file);
			assertEquals(List.of(), check.tableFaults(), "seed " + seed);
			for (Fact cell : file.ofType("cell")) {
				assertEquals("", refusal(check, cell), "seed " + seed + ": " + cell.json());
			}
		}
		for (String code : List.of("no-handset", "unit-excluded", "other-make", "outside-condition", "condition-not-recorded", "weak-not-recorded", "witness", "no-capture", "no-stimulus", "similar-only", "chance-only", "undecidable-time",
				"bearer-not-observed", "not-covered", "not-searched", "few-stimuli", "no-positive-control", "gap", "truncated", "unreadable-bytes", "volume", "all-controls", "state", "state-disputed", "rom-default-not-read", "rom-default-differs", "state-not-observed", "confirmed")) {
			assertTrue(codes.getOrDefault(code, 0) >= 5, code + " came up " + codes.getOrDefault(code, 0) + " times: " + codes);
		}
	}

	private static String refusal(CellCheck check, Fact cell) {
		try {
			check.require(cell);
			return "";
		} catch (Refusal e) {
			return e.getMessage();
		}
	}
}
