package org.telltale.workbench.session;

import org.eclipse.core.runtime.jobs.ISchedulingRule;

/** Lets the jobs of a session run one after the other. */
final class OneAtATime implements ISchedulingRule {

	@Override
	public boolean contains(ISchedulingRule other) {
		return other == this;
	}

	@Override
	public boolean isConflicting(ISchedulingRule other) {
		return other == this;
	}
}
