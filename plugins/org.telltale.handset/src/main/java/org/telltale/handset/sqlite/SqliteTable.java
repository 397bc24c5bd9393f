package org.telltale.handset.sqlite;

import java.util.List;

/**
 * An ordinary table that can be read.
 *
 * @param name as the schema names it
 * @param rootPage the b-tree's first page, from 1
 * @param columns in the order of the schema
 */
public record SqliteTable(String name, long rootPage, List<SqliteColumn> columns) {

	public SqliteTable {
		columns = List.copyOf(columns);
	}

	/** The place of a column, whatever its case, or -1. */
	public int indexOf(String column) {
		for (int i = 0; i < columns.size(); i++) {
			if (columns.get(i).name().equalsIgnoreCase(column)) {
				return i;
			}
		}
		return -1;
	}

	/** Whether there are columns of all these names. */
	public boolean has(String... names) {
		for (String name : names) {
			if (indexOf(name) < 0) {
				return false;
			}
		}
		return true;
	}
}
