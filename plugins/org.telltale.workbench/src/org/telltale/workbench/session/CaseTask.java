package org.telltale.workbench.session;

import org.telltale.base.Progress;
import org.telltale.casework.Case;
import org.telltale.store.CaseException;

/** Work on the open case; runs in a job, never beside other work on it. */
@FunctionalInterface
public interface CaseTask {

	/** Does the work and says in one line what was done. */
	Notice run(Case file, Progress progress) throws CaseException;
}
