package org.telltale.casework.exchange.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.telltale.base.json.Json;

/**
 * Records as a table (docs/formats/lists.md): a row a record, nested members joined by {@code .}, formulas neutralised ({@link CsvCell}).
 *
 * @param columns those that come first: {@code a.b} for nested members, {@code a} for all that are nested in it; all other members follow, sorted by name
 * @param records what is in the table, in its order
 */
public record CsvTable(List<String> columns, Collection<? extends Json> records) {

	public CsvTable {
		columns = List.copyOf(columns);
	}

	/** Writes the head and the rows; lines end in CR LF. */
	public void write(Appendable out) throws IOException {
		List<Map<String, String>> rows = records.stream().map(CsvTable::flat).toList();
		List<String> all = new ArrayList<>(columns);
		rows.stream().flatMap(row -> row.keySet().stream()).distinct().sorted().filter(column -> !all.contains(column)).forEach(all::add);
		line(out, all);
		for (Map<String, String> row : rows) {
			line(out, all.stream().map(column -> value(row, column)).toList());
		}
	}

	private static void line(Appendable out, List<String> cells) throws IOException {
		out.append(String.join(",", cells.stream().map(CsvCell::of).toList())).append("\r\n");
	}

	/** What a row has in a column; empty if nothing. */
	public static String value(Map<String, String> row, String column) {
		String whole = row.get(column);
		return whole != null ? whole : String.join(", ", row.entrySet().stream().filter(e -> e.getKey().startsWith(column + "."))
				.map(e -> e.getKey().substring(column.length() + 1) + " " + e.getValue()).toList());
	}

	/** A record's cells by column. */
	public static Map<String, String> flat(Json item) {
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
