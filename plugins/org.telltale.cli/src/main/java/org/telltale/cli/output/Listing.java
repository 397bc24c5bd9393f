package org.telltale.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.telltale.base.CaptureInstant;
import org.telltale.base.json.Json;

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
		List<Map<String, String>> rows = records.stream().map(Listing::flat).toList();
		List<String> all = new ArrayList<>(columns);
		rows.stream().flatMap(row -> row.keySet().stream()).distinct().sorted().filter(c -> !all.contains(c)).forEach(all::add);
		out.print(String.join(",", all) + "\r\n");
		for (Map<String, String> row : rows) {
			out.print(String.join(",", all.stream().map(c -> csvCell(value(row, c))).toList()) + "\r\n");
		}
	}

	/** OWASP's rule against CSV injection: what a spreadsheet takes for a formula is preceded by an apostrophe. */
	static String csvCell(String text) {
		boolean number = text.matches("-?[0-9]+(\\.[0-9]+)?");
		String safe = !number && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
		return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
	}

	private void table(PrintWriter out) {
		List<List<String>> rows = new ArrayList<>();
		rows.add(columns);
		for (Json item : records) {
			Map<String, String> row = flat(item);
			rows.add(columns.stream().map(c -> cell(TIMES.contains(c) ? time(value(row, c)) : value(row, c))).toList());
		}
		int[] widths = new int[columns.size()];
		rows.forEach(row -> java.util.Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length())));
		for (List<String> row : rows) {
			StringBuilder line = new StringBuilder();
			for (int i = 0; i < widths.length; i++) {
				line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
			}
			out.println(line.toString().stripTrailing());
		}
	}

	private static String value(Map<String, String> row, String column) {
		String whole = row.get(column);
		return whole != null ? whole : String.join(", ", row.entrySet().stream().filter(e -> e.getKey().startsWith(column + "."))
				.map(e -> e.getKey().substring(column.length() + 1) + " " + e.getValue()).toList());
	}

	/** Nanoseconds since the epoch as a person reads them, in UTC; other text as it is. */
	private static String time(String nanos) {
		return nanos.matches("-?[0-9]{16,19}") ? CaptureInstant.instantOf(Long.parseLong(nanos)).toString() : nanos;
	}

	private static String cell(String text) {
		String visible = Terminal.visible(text);
		return visible.length() > WIDEST ? visible.substring(0, WIDEST - 1) + "…" : visible;
	}

	private static Map<String, String> flat(Json item) {
		Map<String, String> row = new TreeMap<>();
		if (item instanceof Json.Fields fields) {
			fields.members().forEach((name, value) -> flatten(name, value, row));
		}
		return row;
	}

	private static void flatten(String name, Json value, Map<String, String> row) {
		switch (value) {
			case Json.Fields nested -> nested.members().forEach((inner, deep) -> flatten(name + "." + inner, deep, row));
			case Json.Text text -> row.put(name, text.value());
			case Json.Array array when array.items().stream().allMatch(i -> i instanceof Json.Text) ->
				row.put(name, String.join(" ", array.items().stream().flatMap(i -> i.asText().stream()).toList()));
			case Json.Array array when !array.items().isEmpty() && array.items().stream().allMatch(i -> i.text("text").isPresent()) ->
				row.put(name, String.join(" ", array.items().stream().flatMap(i -> i.text("text").stream()).toList()));
			default -> row.put(name, value.toString());
		}
	}
}
