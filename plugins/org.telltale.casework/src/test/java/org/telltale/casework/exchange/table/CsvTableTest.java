package org.telltale.casework.exchange.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.base.Csv;
import org.telltale.base.json.Json;

/** Tables hold no formulas, and give back what was put in. */
class CsvTableTest {

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "+447700900123", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x", "=HYPERLINK(\"http://x\")" })
	void whatCouldBeAFormulaGetsAnApostrophe(String text) {
		assertEquals("'" + text, CsvCell.neutral(text));
		assertEquals(text, readBack(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "'=1", "''=1", "'@x" })
	void whatLooksNeutralisedAlreadyIsNotMistakenForIt(String text) {
		assertEquals(text, readBack(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "-12", "-1.5", "0", "it's", "'tis", "a,b", "a\"b", "a\r\nb", "a;=1", " leading", "trailing ", "明天", "" })
	void numbersAndOtherTextsStayWhatTheyAre(String text) {
		assertEquals(text, CsvCell.neutral(text));
		assertEquals(text, readBack(text));
	}

	/** As a reader of the published rule takes it. */
	private static String readBack(String text) {
		String cell = Csv.of("x," + CsvCell.of(text) + ",y\r\n").rows().getFirst().cells().get(1);
		return cell.matches("(?s)'+[=+\\-@\\t\\r\\n＝＋－＠].*") ? cell.substring(1) : cell;
	}

	@Test
	void aSemicolonNeverBeginsACellInAnotherLocale() {
		assertEquals("\"a;=cmd\"", CsvCell.of("a;=cmd"));
	}

	@Test
	void givenColumnsComeFirstAndNoneIsLeftOut() throws IOException {
		StringBuilder out = new StringBuilder();
		new CsvTable(List.of("b", "a"), List.of(Json.object().put("a", 1).put("c", Json.object().put("d", "x")), Json.object().put("b", "=1"))).write(out);
		assertEquals("b,a,c.d\r\n,1,x\r\n'=1,,\r\n", out.toString());
	}
}
