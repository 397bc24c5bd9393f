package org.telltale.casework;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.telltale.base.ByteRange;
import org.telltale.base.Csv;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Where;

/**
 * A table of type codes: of which make and model the first eight digits of an IMEI are (docs/formats/type-codes.md).
 *
 * @param rows in the order of the table
 */
record TypeCodeTable(List<Row> rows) {

	static final long MOST_BYTES = 32L << 20;
	private static final int MOST_ROWS = 500_000;
	private static final int LOOK = 4096;
	private static final List<String> NEEDED = List.of("tac", "make", "model");

	TypeCodeTable {
		rows = List.copyOf(rows);
	}

	/** A row. @param says who says so, may be blank @param line from 1 @param place its bytes */
	record Row(String tac, String make, String model, String says, int line, ByteRange place) {
	}

	/** Whether a file begins as such a table does. */
	static boolean isTable(byte[] start) {
		String text = new String(start, 0, Math.min(LOOK, start.length), StandardCharsets.UTF_8);
		return columns(text.lines().findFirst().orElse("")).containsAll(NEEDED);
	}

	private static List<String> columns(String line) {
		return cells(line).orElse(List.of()).stream().map(cell -> cell.strip().toLowerCase(Locale.ROOT)).toList();
	}

	/** The cells of a line, if it is well-formed. */
	private static Optional<List<String>> cells(String line) {
		Csv csv = Csv.of(line);
		return csv.rows().size() == 1 && csv.faults().isEmpty() ? Optional.of(csv.rows().getFirst().cells()) : Optional.empty();
	}

	/** Reads a table. @param evidence its id @param name what it is called */
	static Outcome<TypeCodeTable> read(byte[] bytes, String evidence, String name) {
		List<Row> rows = new ArrayList<>();
		Optional<Where> damaged = Optional.empty();
		long further = 0;
		List<String> columns = List.of();
		int line = 0;
		int from = 0;
		while (from < bytes.length && rows.size() < MOST_ROWS) {
			int end = from;
			while (end < bytes.length && bytes[end] != '\n') {
				end++;
			}
			String text = new String(Arrays.copyOfRange(bytes, from, end), StandardCharsets.UTF_8).stripTrailing();
			line++;
			if (line == 1) {
				columns = columns(text);
			} else if (!text.isBlank() && !text.startsWith("#")) {
				Optional<Row> row = row(text, columns, line, new ByteRange(from, end - from));
				row.ifPresent(rows::add);
				if (row.isEmpty()) {
					further += damaged.isPresent() ? 1 : 0;
					damaged = Optional.of(damaged.orElse(new Where(evidence, new ByteRange(from, end - from))));
				}
			}
			from = end + 1;
		}
		List<Problem> problems = new ArrayList<>();
		if (damaged.isPresent()) {
			problems.add(new Problem("case.type-codes", damaged.get(), name + ": a row without a type code of eight digits, a make and a model"
					+ (further == 0 ? "." : ", and " + further + " more."), "No unit was compared with them."));
		}
		if (from < bytes.length) {
			problems.add(new Problem("case.type-codes", new Where(evidence, new ByteRange(from, bytes.length - from)), name + ": more than " + MOST_ROWS + " rows.",
					"No unit was compared with those behind them."));
		}
		return Outcome.of(new TypeCodeTable(rows), problems);
	}

	private static Optional<Row> row(String text, List<String> columns, int line, ByteRange place) {
		return cells(text).filter(cells -> cells.size() <= columns.size())
				.map(cells -> new Row(cell(cells, columns, "tac"), cell(cells, columns, "make"), cell(cells, columns, "model"), cell(cells, columns, "source"), line, place))
				.filter(row -> row.tac().matches("[0-9]{8}") && !row.make().isBlank() && !row.model().isBlank());
	}

	private static String cell(List<String> cells, List<String> columns, String name) {
		int place = columns.indexOf(name);
		return place >= 0 && place < cells.size() ? cells.get(place).strip() : "";
	}
}
