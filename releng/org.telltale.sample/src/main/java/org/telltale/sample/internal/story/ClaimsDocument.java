package org.telltale.sample.internal.story;

import java.util.List;
import org.telltale.base.json.Json;

/** The file {@code claims.json}: what the fictional vendor said, word for word, and the predicates that test it. */
final class ClaimsDocument {

	private static final String FIRST = "Hesperus Mobile, questions and answers (fictional)";
	private static final String SECOND = "Hesperus Mobile, statement on the update (fictional)";

	private ClaimsDocument() {
	}

	static Json document() {
		return Json.object().put("synthetic", true).put("claims", Json.array(List.of(
				claim("C1", "2014-07-30", FIRST, "The cloud is off by default", "initially cloud = off after reset"),
				claim("C2", "2014-07-30", FIRST, "No personal data is uploaded without the user's permission",
						"never send CONTENT, IDENTIFIER, PHONE_NUMBER when consent = none"),
				claim("C3", "2014-08-10", SECOND, "After the update, messaging is opt-in",
						"send PHONE_NUMBER only after consent = given when rom in {ota, ota-reset}"),
				claim("C4", "2014-08-10", SECOND, "Numbers are encrypted in transit after the update",
						"send IDENTIFIER, PHONE_NUMBER only encrypted when rom in {ota, ota-reset}"),
				claim("C5", "2014-07-30", FIRST, "The only transmissions are greetings and OTA notices",
						"never send CONTENT, IDENTIFIER, PHONE_NUMBER when cloud = off"))));
	}

	private static Json claim(String id, String date, String source, String text, String predicate) {
		return Json.object().put("id", id).put("claimant", Cast.VENDOR).put("subject", Cast.VENDOR).put("date", date).put("source", source).put("text", text)
				.put("predicate", predicate);
	}
}
