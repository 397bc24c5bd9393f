package org.telltale.seal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.telltale.seal.refusal.Refusal;

class BrokenRowTest {

	private static final List<String> ROW = List.of("gap", "C1:R1SMS;R2SMS;R3SMS", "Arepetition.");

	/** The end of the row in pages that say this. */
	private static int end(List<String> row, String... pages) {
		TreeMap<Integer, Integer> starts = new TreeMap<>();
		StringBuilder text = new StringBuilder();
		for (int page = 0; page < pages.length; page++) {
			starts.put(text.length(), page + 1);
			text.append(pages[page]);
		}
		return new BrokenRow(text.toString(), starts).end(row, 0);
	}

	@Test
	void rowOfOnePageIsReadThrough() {
		assertEquals(35, end(ROW, "gapC1:R1SMS;R2SMS;R3SMSArepetition.next"));
		assertEquals(35, end(ROW, "gapC1:R1SMS;R2SMS;R3SMSArepetition.", "next"));
	}

	@Test
	void columnsGoOnBehindTheEndOfAPage() {
		assertEquals(35, end(ROW, "gapC1:R1SMS;Arepetition.", "R2SMS;R3SMSnext"));
		assertEquals(35, end(ROW, "gapC1:R1SMS;Arepe", "R2SMS;tition.", "R3SMSnext"));
	}

	@Test
	void otherWordsAreNoRow() {
		assertEquals(-1, end(ROW, "gapC1:R1SMS;Arepetition.", "R2SMS;R4SMS"));
		assertEquals(-1, end(ROW, "gapC1:R1SMS;ArepetitionorR2SMS;R3SMS"));
		assertEquals(-1, end(ROW, "gapC1:R1SMS;Arepetition.more", "R2SMS;R3SMS"));
		assertEquals(-1, end(ROW, "gapC1:R1SMS;Arepetition.R2SMS;R3SMS"));
	}

	@Test
	void hostileRowsTakeNoTimeThatGrowsWithoutBound() {
		assertEquals(-1, end(List.of("a".repeat(900), "a".repeat(900), "a".repeat(900), "b"), "a".repeat(2_000), "a".repeat(2_000)));
	}

	@Test
	void sectionNamesWhatDiffers() {
		Section section = new Section("6 Limits", "gapC1:R1SMS;Arepetition.R2SMS;R4SMS", new TreeMap<>(Map.of(0, 1, 24, 2)));
		String message = assertThrows(Refusal.class, () -> section.row("the open cells", ROW)).getMessage();
		assertEquals("section 6 Limits, page 1: the open cells is not printed as attached", message.substring(0, message.indexOf(';')));
	}
}
