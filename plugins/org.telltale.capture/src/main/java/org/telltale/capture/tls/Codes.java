package org.telltale.capture.tls;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/** Numbers of a hello in their order, without a box each: most are looked at once. Immutable. */
public final class Codes extends AbstractList<Integer> implements RandomAccess {

	/** No numbers. */
	public static final Codes NONE = new Codes(new int[0]);

	private final int[] values;

	private Codes(int[] values) {
		this.values = values;
	}

	/** These numbers. */
	public static Codes of(int... values) {
		return values.length == 0 ? NONE : new Codes(values.clone());
	}

	/** The number at a place. */
	public int at(int place) {
		return values[place];
	}

	/** Whether a number is there. */
	public boolean has(int value) {
		for (int each : values) {
			if (each == value) {
				return true;
			}
		}
		return false;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Codes codes ? Arrays.equals(values, codes.values) : super.equals(other);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(values);
	}

	@Override
	public Integer get(int place) {
		return values[place];
	}

	@Override
	public int size() {
		return values.length;
	}

	/** Collects numbers. */
	static final class Builder {
		private int[] values = new int[32];
		private int count;

		void add(int value) {
			if (count == values.length) {
				values = Arrays.copyOf(values, count * 2);
			}
			values[count++] = value;
		}

		Codes build() {
			return count == 0 ? NONE : new Codes(Arrays.copyOf(values, count));
		}
	}
}
