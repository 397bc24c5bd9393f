package org.telltale.endpoint;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.base.json.Json;

/**
 * Values of a MaxMind DB (format version 2, "Data Section"). A value may point to another, so that a few bytes can stand for
 * very many: depth and number of values of one record are bounded.
 */
final class MmdbData {

	private static final int DEEPEST = 16;
	private static final int MOST_VALUES = 4096;
	private static final int LONGEST_TEXT = 4096;
	private static final int POINTER = 1;
	private static final int TEXT = 2;
	private static final int DOUBLE = 3;
	private static final int BYTES = 4;
	private static final int MAP = 7;
	private static final int SIGNED = 8;
	private static final int ARRAY = 11;
	private static final int BOOLEAN = 14;
	private static final int FLOAT = 15;
	private static final int[] POINTER_BASE = { 0, 2048, 526_336, 0 };

	private final byte[] bytes;
	private final int start;
	private final int end;
	private int values;
	private long all;

	/** The section {@code bytes[start, end)}; pointers count from its start. */
	MmdbData(byte[] bytes, int start, int end) {
		this.bytes = bytes;
		this.start = start;
		this.end = end;
	}

	/** A value is damaged, or larger than any publisher's; says how. */
	static final class DamagedException extends Exception {
		private static final long serialVersionUID = 1;

		DamagedException(String what) {
			super(what);
		}
	}

	/** A value and how many bytes it takes where it stands. */
	record Value(Json json, int length) {
	}

	/** How many values were read so far. */
	long all() {
		return all;
	}

	/** The value that begins so many bytes into the section. */
	Value read(int offset) throws DamagedException {
		values = 0;
		ByteCursor cursor = new ByteCursor(bytes, start, end - start);
		try {
			Json json = value(cursor.seek(offset), 0, false);
			return new Value(json, cursor.position() - offset);
		} catch (TruncatedException past) {
			throw new DamagedException("it goes beyond the end of the data");
		} finally {
			all += values;
		}
	}

	private Json value(ByteCursor cursor, int depth, boolean pointed) throws DamagedException, TruncatedException {
		if (depth > DEEPEST || ++values > MOST_VALUES) {
			throw new DamagedException("it is nested too deep, or has too many values");
		}
		int control = cursor.u8();
		int type = control >> 5;
		if (type == POINTER) {
			if (pointed) {
				throw new DamagedException("a pointer points to a pointer");
			}
			return value(new ByteCursor(bytes, start, end - start).seek(pointer(control, cursor)), depth + 1, true);
		}
		if (type == 0) {
			type = cursor.u8() + 7;
		}
		int size = control & 0x1f;
		size = size == 29 ? 29 + cursor.u8() : size == 30 ? 285 + cursor.u16() : size == 31 ? 65_821 + cursor.u24() : size;
		return switch (type) {
			case MAP -> map(cursor, size, depth);
			case ARRAY -> array(cursor, size, depth);
			case TEXT -> new Json.Text(text(cursor, size));
			case BOOLEAN -> new Json.Bool(size != 0);
			case DOUBLE, BYTES, FLOAT -> {
				cursor.skip(size);
				yield Json.NULL;
			}
			case SIGNED, 5, 6, 9, 10 -> number(cursor, size);
			default -> throw new DamagedException("a value is of type " + type + ", which the format does not have");
		};
	}

	private static long pointer(int control, ByteCursor cursor) throws TruncatedException {
		int kind = control >> 3 & 3;
		int high = control & 7;
		long rest = switch (kind) {
			case 0 -> high << 8 | cursor.u8();
			case 1 -> high << 16 | cursor.u16();
			case 2 -> high << 24 | cursor.u24();
			default -> cursor.u32();
		};
		return rest + POINTER_BASE[kind];
	}

	private Json map(ByteCursor cursor, int size, int depth) throws DamagedException, TruncatedException {
		Json.Fields map = Json.object();
		for (int i = 0; i < size; i++) {
			String name = value(cursor, depth + 1, false).asText().orElseThrow(() -> new DamagedException("a name in a map is no text"));
			map.put(name, value(cursor, depth + 1, false));
		}
		return map;
	}

	private Json array(ByteCursor cursor, int size, int depth) throws DamagedException, TruncatedException {
		List<Json> items = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			items.add(value(cursor, depth + 1, false));
		}
		return new Json.Array(items);
	}

	private static String text(ByteCursor cursor, int size) throws DamagedException, TruncatedException {
		if (size > LONGEST_TEXT) {
			cursor.skip(size);
			throw new DamagedException("a text has more than " + LONGEST_TEXT + " bytes");
		}
		return new String(cursor.bytes(size), StandardCharsets.UTF_8);
	}

	private static Json number(ByteCursor cursor, int size) throws DamagedException, TruncatedException {
		if (size > 16) {
			throw new DamagedException("a number has " + size + " bytes");
		}
		return new Json.Number(new BigDecimal(new BigInteger(1, cursor.bytes(size))));
	}
}
