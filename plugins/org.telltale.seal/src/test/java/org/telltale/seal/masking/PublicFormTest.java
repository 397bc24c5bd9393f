package org.telltale.seal.masking;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.facts.Manifest;
import org.telltale.seal.refusal.Refusal;

class PublicFormTest {

	private static final String COMMITMENT = "0123456789abcdef".repeat(4);

	private static Json.Fields manifest() {
		return Json.object().put("v", 1).put("master", "public").put("disclosure", Json.object().put("sha256", COMMITMENT).put("count", 1));
	}

	private static Json.Fields fact() {
		return Json.object().put("type", "exhibit").put("class", "quoted").put("value", COMMITMENT).put("length", 15).put("more", Json.texts(List.of("x", COMMITMENT)));
	}

	private static void require(Json.Fields manifest, Json.Fields fact, String... attached) throws Refusal {
		String id = Digest.sha256(fact.toString().getBytes(StandardCharsets.UTF_8)).hex();
		FactFile facts = FactFile.read((fact.copy().put("id", id) + "\n").getBytes(StandardCharsets.UTF_8));
		PublicForm.require(Manifest.read(manifest.toString().getBytes(StandardCharsets.UTF_8)), facts, Set.of(attached), Set.of("journal.jsonl"), "journal-masked.jsonl");
	}

	private static void requireRefused(String detail, Json.Fields manifest, Json.Fields fact, String... attached) {
		String message = assertThrows(Refusal.class, () -> require(manifest, fact, attached)).getMessage();
		assertTrue(message.contains(detail), message);
	}

	@Test
	void commitmentsStandWhereTheFactSays() throws Exception {
		require(manifest(), fact().put("masked", Json.object().put("/value", "identifier").put("/more/1", "other")), "facts.jsonl");
		for (String pointer : List.of("/length", "/more/0", "/more/2", "/more", "/other", "value", "", "/id")) {
			requireRefused("has no commitment there", manifest(), fact().put("masked", Json.object().put(pointer, "other")));
		}
	}

	@Test
	void maskedThatIsNoListOfPlacesIsRefused() {
		requireRefused("masks nothing", manifest(), fact().put("masked", Json.object()));
		requireRefused("in another form", manifest(), fact().put("masked", true));
		requireRefused("names no rule", manifest(), fact().put("masked", Json.object().put("/value", 1)));
	}

	@Test
	void publicReportHasADisclosureFileAndNothingUnmasked() {
		requireRefused("names no disclosure file", manifest().remove("disclosure"), fact());
		requireRefused("in another form", manifest().put("disclosure", Json.object()), fact());
		requireRefused("carries no journal.jsonl", manifest(), fact(), "journal.jsonl");
	}

	@Test
	void otherReportsMaskNothing() {
		Json.Fields masked = fact().put("masked", Json.object().put("/value", "identifier"));
		requireRefused("says that it is masked", manifest().put("master", "summary").remove("disclosure"), masked);
		requireRefused("the manifest masks something", manifest().put("master", "full"), fact());
		requireRefused("the report carries journal-masked.jsonl, and is not the public one", manifest().put("master", "full").remove("disclosure"), fact(), "journal-masked.jsonl");
	}
}
