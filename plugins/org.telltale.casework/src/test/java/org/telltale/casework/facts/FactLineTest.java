package org.telltale.casework.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;

class FactLineTest {

	@Test
	void idIsTheDigestOfTheCanonicalLineWithoutIt() {
		Json.Fields fact = FactLine.identified(Json.object().put("type", "run").put("class", "quoted").put("run", "R1"));
		String line = "{\"class\":\"quoted\",\"run\":\"R1\",\"type\":\"run\"}";
		assertEquals(Digest.sha256(line.getBytes(StandardCharsets.UTF_8)).hex(), FactLine.id(fact));
	}

	@Test
	void orderOfMembersAndAnOldIdDoNotCount() {
		Json.Fields a = FactLine.identified(Json.object().put("a", 1).put("b", 2));
		Json.Fields b = FactLine.identified(FactLine.identified(Json.object().put("b", 2).put("a", 1)));
		assertEquals(FactLine.id(a), FactLine.id(b));
	}

	@Test
	void equalFactsAreOne() {
		Json.Fields a = FactLine.identified(Json.object().put("a", 1));
		Json.Fields b = FactLine.identified(Json.object().put("a", 2));
		assertEquals(FactLine.sorted(List.of(a, b, a)), FactLine.sorted(List.of(b, a)));
	}

	@Test
	void factWithoutIdIsABug() {
		assertThrows(IllegalStateException.class, () -> FactLine.id(Json.object().put("type", "run")));
	}
}
