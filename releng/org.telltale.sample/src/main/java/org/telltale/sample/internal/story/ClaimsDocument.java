package org.telltale.sample.internal.story;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.telltale.base.json.Json;

/** The file {@code claims.json}: what the fictional vendor said, word for word, and the predicates that test it; and the archived pages on which it stood. */
final class ClaimsDocument {

	private static final String CLOUD = "The cloud is off by default";
	private static final String PERMISSION = "No personal data is uploaded without the user's permission";
	private static final String GREETINGS = "The only transmissions are greetings and OTA notices";
	private static final String OPT_IN = "After the update, messaging is opt-in";
	private static final String ENCRYPTED = "Numbers are encrypted in transit after the update";

	/** A page that the vendor published. */
	private record Page(String file, String title, String day, List<String> sentences) {

		String text() {
			return "SYNTHETIC\n" + title + "\n" + day + "\n\n" + String.join(".\n", sentences) + ".\n";
		}
	}

	private static final Page FIRST = new Page("claims/questions-and-answers.txt", "Hesperus Mobile, questions and answers (fictional)", "2014-07-30",
			List.of(CLOUD, PERMISSION, GREETINGS));
	private static final Page SECOND = new Page("claims/statement-on-the-update.txt", "Hesperus Mobile, statement on the update (fictional)", "2014-08-10",
			List.of(OPT_IN, ENCRYPTED));

	private ClaimsDocument() {
	}

	/** Adds the archived pages to the evidence. */
	static void archive(EvidenceFolder folder) {
		for (Page page : List.of(FIRST, SECOND)) {
			folder.evidence(page.file(), page.text().getBytes(StandardCharsets.UTF_8), Acquisition.archived(page.day()));
		}
	}

	static Json document() {
		return Json.object().put("synthetic", true).put("claims", Json.array(List.of(
				claim("C1", FIRST, CLOUD, "stock", "initially cloud = off after reset"),
				claim("C2", FIRST, PERMISSION, "stock", "never send CONTENT, IDENTIFIER, PHONE_NUMBER when consent = none"),
				claim("C3", SECOND, OPT_IN, "ota", "send PHONE_NUMBER only after consent = given when rom in {ota, ota-reset}"),
				claim("C4", SECOND, ENCRYPTED, "ota", "send IDENTIFIER, PHONE_NUMBER only encrypted when rom in {ota, ota-reset}"),
				claim("C5", FIRST, GREETINGS, "stock", "never send CONTENT, IDENTIFIER, PHONE_NUMBER when cloud = off"))));
	}

	private static Json claim(String id, Page page, String text, String version, String predicate) {
		return Json.object().put("id", id).put("claimant", Cast.VENDOR).put("subject", Cast.VENDOR).put("date", page.day()).put("version", version).put("region", "all regions")
				.put("source", page.title()).put("archive", page.file()).put("text", text).put("predicate", predicate);
	}
}
