package org.telltale.store.internal;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.telltale.store.rows.Query;

/**
 * The table of a record type: one column a component, named in snake case. Every name in its SQL comes from the record, every value
 * goes in as a parameter.
 */
final class RecordTable<R extends Record> {

	private final String name;
	private final List<String> key;
	private final RecordComponent[] components;
	private final Constructor<R> constructor;

	RecordTable(Class<R> type, String name, List<String> key) {
		this.name = name;
		this.key = List.copyOf(key);
		this.components = type.getRecordComponents();
		try {
			this.constructor = type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
		} catch (NoSuchMethodException e) {
			throw new IllegalStateException(e);
		}
	}

	String name() {
		return name;
	}

	List<String> key() {
		return key;
	}

	List<String> columns() {
		return Arrays.stream(components).map(RecordComponent::getName).toList();
	}

	static String quoted(String component) {
		return '"' + component.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT) + '"';
	}

	private static String quoted(List<String> columns) {
		return columns.stream().map(RecordTable::quoted).collect(Collectors.joining(", "));
	}

	String mergeSql() {
		return "MERGE INTO " + name + " (" + quoted(columns()) + ") KEY (" + quoted(key) + ") VALUES ("
				+ String.join(", ", Collections.nCopies(components.length, "?")) + ")";
	}

	String selectSql(Query query) {
		StringBuilder sql = new StringBuilder("SELECT ").append(quoted(columns())).append(" FROM ").append(name).append(whereSql(query));
		sql.append(" ORDER BY ");
		sql.append(String.join(", ", orders(query)));
		if (query.offset() > 0) {
			sql.append(" OFFSET ").append(query.offset()).append(" ROWS");
		}
		if (query.limit() < Long.MAX_VALUE) {
			sql.append(" FETCH FIRST ").append(query.limit()).append(" ROWS ONLY");
		}
		return sql.toString();
	}

	/** As the query says, then the key; each column once: a result that H2 writes to the disk loses the values of one that is named twice. */
	private List<String> orders(Query query) {
		Map<String, String> orders = new LinkedHashMap<>();
		query.orders().forEach(order -> orders.putIfAbsent(column(order.column()), order.descending() ? " DESC" : ""));
		key.forEach(column -> orders.putIfAbsent(quoted(column), ""));
		return orders.entrySet().stream().map(order -> order.getKey() + order.getValue()).toList();
	}

	String countSql(Query query) {
		return "SELECT COUNT(*) FROM " + name + whereSql(query);
	}

	String distinctSql(String column, Query query) {
		return "SELECT DISTINCT " + column(column) + " FROM " + name + whereSql(query) + " ORDER BY 1";
	}

	String deleteSql(Query query) {
		return "DELETE FROM " + name + whereSql(query);
	}

	private String whereSql(Query query) {
		return query.conditions().isEmpty() ? ""
				: query.conditions().stream().map(this::conditionSql).collect(Collectors.joining(" AND ", " WHERE ", ""));
	}

	private String conditionSql(Query.Condition condition) {
		String column = column(condition.column());
		return switch (condition.comparison()) {
			case EQUAL -> column + " = ?";
			case NOT_EQUAL -> column + " <> ?";
			case LESS -> column + " < ?";
			case AT_LEAST -> column + " >= ?";
			case CONTAINS -> column + " ILIKE ? ESCAPE '\\'";
			case ONE_OF -> condition.values().isEmpty() ? "FALSE"
					: column + " IN (" + String.join(", ", Collections.nCopies(condition.values().size(), "?")) + ")";
		};
	}

	private String column(String component) {
		if (!columns().contains(component)) {
			throw new IllegalArgumentException(name + " has no column " + component);
		}
		return quoted(component);
	}

	void bind(PreparedStatement statement, Query query) throws SQLException {
		int index = 1;
		for (Query.Condition condition : query.conditions()) {
			for (Object value : condition.values()) {
				statement.setObject(index++, condition.comparison() == Query.Comparison.CONTAINS ? "%" + escaped(value.toString()) + "%" : value);
			}
		}
	}

	private static String escaped(String text) {
		return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
	}

	void bind(PreparedStatement statement, R row) throws SQLException {
		for (int i = 0; i < components.length; i++) {
			statement.setObject(i + 1, value(components[i], row));
		}
	}

	private static Object value(RecordComponent component, Record row) {
		try {
			return component.getAccessor().invoke(row);
		} catch (IllegalAccessException | InvocationTargetException e) {
			throw new IllegalStateException(e);
		}
	}

	R read(ResultSet result) throws SQLException {
		Object[] values = new Object[components.length];
		for (int i = 0; i < values.length; i++) {
			Class<?> type = components[i].getType();
			if (type == long.class) {
				values[i] = result.getLong(i + 1);
			} else if (type == int.class) {
				values[i] = result.getInt(i + 1);
			} else if (type == boolean.class) {
				values[i] = result.getBoolean(i + 1);
			} else {
				values[i] = result.getString(i + 1);
			}
		}
		try {
			return constructor.newInstance(values);
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}
}
