package org.telltale.casework.time;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

import org.telltale.timeline.ContactMatrix;
import org.telltale.timeline.RunLane;
import org.telltale.timeline.chart.BytesFigure;
import org.telltale.timeline.chart.DisclosureFigure;
import org.telltale.timeline.chart.Figure;
import org.telltale.timeline.chart.IntervalFigure;
import org.telltale.timeline.chart.MatrixFigure;
import org.telltale.timeline.chart.TimelineFigure;

/** The figures of a case, as report and workbench show them; those with nothing to show are left out, and those of many runs or endpoints come in parts. */
public final class CaseFigures {

	private static final int LANES = 12;
	private static final int RUNS = 16;

	private CaseFigures() {
	}

	/** Endpoints against conditions. */
	public static List<Figure> matrix(CaseTimes times) {
		return matrix(times.matrix());
	}

	/** The same of numbers that were counted: rows by rows, each with as many parts of its columns as are needed. */
	public static List<Figure> matrix(ContactMatrix matrix) {
		return matrix(matrix, matrix.rows().size());
	}

	/** The same of the first rows alone, so many at most: those with most sightings, then with most bytes sent. The last picture says how many are not drawn. */
	public static List<Figure> matrix(ContactMatrix matrix, int mostRows) {
		int drawn = Math.min(mostRows, matrix.rows().size());
		List<Figure> figures = new ArrayList<>();
		parts(drawn, MatrixFigure.MOST_ROWS, (from, to) -> new MatrixFigure(matrix, from, to)).stream().map(MatrixFigure.class::cast)
				.forEach(rows -> figures.addAll(parts(matrix.columns().size(), MatrixFigure.MOST_COLUMNS, (from, to) -> new MatrixFigure(matrix, rows.from(), rows.to(), from, to, drawn))));
		return figures;
	}

	/** What happened over time: connections, bytes, disclosure, periods. */
	public static List<Figure> timeline(CaseTimes times) {
		List<RunLane> runs = times.chronological();
		List<Figure> figures = new ArrayList<>(parts(times.counted().size(), LANES, (from, to) -> new TimelineFigure(times.counted().subList(from, to))));
		figures.addAll(parts(runs.size(), RUNS, (from, to) -> new BytesFigure(runs.subList(from, to))));
		figures.addAll(parts(runs.size(), RUNS, (from, to) -> new DisclosureFigure(runs, from, to)));
		times.periodic().stream().map(IntervalFigure::new).filter(f -> !f.isEmpty()).forEach(figures::add);
		return figures;
	}

	/** As many parts of at most that size as are needed, all about as large. */
	private static List<Figure> parts(int count, int most, BiFunction<Integer, Integer, Figure> part) {
		int parts = (count + most - 1) / most;
		List<Figure> figures = new ArrayList<>();
		for (int i = 0; i < parts; i++) {
			figures.add(part.apply(i * count / parts, (i + 1) * count / parts));
		}
		return figures.stream().filter(f -> !f.isEmpty()).toList();
	}
}
