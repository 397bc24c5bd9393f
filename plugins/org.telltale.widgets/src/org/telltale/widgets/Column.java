package org.telltale.widgets;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A column of a record table.
 *
 * @param title its head
 * @param width pixels at the start
 * @param right whether its text stands at the right edge
 * @param text what a row shows in it
 * @param order ascending order of rows by it
 */
public record Column<T>(String title, int width, boolean right, Function<T, String> text, Comparator<T> order) {

	/** A column of words. */
	public static <T> Column<T> words(String title, int width, Function<T, String> text) {
		return new Column<>(title, width, false, text, Comparator.comparing(text, NaturalOrder.WORDS));
	}

	/** A column of whole numbers, grouped by thousands. */
	public static <T> Column<T> number(String title, int width, ToLongFunction<T> value) {
		return new Column<>(title, width, true, row -> Grouped.number(value.applyAsLong(row)), Comparator.comparingLong(value));
	}

	/** A column whose words are sorted by something else. */
	public static <T> Column<T> ordered(String title, int width, Function<T, String> text, Comparator<T> order) {
		return new Column<>(title, width, false, text, order);
	}
}
