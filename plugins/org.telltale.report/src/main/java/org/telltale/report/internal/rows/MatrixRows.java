package org.telltale.report.internal.rows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.telltale.report.internal.words.Words;
import org.telltale.timeline.ContactMatrix;
import org.telltale.timeline.ContactMatrix.Cell;
import org.telltale.timeline.ContactMatrix.Column;
import org.telltale.timeline.ContactMatrix.Row;

/** Endpoints against conditions as a table: section 14.1. */
final class MatrixRows {

	/** An endpoint under a condition; numbers are absent in the rows that say where it was not called, or not watched. */
	public record RateRow(String endpoint, String condition, String watched, Long contacts, String perHour, Long bytesOut, Long bytesIn, Long sightings) {
	}

	private MatrixRows() {
	}

	static List<RateRow> rows(ContactMatrix matrix, Words words) {
		List<RateRow> rows = new ArrayList<>();
		for (Row row : matrix.rows()) {
			for (int i = 0; i < matrix.columns().size(); i++) {
				if (row.cells().get(i).contacts() > 0) {
					rows.add(called(row.endpoint(), matrix.columns().get(i), row.cells().get(i), words));
				}
			}
			String silent = joined(matrix, i -> matrix.columns().get(i).isObserved() && row.cells().get(i).contacts() == 0,
					i -> matrix.columns().get(i).words() + row.cells().get(i).rate().map(r -> " (" + words.of("rate.at-most", words.spaced(number(r.high()))) + ")").orElse(""));
			if (!silent.isEmpty()) {
				rows.add(without(row.endpoint(), words.of("rate.not-called", silent)));
			}
			String unknown = joined(matrix, i -> !matrix.columns().get(i).isObserved(), i -> matrix.columns().get(i).words());
			if (!unknown.isEmpty()) {
				rows.add(without(row.endpoint(), words.of("rate.not-watched", unknown)));
			}
		}
		return rows;
	}

	private static String joined(ContactMatrix matrix, IntPredicate which, IntFunction<String> words) {
		return IntStream.range(0, matrix.columns().size()).filter(which).mapToObj(words).collect(Collectors.joining(", "));
	}

	private static RateRow without(String endpoint, String why) {
		return new RateRow(endpoint, why, "", null, "", null, null, null);
	}

	private static RateRow called(String endpoint, Column column, Cell cell, Words words) {
		return new RateRow(endpoint, column.words() + (column.runs().size() == 1 ? "  (" + words.of("endpoint.runs", column.runs().getFirst()) + ")" : "  (" + words.of("runs", column.runs().size()) + ")"), Moments.span(Duration.ofSeconds(Math.round(column.watchedSeconds()))), cell.contacts(),
				cell.rate().map(r -> words.spaced(number(r.perHour())) + " (" + words.spaced(number(r.low())) + " – " + words.spaced(number(r.high())) + ")").orElse(""),
				Math.round(ContactMatrix.perHour(cell.bytesOut(), column)), Math.round(ContactMatrix.perHour(cell.bytesIn(), column)), cell.sightings());
	}

	/** Three digits or so. */
	private static String number(double value) {
		return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : value >= 0.1 || value == 0 ? "%.2f" : "%.3f", value);
	}
}
