package org.telltale.audit.rules;

import java.time.Duration;

import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;

/** When a handset is idle: an hour or more after the run's start and the last thing that was done to it, as the case has it. */
final class Idle {

	private static final long IDLE_NANOS = Duration.ofHours(1).toNanos();

	private Idle() {
	}

	/** When a connection began, true time. */
	static long begin(RunFact run, FlowFact flow) {
		return flow.firstNanos() + run.offsetNanos(flow.evidence());
	}

	/** Whether it began while the handset was idle. */
	static boolean isIdle(RunFact run, FlowFact flow) {
		long at = begin(run, flow);
		return at - run.time().fromNanos() >= IDLE_NANOS && run.stimuli().stream().noneMatch(s -> at >= s.atNanos() && at - s.atNanos() < IDLE_NANOS);
	}
}
