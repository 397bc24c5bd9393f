package org.telltale.seal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.audit.cells.WhatWouldChange;
import org.telltale.audit.predicate.PredicateParser;
import org.telltale.audit.predicate.PredicateSyntaxException;
import org.telltale.audit.predicate.PredicateText;
import org.telltale.audit.predicate.Vocabulary;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.facts.FactFile;

/** The verifier's sentences, written from the text of the format, against those of the maker: more of them than one case prints. In the verifier's package, to ask its words without pages. */
class FormsAgainstMakerTest {

	private static final Forms FORMS = Forms.in("en");
	private static final long[] NUMBERS = { 0, 1, 2, 3, 7 };

	@ParameterizedTest
	@ValueSource(strings = { "no-handset", "unit-excluded", "other-make", "outside-condition", "witness", "no-capture", "condition-not-recorded", "no-stimulus", "similar-only", "chance-only",
			"undecidable-time", "weak-not-recorded", "bearer-not-observed", "not-covered", "not-searched", "few-stimuli", "no-positive-control", "gap", "truncated", "unreadable-bytes", "volume",
			"all-controls", "state", "rom-default-not-read", "rom-default-differs", "state-disputed", "state-not-observed", "not-known-to-anybody" })
	void whatWouldChangeIsTheSame(String code) {
		for (String verdict : List.of("contradicted", "inconclusive", "not contradicted", "excluded by volume", "confirmed", "not tested")) {
			for (long number : NUMBERS) {
				for (long unknown : NUMBERS) {
					Json.Fields cell = Json.object().put("verdict", verdict).put("clock", "1500000000").put("smallest", 70).put("exposure", Long.toString(number * 5_500_000_000L))
							.put("unknown", Long.toString(unknown * 30_000_000_000L)).put("unknownStimuli", unknown)
							.put("reasons", Json.array(List.of(Json.object().put("code", code).put("text", "").put("number", number))));
					assertEquals(WhatWouldChange.of(cell), List.copyOf(new CellChanges(PageWords.ENGLISH).of(new Fact("00", "cell", "recomputed", cell))), cell.toString());
				}
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "never send SMS to any", "never send SMS, PHOTO to any when cloud = off", "never send CONTENT, IDENTIFIER, EMAIL when cloud = off and rom >= ota and x in {a, b, c}",
			"send PHONE_NUMBER only after consent = given", "send IMEI, IMSI, MAC only after consent = given when cloud in {on, off}", "send LOCATION, TEXT, ANDROID_ID, SERIAL only encrypted when rom >= ota-reset",
			"initially cloud = off after reset", "never send SMS when cloud >= on", "nonsense", "never send ICCID, CONTACT" })
	void predicateInWordsIsTheSame(String predicate) {
		Json.Fields dimension = Json.object().put("type", "dimension").put("dimension", "rom").put("order", Json.texts(List.of("stock", "ota", "ota-reset")));
		FactFile facts = new FactFile(List.of(new Fact("00", "dimension", "quoted", dimension)), Digest.sha256(new byte[0]));
		assertEquals(maker(predicate, Vocabulary.of(List.of(dimension))), new PredicateWords(new PrintedFacts(facts), FORMS).of(predicate).orElse("unread"));
	}

	private static String maker(String predicate, Vocabulary vocabulary) {
		try {
			return String.join(" ", PredicateText.words(PredicateParser.parse(predicate, vocabulary::order), vocabulary::order));
		} catch (PredicateSyntaxException unreadable) {
			return "unread";
		}
	}
}
