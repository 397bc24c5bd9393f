package org.telltale.seal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.telltale.seal.refusal.Refusal;

class BrokenRowTest {

	private static final List<String> ROW = List.of("gap", "C1:R1SMS;R2SMS;R3SMS", "Arepetition.");
	private static final float WIDTH = 90;

	/** What is written, by column from 0 on, {@code 1 WORDS}, in the order in which it is drawn. */
	private static int end(List<String> row, String... written) {
		TreeMap<Integer, Piece> places = new TreeMap<>();
		StringBuilder text = new StringBuilder();
		for (String words : written) {
			float left = 100 * (words.charAt(0) - '0');
			places.put(text.length(), new Piece(left, left + WIDTH, 0, 5));
			text.append(words, 2, words.length());
		}
		return new BrokenRow(text.toString(), places).end(row, 0);
	}

	@Test
	void rowOfOnePageIsReadThrough() {
		assertEquals(35, end(ROW, "0 gap", "1 C1:R1SMS;R2SMS;R3SMS", "2 Arepetition.", "0 next"));
	}

	@Test
	void columnsGoOnBehindTheEndOfAPage() {
		assertEquals(35, end(ROW, "0 gap", "1 C1:R1SMS;", "2 Arepetition.", "1 R2SMS;R3SMS", "0 next"));
		assertEquals(35, end(ROW, "0 gap", "1 C1:R1SMS;", "2 Arepe", "1 R2SMS;", "2 tition.", "1 R3SMS", "0 next"));
		assertEquals(35, end(List.of("gap", "", "C1:R1SMS;R2SMS;R3SMS", "Arepetition."), "0 gap", "2 C1:R1SMS;", "3 Arepetition.", "2 R2SMS;R3SMS"));
	}

	@Test
	void otherWordsAreNoRow() {
		assertEquals(-1, end(ROW, "0 gap", "1 C1:R1SMS;", "2 Arepetition.", "1 R2SMS;R4SMS"));
		assertEquals(-1, end(ROW, "0 gap", "1 C1:R1SMS;", "2 Arepetitionor", "1 R2SMS;R3SMS"));
		assertEquals(-1, end(ROW, "0 gap", "1 C1:R1SMS;", "2 Arepetition.more", "1 R2SMS;R3SMS"));
		assertEquals(-1, end(ROW, "0 gap", "1 C1:R1SMS;", "2 Arepetition."));
	}

	/** Letter by letter both rows are the beginnings and the ends of what the columns have to say. */
	@Test
	void wordsOfOneColumnThatStandInAnotherAreNoRow() {
		List<String> row = List.of("R1", "contradicted", "Itisnot");
		assertEquals(21, end(row, "0 R1", "2 Itis", "1 contradicted", "2 not"));
		assertEquals(-1, end(row, "0 R1", "2 Itis", "1 not", "1 contradicted"));
		assertEquals(-1, end(row, "0 R1", "1 Itis", "2 not", "1 contradicted"));
		assertEquals(-1, end(List.of("ab", "ac"), "0 a", "1 a", "0 c", "1 b"));
	}

	@Test
	void rowWithoutPlacesIsNone() {
		assertEquals(-1, new BrokenRow("gapC1:R1SMS;Arepetition.R2SMS;R3SMS", new TreeMap<>()).end(ROW, 0));
	}

	@Test
	void longRowsTakeNoTimeThatGrowsWithoutBound() {
		assertEquals(-1, end(List.of("a".repeat(900), "a".repeat(900), "a".repeat(900), "b"), "0 " + "a".repeat(2_000), "1 " + "a".repeat(2_000)));
	}

	@Test
	void sectionNamesWhatDiffers() {
		TreeMap<Integer, Piece> places = new TreeMap<>(Map.of(0, new Piece(0, 90, 0, 5), 3, new Piece(100, 190, 0, 5), 12, new Piece(200, 290, 0, 5), 24, new Piece(100, 190, 0, 5)));
		Section section = new Section("6 Limits", "gapC1:R1SMS;Arepetition.R2SMS;R4SMS", new TreeMap<>(Map.of(0, 1, 24, 2)), places, Optional.empty());
		String message = assertThrows(Refusal.class, () -> section.row("the open cells", ROW)).getMessage();
		assertEquals("section 6 Limits, page 1: the open cells is not printed as attached", message.substring(0, message.indexOf(';')));
	}
}
