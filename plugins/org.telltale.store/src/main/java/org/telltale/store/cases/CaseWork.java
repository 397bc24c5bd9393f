package org.telltale.store.cases;

import org.telltale.store.CaseException;

/** The work of a transaction. */
@FunctionalInterface
public interface CaseWork<T> {

	/** Does the work; whatever it throws, nothing of it stays and nothing is entered. Runs on the store's own thread. */
	T run(CaseChange change) throws CaseException;
}
