package org.telltale.base.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

	/** RFC 8259 section 6, with exponents of three digits at most. */
	private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
	private static final String MARKS = "0123456789-+.eE";

	private static Optional<BigDecimal> read(String text, int limit) {
		try {
			return Optional.of(((Json.Number) JsonReader.read(text, limit)).value());
		} catch (JsonSyntaxException none) {
			return Optional.empty();
		}
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "7, 7", "17, 17", "18, 18", "19, 19", "40, 40" })
	void wholeNumberIsAsLongAsTheLimitAndNotLonger(int limit, int digits) {
		String longest = "9".repeat(digits);
		assertEquals(Optional.of(new BigDecimal(longest)), read(longest, limit));
		assertEquals(Optional.empty(), read(longest + "9", limit));
	}

	@ParameterizedTest
	@ValueSource(strings = { "-12", "1.5", "1e5", "120" })
	void eachCharacterOfANumberCounts(String number) {
		assertEquals(Optional.of(new BigDecimal(number)), read(number, number.length()));
		assertEquals(Optional.empty(), read(number, number.length() - 1));
	}

	@Test
	void limitHoldsInsideOfObjectsAndArrays() throws JsonSyntaxException {
		JsonReader.read("{\"a\":[123,{\"b\":-45}]}", 3);
		assertThrows(JsonSyntaxException.class, () -> JsonReader.read("{\"a\":[1234,{\"b\":-45}]}", 3));
		assertThrows(JsonSyntaxException.class, () -> JsonReader.read("{\"a\":[123,{\"b\":1234}]}", 3));
	}

	@Test
	void withoutLimitOfItsOwnANumberHasFortyCharacters() throws JsonSyntaxException {
		assertEquals(new Json.Number(new BigDecimal("1".repeat(40))), JsonReader.read("1".repeat(40)));
		assertThrows(JsonSyntaxException.class, () -> JsonReader.read("1".repeat(41)));
	}

	/** Whole numbers go a short way, others a long one: both say what the definition says, whatever the limit. */
	@Test
	void randomTextsAreNumbersByTheDefinition() {
		Random random = new Random(8259);
		int taken = 0;
		for (int round = 0; round < 200_000; round++) {
			String text = text(random);
			int limit = 1 + random.nextInt(50);
			Optional<BigDecimal> wanted = text.length() <= limit && NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
			assertEquals(wanted, read(text, limit), () -> text + " with at most " + limit + " characters");
			taken += wanted.isPresent() ? 1 : 0;
		}
		assertTrue(taken > 20_000, "only " + taken + " of the texts were numbers");
	}

	/** Half of them digits alone, of all lengths on both sides of what a long holds. */
	private static String text(Random random) {
		String marks = random.nextBoolean() ? MARKS.substring(0, 10) : MARKS;
		int length = 1 + random.nextInt(30);
		StringBuilder text = new StringBuilder();
		while (text.length() < length) {
			text.append(marks.charAt(random.nextInt(marks.length())));
		}
		return text.toString();
	}

	/** Whatever the text, it is a value that is written and read again, or an error with its place. */
	@Test
	void randomTextsAreValuesOrErrorsWithTheirPlace() {
		Random random = new Random(4711);
		List<String> parts = List.of("{", "}", "[", "]", ",", ":", "\"a\"", "\"\\u00e9\"", "\"\\", "true", "null", "12", "-0", "1.5e3", " ", "\n", "\u0001", "x");
		int values = 0;
		for (int round = 0; round < 100_000; round++) {
			List<String> chosen = new ArrayList<>();
			for (int i = random.nextInt(7); i >= 0; i--) {
				chosen.add(parts.get(random.nextInt(parts.size())));
			}
			String text = String.join("", chosen);
			try {
				Json value = JsonReader.read(text, 6);
				assertEquals(value.toString(), again(value.toString()), text);
				values++;
			} catch (JsonSyntaxException e) {
				assertTrue(e.offset() >= 0 && e.offset() <= text.length() && e.getMessage().contains(" at line "), text);
			}
		}
		assertTrue(values > 1_000, "only " + values + " of the texts were values");
	}

	private static String again(String written) {
		try {
			return JsonReader.read(written).toString();
		} catch (JsonSyntaxException e) {
			throw new AssertionError(written, e);
		}
	}
}
