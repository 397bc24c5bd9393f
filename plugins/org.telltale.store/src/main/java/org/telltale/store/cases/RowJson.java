package org.telltale.store.cases;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;

import org.telltale.base.json.Json;

/** Rows as JSON objects whose members are the record's components; integers beyond 2^53 are strings. */
final class RowJson {

	private static final long EXACT = 1L << 53;

	private RowJson() {
	}

	static Json.Fields write(Record row) {
		Json.Fields fields = Json.object();
		for (RecordComponent component : row.getClass().getRecordComponents()) {
			Object value = value(component, row);
			switch (value) {
				case Boolean bool -> fields.put(component.getName(), bool.booleanValue());
				case Number number when Math.abs(number.longValue()) <= EXACT -> fields.put(component.getName(), number.longValue());
				default -> fields.put(component.getName(), value.toString());
			}
		}
		return fields;
	}

	private static Object value(RecordComponent component, Record row) {
		try {
			return component.getAccessor().invoke(row);
		} catch (IllegalAccessException | InvocationTargetException e) {
			throw new IllegalStateException(e);
		}
	}

	/** The row of an object; empty if a member is missing or of another type. */
	static <R extends Record> Optional<R> read(Class<R> type, Json json) {
		RecordComponent[] components = type.getRecordComponents();
		Object[] values = new Object[components.length];
		for (int i = 0; i < components.length; i++) {
			Optional<?> value = read(components[i], json);
			if (value.isEmpty()) {
				return Optional.empty();
			}
			values[i] = value.get();
		}
		try {
			return Optional.of(type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new)).newInstance(values));
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}

	private static Optional<?> read(RecordComponent component, Json json) {
		Class<?> type = component.getType();
		if (type == boolean.class) {
			return json.bool(component.getName());
		}
		if (type == long.class) {
			return json.integer(component.getName());
		}
		if (type == int.class) {
			return json.integer(component.getName()).filter(value -> value == value.intValue()).map(Long::intValue);
		}
		return json.text(component.getName());
	}
}
