package org.telltale.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.telltale.base.json.Json;
import org.telltale.report.input.Excerpt;

class CaseExcerptsTest {

	private static Excerpt excerpt(Json variant) {
		Json range = Json.array(List.of(Json.of(1L), Json.of(2L)));
		Json.Fields sighting = Json.object().put("type", "sighting").put("id", "s").put("excerpt", Json.object().put("offset", 0).put("hex", "3ccfc23e").put("match", range))
				.put("derivation", Json.object().put("match", Json.object().put("variant", variant)));
		return CaseExcerpts.of(List.of(sighting)).get("s");
	}

	@Test
	void textIsShownInItsCharacterSet() {
		Excerpt.MarkedText text = excerpt(Json.object().put("form", "text").put("charset", "koi8-r")).text().orElseThrow();
		assertEquals("<|об|>", text.before() + "|" + text.match() + "|" + text.after());
	}

	@Test
	void whatIsNoTextIsShownAsBytesAlone() {
		for (String form : List.of("file", "file-part", "picture", "gsm7", "bcd", "raw-id", "xor")) {
			assertTrue(excerpt(Json.object().put("form", form)).text().isEmpty(), form);
		}
		assertTrue(excerpt(Json.object().put("form", "digest").put("spelling", "raw")).text().isEmpty());
	}
}
