package org.telltale.casework.time;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

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
		for (Part rows : parts(drawn, MatrixFigure.MOST_ROWS)) {
			for (Part columns : parts(matrix.columns().size(), MatrixFigure.MOST_COLUMNS)) {
				figures.add(new MatrixFigure(matrix, rows.from(), rows.to(), columns.from(), columns.to(), drawn));
			}
		}
		return figures;
	}

	/** What happened over time: connections, bytes, disclosure, periods. */
	public static List<Figure> timeline(CaseTimes times) {
		List<RunLane> runs = times.chronological();
		List<Figure> figures = new ArrayList<>(figures(times.counted().size(), LANES, part -> new TimelineFigure(part.of(times.counted()))));
		figures.addAll(figures(runs.size(), RUNS, part -> new BytesFigure(part.of(runs))));
		figures.addAll(figures(runs.size(), RUNS, part -> new DisclosureFigure(runs, part.from(), part.to())));
		times.periodic().stream().map(IntervalFigure::new).filter(f -> !f.isEmpty()).forEach(figures::add);
		return figures;
	}

	private static List<Figure> figures(int count, int most, Function<Part, Figure> figure) {
		return parts(count, most).stream().map(figure).filter(f -> !f.isEmpty()).toList();
	}

	/** As many parts of at most that size as are needed, all about as large. */
	private static List<Part> parts(int count, int most) {
		int parts = (count + most - 1) / most;
		return IntStream.range(0, parts).mapToObj(i -> new Part(i * count / parts, (i + 1) * count / parts)).toList();
	}

	/** Some of what is shown, from one place to the one behind the last. */
	private record Part(int from, int to) {

		<T> List<T> of(List<T> all) {
			return all.subList(from, to);
		}
	}
}
