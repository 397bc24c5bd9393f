package org.telltale.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.widgets.Column;
import org.telltale.widgets.HexText;
import org.telltale.widgets.NaturalOrder;
import org.telltale.widgets.TableRows;
import org.telltale.widgets.TimeAxis;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.session.FrameChoice;

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
	void placeInTheTextIsTheByteOfItsDigitsOrCharacter() {
		HexText hex = HexText.of(new byte[20], 0x100, List.of());
		int[] digits = hex.places(List.of(new ByteRange(17, 1))).getFirst();
		int[] character = hex.places(List.of(new ByteRange(17, 1))).getLast();
		assertEquals(17, hex.byteAt(digits[0]).orElseThrow());
		assertEquals(17, hex.byteAt(character[0]).orElseThrow());
		assertEquals(OptionalInt.empty(), hex.byteAt(3), "an offset is no byte");
		assertEquals(OptionalInt.empty(), hex.byteAt(hex.places(List.of(new ByteRange(19, 1))).getFirst()[0] + 3), "nothing stands behind the last byte");
	}

	@Test
	void offsetsBehindFourGibibytesKeepTheColumns() {
		HexText hex = HexText.of(new byte[20], 0x1_0000_0000L, List.of(new ByteRange(16, 1)));
		assertEquals("000100000010", hex.text().lines().toList().get(1).substring(0, 12));
		assertEquals("00", hex.text().substring(hex.marks().getFirst()[0], hex.marks().getFirst()[0] + hex.marks().getFirst()[1]));
	}

	@Test
	void sightingOverTheBorderOfFilesHasFramesInEach() {
		Json one = Json.array(List.of(Json.array(List.of(Json.of(12), Json.of(2)))));
		Json two = Json.array(List.of(Json.array(List.of(Json.of(1), Json.of(1)))));
		Json.Fields sighting = Json.object().put("evidence", "b").put("frames", two);
		assertEquals(List.of("b 1"), Facts.files(sighting).stream().map(file -> Facts.text(file, "evidence") + " " + Facts.frames(file)).toList());
		sighting.put("earlier", Json.array(List.of(Json.object().put("evidence", "a").put("frames", one))));
		assertEquals(List.of("a 12-13", "b 1"), Facts.files(sighting).stream().map(file -> Facts.text(file, "evidence") + " " + Facts.frames(file)).toList());
	}

	@Test
	void recordsStandForTheirFirstFrame() {
		Json.Fields flow = Json.object().put("type", "flow").put("evidence", "ab").put("flow", "dbd586102948f53d-3-0");
		assertEquals(Optional.of(new FrameChoice("ab", 3)), FrameChoice.of(flow));
		assertEquals(Optional.of(new FrameChoice("ab", 3)), FrameChoice.of(flow.put("flow", "dbd586102948f53d-3-1-2")), "the third packet of an A-MSDU");
		assertEquals(Optional.of(new FrameChoice("ab", 1)), FrameChoice.of(Json.object().put("type", "evidence").put("kind", "capture").put("evidence", "ab")));
		assertEquals(Optional.empty(), FrameChoice.of(Json.object().put("type", "evidence").put("kind", "photo").put("evidence", "ab")));
		assertEquals(Optional.empty(), FrameChoice.of(Json.object().put("type", "person")));
		Json frames = Json.array(List.of(Json.array(List.of(Json.of(235), Json.of(2)))));
		assertEquals(Optional.of(new FrameChoice("ab", 235)), FrameChoice.of(Json.object().put("type", "sighting").put("evidence", "ab").put("frames", frames)));
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
