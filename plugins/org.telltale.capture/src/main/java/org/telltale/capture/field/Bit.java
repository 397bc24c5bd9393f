package org.telltale.capture.field;

import java.util.ArrayList;
import java.util.List;

/**
 * Some bits of a number, from the highest on, one {@code Bit} behind the other.
 *
 * @param name of the field; empty for bits without one, which still take their place
 * @param count how many bits
 */
public record Bit(String name, int count) {

	/** One bit. */
	public static Bit one(String name) {
		return new Bit(name, 1);
	}

	/** The fields that bits make of a number that stands in {@code size} bytes at {@code offset}. */
	public static List<Field> of(int offset, int size, long value, Bit... bits) {
		List<Field> fields = new ArrayList<>();
		int first = 0;
		for (Bit bit : bits) {
			long part = value >>> 8 * size - first - bit.count & (1L << bit.count) - 1;
			if (!bit.name.isEmpty()) {
				fields.add(new Field(bit.name, FieldType.NUMBER, offset, size, new Field.Bits(first, bit.count), Long.toString(part), List.of()));
			}
			first += bit.count;
		}
		return fields;
	}
}
