package org.telltale.store.cases;

import org.telltale.store.CaseException;
import org.telltale.store.rows.RowReader;

/** A look at the rows of a case as of one moment. */
@FunctionalInterface
public interface CaseReading<T> {

	/** Reads. Runs on the store's own thread. */
	T read(RowReader rows) throws CaseException;
}
