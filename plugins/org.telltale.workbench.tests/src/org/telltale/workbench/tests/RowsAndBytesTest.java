package org.telltale.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.telltale.base.ByteRange;
import org.telltale.widgets.Column;
import org.telltale.widgets.HexText;
import org.telltale.widgets.NaturalOrder;
import org.telltale.widgets.TableRows;
import org.telltale.widgets.TimeAxis;

/** What views compute, without a display. */
class RowsAndBytesTest {

	private record Flow(String run, long bytes) {
	}

	private static TableRows<Flow> rows() {
		TableRows<Flow> rows = new TableRows<>(List.of(Column.words("Run", 10, Flow::run), Column.number("Bytes", 10, Flow::bytes)));
		rows.set(List.of(new Flow("R10", 9), new Flow("R2", 12_345), new Flow("R1", 700)));
		return rows;
	}

	@Test
	void numbersInWordsAreOrderedByValue() {
		TableRows<Flow> rows = rows();
		rows.sort(0);
		assertEquals(List.of("R1", "R2", "R10"), rows.shown().stream().map(Flow::run).toList());
		rows.sort(0);
		assertEquals(List.of("R10", "R2", "R1"), rows.shown().stream().map(Flow::run).toList());
		assertEquals(0, NaturalOrder.WORDS.compare("a", "a"));
	}

	@Test
	void comparingFilterReadsGroupedNumbers() {
		TableRows<Flow> rows = rows();
		rows.filter(1, "> 1000");
		assertEquals(List.of("R2"), rows.shown().stream().map(Flow::run).toList());
		rows.filter(1, "");
		rows.filter(0, "!R1");
		assertEquals(List.of("R2"), rows.shown().stream().map(Flow::run).toList());
	}

	@Test
	void lineEndsInCellsDoNotBreakCopiedRows() {
		TableRows<String> rows = new TableRows<>(List.of(Column.words("Text", 10, text -> text)));
		assertEquals("Text\na b c\n", rows.tsv(List.of("a\r\nb\tc")));
	}

	@Test
	void matchOverALineEndIsMarkedInBothLines() {
		HexText hex = HexText.of(new byte[20], 0x100, List.of(new ByteRange(14, 4)));
		assertEquals(4, hex.marks().size());
		assertEquals("00000110", hex.text().lines().toList().get(1).substring(0, 8));
		int[] digits = hex.marks().getFirst();
		assertEquals("00 00", hex.text().substring(digits[0], digits[0] + digits[1]));
	}

	@Test
	void zoomNeverLeavesTheRun() {
		TimeAxis axis = TimeAxis.WHOLE.zoom(0.5, 0.99).move(10);
		assertEquals(1.0, axis.to(), 1e-12);
		assertEquals(TimeAxis.WHOLE, axis.zoom(100, 0.5));
	}

	@Test
	void marksStandAtRoundTimes() {
		assertEquals(List.of(0L, 900L, 1800L, 2700L, 3600L), TimeAxis.WHOLE.marks(3600, 5));
		assertEquals("1:00:05", TimeAxis.label(3605));
	}
}
