package org.telltale.store.rows;

import java.util.Collection;

import org.telltale.store.CaseException;

/** Changes rows inside a transaction. Valid only inside the call that handed it out. */
public interface RowWriter extends RowReader {

	/** Puts rows; a row whose key is there already takes its place. */
	<R extends Record> void put(Class<R> type, Collection<? extends R> rows) throws CaseException;

	/** Removes the rows that meet the conditions (order and page do not matter) and says how many there were. */
	long remove(Class<? extends Record> type, Query query) throws CaseException;
}
