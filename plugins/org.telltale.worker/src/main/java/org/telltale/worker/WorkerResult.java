package org.telltale.worker;

import java.util.List;
import org.telltale.base.Problem;

/**
 * How a task ended. The records have been passed on before.
 *
 * @param complete whether the child said that it is done and everything it said was taken; else a problem tells why not
 * @param records how many were passed on
 * @param problems what could not be read, and what went wrong with the child
 */
public record WorkerResult(boolean complete, long records, List<Problem> problems) {

	public WorkerResult {
		problems = List.copyOf(problems);
	}
}
