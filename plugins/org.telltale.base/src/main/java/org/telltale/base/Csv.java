package org.telltale.base;

import java.util.ArrayList;
import java.util.List;

/** Comma-separated values (RFC 4180), with any line end; blank lines fall out. */
public final class Csv {

	/** A row. @param line the line of the text in which it begins, from 1 @param cells as they are between the commas, unquoted */
	public record Row(int line, List<String> cells) {
		public Row {
			cells = List.copyOf(cells);
		}
	}

	private final List<Row> rows = new ArrayList<>();
	private final StringBuilder cell = new StringBuilder();
	private List<String> cells = new ArrayList<>();
	private int begun = 1;

	private Csv() {
	}

	/** The rows of a text; a byte-order mark in front of it is passed over. */
	public static List<Row> rows(String text) {
		return new Csv().read(text);
	}

	private List<Row> read(String text) {
		boolean quoted = false;
		int line = 1;
		for (int i = text.startsWith("\uFEFF") ? 1 : 0; i < text.length(); i++) {
			char c = text.charAt(i);
			line += c == '\n' ? 1 : 0;
			if (quoted) {
				boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
				if (c != '"' || doubled) {
					cell.append(c);
					i += doubled ? 1 : 0;
				} else {
					quoted = false;
				}
			} else if (c == '"' && cell.isEmpty()) {
				quoted = true;
			} else if (c == ',') {
				endCell();
			} else if (c == '\n' || c == '\r') {
				endRow();
				begun = line;
			} else {
				cell.append(c);
			}
		}
		endRow();
		return List.copyOf(rows);
	}

	private void endCell() {
		cells.add(cell.toString());
		cell.setLength(0);
	}

	private void endRow() {
		endCell();
		if (cells.stream().anyMatch(text -> !text.isEmpty())) {
			rows.add(new Row(begun, cells));
		}
		cells = new ArrayList<>();
	}
}
