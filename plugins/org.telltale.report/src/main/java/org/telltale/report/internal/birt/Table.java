package org.telltale.report.internal.birt;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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

	/** The same rows, each text changed. */
	public Table<R> shown(UnaryOperator<String> change) {
		RecordComponent[] columns = rowType.getRecordComponents();
		try {
			Constructor<R> row = rowType.getConstructor(Stream.of(columns).map(RecordComponent::getType).toArray(Class<?>[]::new));
			List<R> changed = new ArrayList<>();
			for (R old : rows) {
				changed.add(row.newInstance(Stream.of(columns).map(column -> value(old, column) instanceof String text ? change.apply(text) : value(old, column)).toArray()));
			}
			return new Table<>(rowType, changed);
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException("rows of " + rowType + " cannot be made", e);
		}
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
