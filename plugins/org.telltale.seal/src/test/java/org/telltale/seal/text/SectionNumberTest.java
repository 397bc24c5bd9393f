package org.telltale.seal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.telltale.seal.refusal.Refusal;

/** Numbers that no fact states: they may be any, and nothing but one. */
class SectionNumberTest {

	private static final PageWords GERMAN = PageWords.in("de").orElseThrow();

	private static long read(PageWords words, String text, long least) throws Refusal {
		Section section = new Section("6 Limits", text + "next", new TreeMap<>());
		long read = section.number("a number", least, words::grouped);
		section.next("what is behind it", "next");
		section.end("what is behind it");
		return read;
	}

	@Test
	void numbersAreReadAsThePagesPrintThem() throws Refusal {
		for (long number : List.of(0L, 7L, 999L, 1_000L, 1_234_567L, 999_999_999_999_999_999L)) {
			assertEquals(number, read(PageWords.ENGLISH, PageWords.ENGLISH.grouped(number), 0));
			assertEquals(number, read(GERMAN, GERMAN.grouped(number), 0));
		}
	}

	@Test
	void allElseIsRefused() {
		for (String wrong : List.of("", "not", "0not", "00", "007", "0,0", "1,00", "1000", "1,0000", ",1", "1,", "+1", "-1", "−1", "0.5", "1e3", "٣", "1,000,000,000,000,000,000", "9".repeat(40))) {
			assertThrows(Refusal.class, () -> read(PageWords.ENGLISH, wrong, 0), wrong);
		}
		for (String wrong : List.of("1,000", "1.000", "01", "1nicht")) {
			assertThrows(Refusal.class, () -> read(GERMAN, wrong, 0), wrong);
		}
	}

	@Test
	void smallerOnesAreRefused() throws Refusal {
		assertEquals(12, read(PageWords.ENGLISH, "12", 12));
		assertThrows(Refusal.class, () -> read(PageWords.ENGLISH, "11", 12));
	}
}
