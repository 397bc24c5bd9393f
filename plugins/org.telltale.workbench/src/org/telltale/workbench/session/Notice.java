package org.telltale.workbench.session;

import java.util.List;

import org.telltale.base.Problem;

/**
 * What a job has to say.
 *
 * @param summary one line
 * @param grave whether the job did not do what it should
 * @param problems what could not be read, or stands in the way
 */
public record Notice(String summary, boolean grave, List<Problem> problems) {

	public Notice {
		problems = List.copyOf(problems);
	}

	/** Good news in one line. */
	public static Notice done(String summary) {
		return new Notice(summary, false, List.of());
	}
}
