package org.telltale.report.internal.forms;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.telltale.report.internal.birt.Table;

/** The report's tables as sheets: a column for each of a table's columns, pictures left out. */
public final class TableSheets {

	private TableSheets() {
	}

	/** A sheet for each table that has rows, by name; in front of them what the copy says of itself. */
	public static List<Sheet> of(Map<String, Table<?>> tables, Map<String, String> notice) {
		List<Sheet> sheets = new ArrayList<>();
		List<List<Object>> first = new ArrayList<>();
		notice.forEach((label, text) -> first.add(List.of(label, text)));
		sheets.add(new Sheet("Unsigned copy", List.of("", ""), first));
		tables.forEach((name, table) -> {
			if (!table.rows().isEmpty()) {
				sheets.add(sheet(name, table));
			}
		});
		return sheets;
	}

	private static Sheet sheet(String name, Table<?> table) {
		List<RecordComponent> columns = Arrays.stream(table.rowType().getRecordComponents()).filter(column -> column.getType() != byte[].class).toList();
		List<List<Object>> rows = new ArrayList<>();
		for (Record row : table.rows()) {
			rows.add(columns.stream().<Object>map(column -> value(Table.value(row, column))).toList());
		}
		return new Sheet(words(name), columns.stream().map(column -> words(column.getName())).toList(), rows);
	}

	private static Object value(Object value) {
		return value == null ? "" : value;
	}

	/** {@code byCondition} becomes {@code By condition}. */
	private static String words(String name) {
		String spaced = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
		return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
	}
}
