package org.telltale.handset;

import java.util.ArrayList;
import java.util.List;

/** Comma-separated values (RFC 4180), with any line end; blank lines fall out. */
final class Csv {

	private Csv() {
	}

	static List<List<String>> rows(String text) {
		List<List<String>> rows = new ArrayList<>();
		List<String> row = new ArrayList<>();
		StringBuilder cell = new StringBuilder();
		boolean quoted = false;
		for (int i = text.startsWith("\uFEFF") ? 1 : 0; i < text.length(); i++) {
			char c = text.charAt(i);
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
				row.add(take(cell));
			} else if (c == '\n' || c == '\r') {
				row.add(take(cell));
				end(rows, row);
				row = new ArrayList<>();
			} else {
				cell.append(c);
			}
		}
		row.add(take(cell));
		end(rows, row);
		return rows;
	}

	private static String take(StringBuilder cell) {
		String text = cell.toString();
		cell.setLength(0);
		return text;
	}

	private static void end(List<List<String>> rows, List<String> row) {
		if (row.stream().anyMatch(text -> !text.isEmpty())) {
			rows.add(row);
		}
	}
}
