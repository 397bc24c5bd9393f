package org.telltale.cli.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.telltale.base.CaptureInstant;
import org.telltale.base.json.Json;
import org.telltale.casework.exchange.table.CsvTable;

/** Prints a list of records. Text that comes from evidence never moves the cursor or starts a formula. */
public final class Listing {

	private static final int WIDEST = 60;
	private static final Set<String> TIMES = Set.of("at", "start", "end", "first", "last", "from", "to");

	private final List<String> columns;
	private final Collection<? extends Json> records;

	/**
	 * @param columns the members that a table shows, {@code a.b} for nested ones, {@code a} for all that are nested in it; CSV
	 *        shows all members after them
	 * @param records what to print
	 */
	public Listing(List<String> columns, Collection<? extends Json> records) {
		this.columns = List.copyOf(columns);
		this.records = records;
	}

	/** Writes the list. */
	public void print(PrintWriter out, ListFormat format) {
		switch (format) {
			case json -> records.forEach(out::println);
			case csv -> csv(out);
			case table -> table(out);
		}
		out.flush();
	}

	private void csv(PrintWriter out) {
		try {
			new CsvTable(columns, records).write(out);
		} catch (IOException e) {
			throw new UncheckedIOException("a print writer failed", e);
		}
	}

	private void table(PrintWriter out) {
		List<List<String>> rows = new ArrayList<>();
		rows.add(columns);
		for (Json item : records) {
			Map<String, String> row = CsvTable.flat(item);
			rows.add(columns.stream().map(c -> cell(TIMES.contains(c) ? time(CsvTable.value(row, c)) : CsvTable.value(row, c))).toList());
		}
		int[] widths = new int[columns.size()];
		rows.forEach(row -> Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length())));
		for (List<String> row : rows) {
			StringBuilder line = new StringBuilder();
			for (int i = 0; i < widths.length; i++) {
				line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
			}
			out.println(line.toString().stripTrailing());
		}
	}

	/** Nanoseconds since the epoch as a person reads them, in UTC; other text as it is. */
	private static String time(String nanos) {
		return nanos.matches("-?[0-9]{16,19}") ? CaptureInstant.instantOf(Long.parseLong(nanos)).toString() : nanos;
	}

	private static String cell(String text) {
		String visible = Terminal.visible(text);
		return visible.length() > WIDEST ? visible.substring(0, WIDEST - 1) + "…" : visible;
	}
}
