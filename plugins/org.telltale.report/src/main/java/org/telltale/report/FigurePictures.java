package org.telltale.report;

import java.awt.Dimension;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.apache.batik.anim.dom.SVGDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.telltale.casework.time.CaseFigures;
import org.telltale.casework.time.CaseTimes;
import org.telltale.report.input.Language;
import org.telltale.report.internal.rows.FigureRows;
import org.telltale.timeline.chart.Figure;
import org.telltale.timeline.chart.HouseStyle;
import org.telltale.timeline.chart.MatrixFigure;

/** The figures of a case as SVG, their letters drawn as shapes so that no font is needed to show them. */
final class FigurePictures {

	/** In pixels of 1/96 inch: the width of the text, 172 mm. */
	private static final int WIDTH = 650;
	private static final double MILLIMETRE = WIDTH / 172.0;
	/** Five pages of pictures: nobody reads hundreds, and the table beside them has all rows. */
	private static final int MOST_MATRIX_ROWS = 5 * MatrixFigure.MOST_ROWS;
	private static final String FONT = "Noto Sans";

	private FigurePictures() {
	}

	/** All figures of the report. */
	static FigureRows of(CaseTimes times, Language language) {
		return new FigureRows(pictures(CaseFigures.matrix(times.matrix(), MOST_MATRIX_ROWS), language.locale()), pictures(CaseFigures.timeline(times), language.locale()));
	}

	private static List<FigureRows.Picture> pictures(List<Figure> figures, Locale language) {
		return figures.stream().map(figure -> picture(figure, language)).toList();
	}

	private static FigureRows.Picture picture(Figure figure, Locale language) {
		int millimetres = FigureRows.fitting(figure.height() / MILLIMETRE);
		return new FigureRows.Picture((long) millimetres, figure.title(language), figure.text(language), svg(figure, language, (int) Math.round(millimetres * MILLIMETRE)));
	}

	private static byte[] svg(Figure figure, Locale language, int height) {
		SVGGeneratorContext context = SVGGeneratorContext.createDefault(
				SVGDOMImplementation.getDOMImplementation().createDocument("http://www.w3.org/2000/svg", "svg", null));
		context.setComment("Telltale");
		SVGGraphics2D graphics = new SVGGraphics2D(context, true);
		graphics.setSVGCanvasSize(new Dimension(WIDTH, height));
		figure.paint(new HouseStyle(FONT, language), graphics, WIDTH, height);
		try (StringWriter out = new StringWriter()) {
			graphics.stream(out, true);
			return out.toString().getBytes(StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException("a string writer failed", e);
		}
	}
}
