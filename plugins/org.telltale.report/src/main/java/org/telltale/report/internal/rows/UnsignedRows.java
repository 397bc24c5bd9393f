package org.telltale.report.internal.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.telltale.report.internal.birt.Table;

/** What an unsigned copy says of itself on its first page. */
public final class UnsignedRows {

	private static final String SECTION = "title";

	private UnsignedRows() {
	}

	/** The tables with the notice in front of the title page's other rows. @param notice labels and texts */
	public static Map<String, Table<?>> marked(Map<String, Table<?>> tables, Map<String, String> notice) {
		List<FrontRows.Pair> pairs = new ArrayList<>();
		notice.forEach((label, text) -> pairs.add(new FrontRows.Pair(SECTION, label, text)));
		tables.get("pair").rows().forEach(row -> pairs.add((FrontRows.Pair) row));
		Map<String, Table<?>> marked = new TreeMap<>(tables);
		marked.put("pair", new Table<>(FrontRows.Pair.class, pairs));
		return marked;
	}
}
