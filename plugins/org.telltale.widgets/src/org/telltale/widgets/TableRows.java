package org.telltale.widgets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The rows of a record table: which of them are shown, and in what order. No display needed. */
public final class TableRows<T> {

	private final List<Column<T>> columns;
	private final List<String> filters = new ArrayList<>();
	private List<T> all = List.of();
	private List<T> shown = List.of();
	private Predicate<T> narrowing = row -> true;
	private int sortColumn = -1;
	private boolean ascending = true;

	/** No rows yet. */
	public TableRows(List<Column<T>> columns) {
		this.columns = List.copyOf(columns);
		columns.forEach(column -> filters.add(""));
	}

	/** Puts in other rows; filters and order stay. */
	public void set(List<T> rows) {
		all = List.copyOf(rows);
		refresh();
	}

	/** Shows rows only whose text in that column contains this, case aside; {@code !} in front turns it round, {@code >} and {@code <} compare numbers. */
	public void filter(int column, String text) {
		filters.set(column, text.strip());
		refresh();
	}

	/** Shows only rows that a selection elsewhere leaves over. */
	public void narrow(Predicate<T> to) {
		narrowing = to;
		refresh();
	}

	/** Sorts by a column; the same one again turns the order round. */
	public void sort(int column) {
		ascending = column != sortColumn || !ascending;
		sortColumn = column;
		refresh();
	}

	/** The column that is sorted by, -1 if rows stand as they came. */
	public int sortColumn() {
		return sortColumn;
	}

	/** Whether the smallest stands on top. */
	public boolean isAscending() {
		return ascending;
	}

	/** All rows, as they came. */
	public List<T> all() {
		return all;
	}

	/** What is shown, in its order. */
	public List<T> shown() {
		return shown;
	}

	/** The given rows, with heads, as tab-separated values; tabs and line ends inside become spaces. */
	public String tsv(List<T> rows) {
		StringBuilder out = new StringBuilder();
		out.append(String.join("\t", columns.stream().map(Column::title).toList())).append('\n');
		for (T row : rows) {
			out.append(String.join("\t", columns.stream().map(c -> c.text().apply(row).replaceAll("[\\t\\r\\n]+", " ")).toList())).append('\n');
		}
		return out.toString();
	}

	private void refresh() {
		List<T> rows = new ArrayList<>(all.stream().filter(narrowing).filter(this::passes).toList());
		if (sortColumn >= 0) {
			Comparator<T> order = columns.get(sortColumn).order();
			rows.sort(ascending ? order : order.reversed());
		}
		shown = List.copyOf(rows);
	}

	private boolean passes(T row) {
		for (int i = 0; i < filters.size(); i++) {
			String filter = filters.get(i);
			if (!filter.isEmpty() && !passes(columns.get(i), row, filter)) {
				return false;
			}
		}
		return true;
	}

	private boolean passes(Column<T> column, T row, String filter) {
		String text = column.text().apply(row).toLowerCase(Locale.ROOT);
		char first = filter.charAt(0);
		String rest = filter.substring(1).strip().toLowerCase(Locale.ROOT);
		if (first == '!') {
			return rest.isEmpty() || !text.contains(rest);
		} else if ((first == '>' || first == '<') && rest.matches("-?\\d{1,18}")) {
			String digits = text.replaceAll("[^0-9-]", "");
			long value = digits.matches("-?\\d{1,18}") ? Long.parseLong(digits) : 0;
			return first == '>' ? value > Long.parseLong(rest) : value < Long.parseLong(rest);
		}
		return text.contains(filter.toLowerCase(Locale.ROOT));
	}
}
