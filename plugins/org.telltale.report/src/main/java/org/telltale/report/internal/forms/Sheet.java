package org.telltale.report.internal.forms;

import java.util.List;

/**
 * A sheet of a workbook.
 *
 * @param name what it is called; characters that Excel forbids in names are replaced
 * @param head of each column its name
 * @param rows texts, numbers ({@link Long}) and truth values
 */
public record Sheet(String name, List<String> head, List<List<Object>> rows) {

	public Sheet {
		name = name.replaceAll("[\\[\\]*?/\\\\:]", " ");
		name = name.substring(0, Math.min(31, name.length()));
		head = List.copyOf(head);
		rows = List.copyOf(rows);
	}
}
