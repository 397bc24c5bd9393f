package org.telltale.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.apache.batik.anim.dom.SVGDOMImplementation;
import org.apache.batik.svggen.SVGGraphics2D;
import org.junit.jupiter.api.Test;
import org.telltale.casework.time.CaseFigures;
import org.telltale.casework.time.CaseTimes;
import org.telltale.report.input.Language;
import org.telltale.timeline.ContactMatrix;
import org.telltale.timeline.chart.Figure;
import org.telltale.timeline.chart.HouseStyle;

/** The heat map as it is drawn for the report, with its letters kept as text. */
class MatrixPictureTest {

	private static final int WIDTH = 650;

	/** Columns of three dimensions and one row; each number is another. */
	private static ContactMatrix matrix(int columns) {
		List<ContactMatrix.Column> conditions = IntStream.range(0, columns).mapToObj(i -> new ContactMatrix.Column("dimension" + i * 3 / columns, "value-" + i, 3570 + 360 * i, List.of("R1"))).toList();
		List<ContactMatrix.Cell> cells = IntStream.range(0, columns).mapToObj(i -> new ContactMatrix.Cell(4, 3600, 900, i % 2, Optional.of(new ContactMatrix.Rate(rate(i), 0.5, 5.1)))).toList();
		return new ContactMatrix(conditions, List.of(new ContactMatrix.Row("a.example (198.51.100.7)", cells)));
	}

	private static double rate(int column) {
		return 12_345 + 1111 * column;
	}

	private static List<String> texts(Figure figure) throws Exception {
		SVGGraphics2D graphics = new SVGGraphics2D(SVGDOMImplementation.getDOMImplementation().createDocument("http://www.w3.org/2000/svg", "svg", null));
		figure.paint(new HouseStyle("SansSerif"), graphics, WIDTH, figure.height());
		StringWriter out = new StringWriter();
		graphics.stream(out, false);
		List<String> texts = new ArrayList<>();
		Matcher text = Pattern.compile("<text[^>]*>([^<]*)</text", Pattern.DOTALL).matcher(out.toString());
		while (text.find()) {
			texts.add(text.group(1).strip());
		}
		return texts;
	}

	@Test
	void noNumberIsCutHoweverManyColumnsThereAre() throws Exception {
		for (int columns : List.of(1, 12, 24, 25, 31, 70)) {
			List<Figure> pictures = CaseFigures.matrix(matrix(columns));
			List<String> shown = new ArrayList<>();
			for (Figure picture : pictures) {
				shown.addAll(texts(picture));
			}
			for (int i = 0; i < columns; i++) {
				String number = String.format(java.util.Locale.ROOT, "%,.0f", rate(i)) + (i % 2 > 0 ? "\u2009•" : "");
				assertTrue(shown.contains(number), columns + " columns: " + number + " is not in " + shown);
			}
			assertTrue(shown.stream().noneMatch(text -> text.endsWith("…") && text.matches(".*\\d.*")), shown.toString());
		}
	}

	@Test
	void manyColumnsAreSeveralPicturesThatSayWhichTheyShow() {
		assertEquals(List.of("Endpoints against conditions"), CaseFigures.matrix(matrix(24)).stream().map(Figure::title).toList());
		List<Figure> pictures = CaseFigures.matrix(matrix(50));
		assertEquals(List.of("Endpoints against conditions, conditions 1 to 16 of 50", "Endpoints against conditions, conditions 17 to 33 of 50", "Endpoints against conditions, conditions 34 to 50 of 50"),
				pictures.stream().map(Figure::title).toList());
		assertEquals(3, new TreeSet<>(pictures.stream().map(Figure::text).toList()).size());
		assertTrue(pictures.getLast().text().contains("a.example (198.51.100.7) most with dimension2 = value-49"), pictures.getLast().text());
	}

	@Test
	void manyRowsAreDrawnInPartAndTheLastPictureSaysSo() {
		List<ContactMatrix.Row> rows = IntStream.range(0, 200).mapToObj(i -> new ContactMatrix.Row("host-" + i, matrix(3).rows().getFirst().cells())).toList();
		ContactMatrix many = new ContactMatrix(matrix(3).columns(), rows);
		CaseTimes times = new CaseTimes(List.of(), List.of(), many, List.of());
		assertEquals(List.of("rows 1 to 18 of 200", "rows 19 to 36 of 200", "rows 37 to 54 of 200", "rows 55 to 72 of 200", "rows 73 to 90 of 200; the other 110 are in the table alone"),
				FigurePictures.of(times, Language.ENGLISH).matrix().stream().map(picture -> picture.title().replace("Endpoints against conditions, ", "")).toList());
		assertEquals(12, CaseFigures.matrix(times).size(), "the workbench draws all");
	}
}
