package org.telltale.audit.rules;

import java.time.Duration;

import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;

/** When a handset is idle: an hour or more after the run's start and the last thing that was done to it, as the case has it, and until the next one. */
final class Idle {

	private static final long IDLE_NANOS = Duration.ofHours(1).toNanos();

	private Idle() {
	}

	/** When a connection began, true time. */
	static long begin(RunFact run, FlowFact flow) {
		return flow.firstNanos() + run.offsetNanos(flow.evidence());
	}

	/** Whether the handset was idle from before it began until behind its last frame, whichever way the clock is off at its end. */
	static boolean isIdle(RunFact run, FlowFact flow) {
		long at = begin(run, flow);
		long end = flow.lastNanos() + run.offsetNanos(flow.evidence()) + run.uncertaintyNanos(flow.evidence());
		return at - run.time().fromNanos() >= IDLE_NANOS && run.stimuli().stream().noneMatch(s -> at - s.atNanos() < IDLE_NANOS && s.atNanos() <= end);
	}
}
