package org.telltale.seal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.refusal.Refusal;

/** What a summary says of runs, with the titles that people gave them. */
class RunTitlesTest {

	private final List<Fact> facts = new ArrayList<>();

	private Json.Fields fact(String type) {
		Json.Fields json = Json.object().put("run", "R1");
		facts.add(new Fact(String.format("%064x", facts.size()), type, "quoted", json));
		return json;
	}

	/** Reads section 7. @param written by column from 0 on, {@code 1 WORDS}, in the order in which it is drawn */
	private void require(String... written) throws Refusal {
		Forms forms = Forms.in("en");
		TreeMap<Integer, Piece> pieces = new TreeMap<>();
		StringBuilder text = new StringBuilder(Squeezed.of(forms.of("summary.tests")));
		for (String words : written) {
			float left = 100 * (words.charAt(0) - '0');
			pieces.put(text.length(), new Piece(left, left + 90, 0, 5));
			text.append(Squeezed.of(words.substring(2)));
		}
		PrintedFacts printed = new PrintedFacts(new FactFile(facts, Digest.sha256(new byte[0])));
		new CoverageText(printed, forms).requireTests(new Section("7 Tests", text.toString(), new TreeMap<>(Map.of(0, 1)), pieces, Optional.empty()));
	}

	@Test
	void titleStandsInFrontOfWhatElseIsSaidOfTheRun() throws Refusal {
		fact("run").put("start", "0").put("end", "60000000000").put("hypothetical", true).put("handset", "H1");
		fact("run-title").put("title", "Cloud off");
		require("0 R1", "1 Cloud off Hypothetical: shows what the allegation would look like.", "2 H1", "4 none", "5 1 min");
		assertThrows(Refusal.class, () -> require("0 R1", "1 Hypothetical: shows what the allegation would look like. Cloud off", "2 H1", "4 none", "5 1 min"));
	}

	@Test
	void longTitleGoesOnBehindTheEndOfAPage() throws Refusal {
		fact("run").put("start", "0").put("end", "60000000000");
		fact("run-title").put("title", "Cloud off, then idle");
		require("0 R1", "1 Cloud off,", "2 none (control)", "4 none", "5 1 min", "1 then idle");
		assertThrows(Refusal.class, () -> require("0 R1", "1 Cloud off,", "2 none (control)", "4 none", "5 1 min", "1 then idle again"));
	}

	@Test
	void severalTitlesOfARunAreRefused() {
		fact("run").put("start", "0").put("end", "60000000000");
		fact("run-title").put("title", "Cloud off");
		fact("run-title").put("title", "Cloud on");
		assertEquals("several facts give a title to run R1", assertThrows(Refusal.class, () -> require("0 R1", "1 Cloud off", "2 none (control)", "4 none", "5 1 min")).getMessage());
	}
}
