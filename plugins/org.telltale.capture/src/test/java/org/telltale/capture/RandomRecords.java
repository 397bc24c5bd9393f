package org.telltale.capture;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.telltale.base.IpAddress;

/** Makes records of any type with any values: each optional component is now there and now not, each list empty or not. */
final class RandomRecords {

	private static final String[] TEXTS = { "", "a", "www.example.org", "text/html", "\"quoted\" \\ \t", "é€😀", "\ud800", "????????????????-1" };

	private final Random random;
	private int depth;

	RandomRecords(long seed) {
		random = new Random(seed);
	}

	/** A record of a type. */
	<R> R of(Class<R> type) {
		RecordComponent[] components = type.getRecordComponents();
		Class<?>[] types = new Class<?>[components.length];
		Object[] values = new Object[components.length];
		depth++;
		for (int i = 0; i < components.length; i++) {
			types[i] = components[i].getType();
			values[i] = value(components[i].getGenericType());
		}
		depth--;
		try {
			var constructor = type.getDeclaredConstructor(types);
			constructor.setAccessible(true);
			return constructor.newInstance(values);
		} catch (NoSuchMethodException | InstantiationException | IllegalAccessException | InvocationTargetException e) {
			throw new AssertionError(type + " cannot be made", e);
		}
	}

	private Object value(Type type) {
		if (type instanceof ParameterizedType generic) {
			Type[] arguments = generic.getActualTypeArguments();
			if (generic.getRawType() == Optional.class) {
				return random.nextBoolean() ? Optional.of(value(arguments[0])) : Optional.empty();
			}
			if (generic.getRawType() == Map.Entry.class) {
				return Map.entry(value(arguments[0]), value(arguments[1]));
			}
			return list(arguments[0]);
		}
		Class<?> plain = (Class<?>) type;
		if (plain == String.class) {
			return TEXTS[random.nextInt(TEXTS.length)];
		} else if (plain == int.class || plain == Integer.class) {
			return number();
		} else if (plain == long.class || plain == Long.class) {
			return (long) number();
		} else if (plain == boolean.class) {
			return random.nextBoolean();
		} else if (plain == byte[].class) {
			return new byte[random.nextInt(3)];
		} else if (plain == IpAddress.class) {
			return random.nextBoolean() ? IpAddress.four(random.nextLong()) : IpAddress.six(random.nextLong(), random.nextInt(2));
		} else if (plain.isEnum()) {
			return plain.getEnumConstants()[random.nextInt(plain.getEnumConstants().length)];
		}
		return of(plain);
	}

	private List<Object> list(Type item) {
		List<Object> items = new ArrayList<>();
		for (int left = depth > 4 ? 0 : random.nextInt(4); left > 0; left--) {
			items.add(value(item));
		}
		return items;
	}

	/** Small ones, of which most have a meaning, and any of sixteen bits. */
	private int number() {
		return random.nextBoolean() ? random.nextInt(4) : random.nextInt(1 << 16);
	}
}
