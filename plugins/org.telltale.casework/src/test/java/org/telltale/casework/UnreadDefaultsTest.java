package org.telltale.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.telltale.base.Problem;
import org.telltale.base.json.Json;

class UnreadDefaultsTest {

	private static final Json.Fields READ = Json.object().put("type", "rom-default").put("evidence", "image").put("name", "property/ro.cloud");

	private static Json.Fields condition(Json source) {
		return Json.object().put("type", "condition").put("run", "R1").put("dimension", "cloud").put("value", "off").put("source", source);
	}

	private static List<String> codes(Json source) {
		return UnreadDefaults.of(List.of(condition(source)), List.of(READ)).stream().map(Problem::code).toList();
	}

	@Test
	void onlyADefaultOfThatNameInThatItemWasRead() {
		Json.Fields source = Json.object().put("kind", "rom-default").put("evidence", "image").put("reference", "property/ro.cloud");
		assertEquals(List.of(), codes(source));
		assertEquals(List.of("case.default-not-read"), codes(source.copy().put("reference", "property/ro.clouds")));
		assertEquals(List.of("case.default-not-read"), codes(source.copy().put("evidence", "other")));
		assertEquals(List.of("case.default-not-read"), codes(Json.object().put("kind", "rom-default")));
		assertEquals(List.of(), codes(Json.object().put("kind", "settings").put("reference", "secure/cloud")));
	}

	@Test
	void theProblemNamesTheRunAndTheName() {
		Problem problem = UnreadDefaults.of(List.of(condition(Json.object().put("kind", "rom-default").put("reference", "a:bool/def_b"))), List.of()).getFirst();
		assertEquals("R1", problem.where().evidence());
		assertTrue(problem.what().contains("cloud = off in run R1 (a:bool/def_b)"), problem.what());
	}
}
