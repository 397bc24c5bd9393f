package org.telltale.report.internal.birt;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;

/**
 * Rows of one data set of the design: a column for each component of the record.
 *
 * @param rowType the record, public
 * @param rows in the order of the report
 * @param <R> the record
 */
public record Table<R extends Record>(Class<R> rowType, List<R> rows) {

	public Table {
		rows = List.copyOf(rows);
	}

	/** What a row has in a column; null where nothing is. */
	public static Object value(Record row, RecordComponent column) {
		try {
			return column.getAccessor().invoke(row);
		} catch (IllegalAccessException | InvocationTargetException e) {
			throw new IllegalStateException("the column " + column.getName() + " of " + row.getClass() + " cannot be read", e);
		}
	}
}
