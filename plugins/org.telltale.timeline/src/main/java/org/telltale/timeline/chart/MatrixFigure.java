package org.telltale.timeline.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.telltale.timeline.ContactMatrix;
import org.telltale.timeline.ContactMatrix.Cell;
import org.telltale.timeline.ContactMatrix.Column;
import org.telltale.timeline.ContactMatrix.Row;

/**
 * Endpoints against conditions: the darker a cell, the more bytes an hour left the handset; its number is contacts an hour, a dot says that exhibits were seen. What was watched and not
 * called is white with a 0; what was not watched is hatched.
 *
 * @param matrix the numbers
 * @param from the first row that is shown
 * @param to the row behind the last
 * @param fromColumn the first column that is shown
 * @param toColumn the column behind the last
 * @param drawn how many of the rows are drawn at all: the last picture says that the others are not
 */
public record MatrixFigure(ContactMatrix matrix, int from, int to, int fromColumn, int toColumn, int drawn) implements Figure {

	/** Rows that fit on a page. */
	public static final int MOST_ROWS = 18;
	/** Columns that are wide enough for their numbers on a page. */
	public static final int MOST_COLUMNS = 24;

	private static final int ROW = 19;
	private static final int REST = 14;
	private static final int LONGEST_NAME = 38;
	/** From a byte an hour to a gigabyte. */
	private static final double MOST = 9;
	private static final Color DARKEST = new Color(0x084C7F);
	private static final Color LIGHTEST = new Color(0xEAF4FB);

	/** With all columns, one of the pictures that show all rows. */
	public MatrixFigure(ContactMatrix matrix, int from, int to) {
		this(matrix, from, to, 0, matrix.columns().size(), matrix.rows().size());
	}

	@Override
	public String title(Locale language) {
		Words words = Words.of(language);
		boolean part = from > 0 || to < matrix.rows().size();
		String shown = words.of(part ? "matrix.titleOfPart" : "matrix.title", Integer.toString(from + 1), Integer.toString(to), Integer.toString(matrix.rows().size()));
		String rows = to < drawn || drawn == matrix.rows().size() ? shown : words.of("matrix.titleOfLast", shown, Integer.toString(matrix.rows().size() - drawn));
		return columns().size() == matrix.columns().size() ? rows
				: words.of("matrix.titleOfColumns", rows, Integer.toString(fromColumn + 1), Integer.toString(toColumn), Integer.toString(matrix.columns().size()));
	}

	private List<Row> rows() {
		return matrix.rows().subList(from, to);
	}

	private List<Column> columns() {
		return matrix.columns().subList(fromColumn, toColumn);
	}

	@Override
	public String text(Locale language) {
		Words words = Words.of(language);
		String unobserved = columns().stream().filter(c -> !c.isObserved()).map(Column::words).collect(Collectors.joining(", "));
		return words.of("matrix.text", words.of(unobserved.isEmpty() ? "matrix.watched" : "matrix.notWatched", unobserved),
				rows().stream().map(row -> most(words, row)).filter(s -> !s.isEmpty()).collect(Collectors.joining("; ")));
	}

	/** Where an endpoint was called most. */
	private String most(Words words, Row row) {
		return IntStream.range(fromColumn, toColumn).boxed().filter(i -> row.cells().get(i).contacts() > 0)
				.max(Comparator.comparingDouble(i -> row.cells().get(i).rate().map(ContactMatrix.Rate::perHour).orElse(0.0)))
				.map(i -> words.of("matrix.most", row.endpoint(), matrix.columns().get(i).words(), words.number(row.cells().get(i).rate().map(ContactMatrix.Rate::perHour).orElse(0.0))))
				.orElse("");
	}

	@Override
	public int height() {
		return REST + (rows().size() + 4) * ROW;
	}

	@Override
	public boolean isEmpty() {
		return columns().isEmpty() || rows().isEmpty();
	}

