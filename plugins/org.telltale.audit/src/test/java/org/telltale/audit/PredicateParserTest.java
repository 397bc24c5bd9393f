package org.telltale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telltale.audit.predicate.Predicate;
import org.telltale.audit.predicate.PredicateParser;
import org.telltale.audit.predicate.PredicateSyntaxException;

class PredicateParserTest {

	@Test
	void readsEveryForm() throws PredicateSyntaxException {
		assertEquals(new Predicate.Never(List.of("CONTENT", "IMEI"), List.of(new Predicate.Test("cloud", List.of("off"), false))),
				PredicateParser.parse("never send CONTENT, IMEI to any when cloud = off"));
		assertEquals(new Predicate.OnlyAfter(List.of("PHONE_NUMBER"), new Predicate.Test("consent", List.of("given"), false),
				List.of(new Predicate.Test("rom", List.of("ota", "ota-reset"), false))),
				PredicateParser.parse("send PHONE_NUMBER only after consent = given when rom in {ota, ota-reset}"));
		assertEquals(new Predicate.OnlyEncrypted(List.of("IDENTIFIER"), List.of(new Predicate.Test("rom", List.of("ota"), true))),
				PredicateParser.parse("send IDENTIFIER only encrypted when rom >= ota"));
		assertEquals(new Predicate.Initially(new Predicate.Test("cloud", List.of("off"), false)),
				PredicateParser.parse("initially cloud = off after reset"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "never send LETTERS | 12", "never send SMS when cloud off | 27", "send SMS only sometimes | 15",
			"never send SMS ; drop | 16", "initially cloud = off | 22", "never send SMS and more | 16", "never send SMS when rom in {ota | 32" })
	void errorsPointAtTheColumn(String text, int column) {
		assertEquals(column, assertThrows(PredicateSyntaxException.class, () -> PredicateParser.parse(text)).column());
	}
}
