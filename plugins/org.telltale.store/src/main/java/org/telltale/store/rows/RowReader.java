package org.telltale.store.rows;

import java.util.List;
import java.util.function.Consumer;

import org.telltale.store.CaseException;

/** Reads rows as of one moment. Valid only inside the call that handed it out. */
public interface RowReader {

	/** The rows that a query asks for. */
	<R extends Record> List<R> list(Class<R> type, Query query) throws CaseException;

	/** Hands rows one by one to a consumer, in the query's order, without holding all of them in memory. */
	<R extends Record> void each(Class<R> type, Query query, Consumer<? super R> consumer) throws CaseException;

	/** How many rows meet the conditions; order and page do not matter. */
	long count(Class<? extends Record> type, Query query) throws CaseException;

	/** The values of a column that occur among the rows that meet the conditions, sorted, each once, as text. */
	List<String> distinct(Class<? extends Record> type, String column, Query query) throws CaseException;
}