	@Override
	public JFreeChart draw(HouseStyle style) {
		int count = rows().size();
		List<String> names = new ArrayList<>(rows().reversed().stream().map(r -> shortened(r.endpoint())).toList());
		names.addFirst(style.words().of("matrix.watchedTime"));
		names.addAll(List.of("", "", ""));
		SymbolAxis endpoints = style.names(names, 8.5);
		endpoints.setRange(-0.5, count + 3.5);
		SymbolAxis columns = style.names(columns().stream().map(Column::value).toList(), 8.5);
		columns.setRange(-0.5, Math.max(0.5, columns().size() - 0.5));
		columns.setTickLabelsVisible(false);
		XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, false);
		XYPlot plot = style.styled(new XYPlot(new XYSeriesCollection(new XYSeries("cells")), columns, endpoints, renderer));
		plot.setRangeGridlinesVisible(false);
		plot.setOutlineVisible(false);
		heads(style, count + 3.0).forEach(renderer::addAnnotation);
		for (int c = 0; c < columns().size(); c++) {
			Column column = columns().get(c);
			renderer.addAnnotation(new Box(c - 0.5, c + 0.5, -0.45, 0.45, column.isObserved() ? Box.Fill.of(HouseStyle.TINT) : Box.Fill.UNKNOWN,
					column.isObserved() ? style.words().span(column.watchedSeconds()).replace(" ", "\u2009") : "", style.font(7.5), HouseStyle.QUIET));
			renderer.addAnnotation(new Box(c - 0.5, c + 0.5, count + 0.55, count + 2.45, Box.Fill.of(HouseStyle.TINT), column.value(), style.font(7.5), HouseStyle.INK));
			for (int r = 0; r < count; r++) {
				renderer.addAnnotation(box(style, c, count - r, rows().get(r).cells().get(fromColumn + c), column));
			}
		}
		return style.chart(plot, false);
	}

	/** The names of the dimensions, each over its values. */
	private List<Box> heads(HouseStyle style, double y) {
		List<Box> heads = new ArrayList<>();
		for (int c = 0; c < columns().size();) {
			String dimension = columns().get(c).dimension();
			int first = c;
			while (c < columns().size() && columns().get(c).dimension().equals(dimension)) {
				c++;
			}
			heads.add(new Box(first - 0.5, c - 0.5, y - 0.45, y + 0.45, Box.Fill.of(HouseStyle.LINE), dimension, style.bold(8.5), HouseStyle.INK));
		}
		return heads;
	}

	private static Box box(HouseStyle style, int x, int y, Cell cell, Column column) {
		if (!column.isObserved()) {
			return new Box(x - 0.5, x + 0.5, y - 0.5, y + 0.5, Box.Fill.UNKNOWN, "", style.font(8), HouseStyle.INK);
		}
		double shade = Math.clamp(Math.log10(1 + ContactMatrix.perHour(cell.bytesOut(), column)) / MOST, 0.0, 1.0);
		String word = cell.contacts() == 0 ? "0" : cell.rate().map(r -> style.words().number(r.perHour())).orElse("") + (cell.sightings() > 0 ? "\u2009•" : "");
		Color ground = cell.contacts() == 0 ? Color.WHITE : mixed(shade);
		return new Box(x - 0.5, x + 0.5, y - 0.5, y + 0.5, new Box.Fill(ground, false, HouseStyle.LINE), word, cell.sightings() > 0 ? style.bold(8) : style.font(8),
				cell.contacts() == 0 ? HouseStyle.QUIET : shade > 0.45 ? Color.WHITE : HouseStyle.INK);
	}

	private static Color mixed(double share) {
		return new Color(mixed(LIGHTEST.getRed(), DARKEST.getRed(), share), mixed(LIGHTEST.getGreen(), DARKEST.getGreen(), share), mixed(LIGHTEST.getBlue(), DARKEST.getBlue(), share));
	}

	private static int mixed(int from, int to, double share) {
		return (int) Math.round(from + (to - from) * share);
	}

	/** An endpoint's name before its address, as long as fits. */
	private static String shortened(String endpoint) {
		return endpoint.length() <= LONGEST_NAME ? endpoint : endpoint.substring(0, LONGEST_NAME - 1) + "…";
	}
}
