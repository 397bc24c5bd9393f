package org.telltale.base;

import java.util.ArrayList;
import java.util.List;

/** A text of comma-separated values (RFC 4180), with any line end; blank lines fall out. */
public final class Csv {

	/** A row. @param line the line of the text in which it begins, from 1 @param cells as they are between the commas, unquoted */
	public record Row(int line, List<String> cells) {
		public Row {
			cells = List.copyOf(cells);
		}
	}

	private final List<Row> rows = new ArrayList<>();
	private final List<String> faults = new ArrayList<>();
	private final StringBuilder cell = new StringBuilder();
	private List<String> cells = new ArrayList<>();
	private int begun = 1;
	private int line = 1;
	/** Whether the cell was quoted, and its quotes are closed. */
	private boolean closed;

	private Csv() {
	}

	/** Reads a text; a byte-order mark in front of it is passed over. */
	public static Csv of(String text) {
		Csv csv = new Csv();
		csv.read(text);
		return csv;
	}

	/** The rows. */
	public List<Row> rows() {
		return List.copyOf(rows);
	}

	/** What is not well-formed, each with its line: quotation marks that are not closed, text behind closed ones. */
	public List<String> faults() {
		return List.copyOf(faults);
	}

	private void read(String text) {
		boolean quoted = false;
		int opened = 1;
		for (int i = text.startsWith("\uFEFF") ? 1 : 0; i < text.length(); i++) {
			char c = text.charAt(i);
			boolean next = i + 1 < text.length();
			line += c == '\n' || c == '\r' && !(next && text.charAt(i + 1) == '\n') ? 1 : 0;
			if (quoted) {
				boolean doubled = c == '"' && next && text.charAt(i + 1) == '"';
				if (c != '"' || doubled) {
					cell.append(c);
					i += doubled ? 1 : 0;
				} else {
					quoted = false;
					closed = true;
				}
			} else if (c == '"' && cell.isEmpty() && !closed) {
				quoted = true;
				opened = line;
			} else if (c == ',') {
				endCell();
			} else if (c == '\n' || c == '\r') {
				endRow();
				begun = line;
			} else {
				if (closed) {
					faults.add("line " + line + ": text stands behind a closing quotation mark");
					closed = false;
				}
				cell.append(c);
			}
		}
		if (quoted) {
			faults.add("line " + opened + ": a quotation mark is not closed");
		}
		endRow();
	}

	private void endCell() {
		cells.add(cell.toString());
		cell.setLength(0);
		closed = false;
	}

	private void endRow() {
		endCell();
		if (cells.stream().anyMatch(text -> !text.isEmpty())) {
			rows.add(new Row(begun, cells));
		}
		cells = new ArrayList<>();
	}
}
