package org.telltale.store.rows;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A question about rows of one type. Columns are named by record component ({@code firstNanos}). Immutable; each method gives a new
 * one. Without an order, rows come in that of their key, so that the same case gives the same list.
 *
 * @param conditions all must hold
 * @param orders first decides first
 * @param offset rows to leave out
 * @param limit rows at most, {@link Long#MAX_VALUE} for all
 */
public record Query(List<Condition> conditions, List<Order> orders, long offset, long limit) {

	/** How a column is compared. */
	public enum Comparison {
		/** The same value. */
		EQUAL,
		/** Another value. */
		NOT_EQUAL,
		/** A smaller value. */
		LESS,
		/** The same or a greater value. */
		AT_LEAST,
		/** A text that contains this one, without regard to case. */
		CONTAINS,
		/** One of a list of values. */
		ONE_OF
	}

	/**
	 * A condition on a column.
	 *
	 * @param column record component
	 * @param comparison how
	 * @param values one value; any number for {@link Comparison#ONE_OF}
	 */
	public record Condition(String column, Comparison comparison, List<Object> values) {

		public Condition {
			values = List.copyOf(values);
		}
	}

	/**
	 * An order by a column.
	 *
	 * @param column record component
	 * @param descending greatest first
	 */
	public record Order(String column, boolean descending) {
	}

	public Query {
		conditions = List.copyOf(conditions);
		orders = List.copyOf(orders);
	}

	/** All rows. */
	public static Query all() {
		return new Query(List.of(), List.of(), 0, Long.MAX_VALUE);
	}

	/** Rows with this value in a column. */
	public static Query of(String column, Object value) {
		return all().where(column, value);
	}

	/** Also: this value in a column. */
	public Query where(String column, Object value) {
		return where(column, Comparison.EQUAL, value);
	}

	/** Also: a column compares like this. */
	public Query where(String column, Comparison comparison, Object value) {
		return with(new Condition(column, comparison, List.of(value)));
	}

	/** Also: one of these values in a column; none given, no row. */
	public Query whereOneOf(String column, Collection<?> values) {
		return with(new Condition(column, Comparison.ONE_OF, new ArrayList<>(values)));
	}

	private Query with(Condition condition) {
		List<Condition> more = new ArrayList<>(conditions);
		more.add(condition);
		return new Query(more, orders, offset, limit);
	}

	/** Ordered by a column, smallest first, where the orders before leave a tie. */
	public Query orderBy(String column) {
		return with(new Order(column, false));
	}

	/** Ordered by a column, greatest first, where the orders before leave a tie. */
	public Query orderByDescending(String column) {
		return with(new Order(column, true));
	}

	private Query with(Order order) {
		List<Order> more = new ArrayList<>(orders);
		more.add(order);
		return new Query(conditions, more, offset, limit);
	}

	/** Only these rows of the result. */
	public Query page(long from, long most) {
		return new Query(conditions, orders, from, most);
	}
}
