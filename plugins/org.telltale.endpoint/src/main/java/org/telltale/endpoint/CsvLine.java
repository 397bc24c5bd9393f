package org.telltale.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits one record of comma-separated values (RFC 4180). */
final class CsvLine {

	private CsvLine() {
	}

	/** Its fields; empty if a quotation mark is not closed or stands where none may. */
	static Optional<List<String>> split(String line) {
		List<String> fields = new ArrayList<>();
		int at = 0;
		while (at <= line.length()) {
			if (at < line.length() && line.charAt(at) == '"') {
				StringBuilder field = new StringBuilder();
				int end = quoted(line, at + 1, field);
				if (end < 0 || end < line.length() && line.charAt(end) != ',') {
					return Optional.empty();
				}
				fields.add(field.toString());
				at = end + 1;
			} else {
				int comma = line.indexOf(',', at);
				int end = comma < 0 ? line.length() : comma;
				fields.add(line.substring(at, end).strip());
				at = end + 1;
			}
		}
		return Optional.of(fields);
	}

	private static int quoted(String line, int from, StringBuilder field) {
		int at = from;
		while (at < line.length()) {
			if (line.charAt(at) != '"') {
				field.append(line.charAt(at++));
			} else if (at + 1 < line.length() && line.charAt(at + 1) == '"') {
				field.append('"');
				at += 2;
			} else {
				return at + 1;
			}
		}
		return -1;
	}
}
