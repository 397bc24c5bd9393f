package org.telltale.audit.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.telltale.audit.explanations.Explanations;
import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;
import org.telltale.base.CaptureInstant;

/**
 * An idle handset uploads: a burst of connections to one server that begin an hour or more after anything that was done to the handset and end before the next such thing, at most ten
 * minutes apart, with more than a small photo of payload up and three times as much as down, by the capture points that saw most of it. Whether it can be read plays no part.
 */
public final class IdleUploadRule implements Rule {

	private static final long BULK_BYTES = 10_000;
	private static final long HEAVY = 3;
	private static final long APART_NANOS = Duration.ofMinutes(10).toNanos();

	@Override
	public String id() {
		return "idle-upload";
	}

	@Override
	public int version() {
		return 2;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<Finding> findings = new ArrayList<>();
		for (RunFact run : facts.runs()) {
			Calls.byServer(facts, run).values().forEach(called -> {
				List<FlowFact> idle = called.stream().filter(flow -> Idle.isIdle(run, flow)).toList();
				List<List<FlowFact>> bursts = idle.isEmpty() ? List.of() : bursts(run, run.byPoint(idle).stream().max(Comparator.comparingLong(IdleUploadRule::out)).orElseThrow());
				if (!bursts.isEmpty()) {
					findings.add(finding(facts, run, bursts));
				}
			});
		}
		return findings;
	}

	private static List<List<FlowFact>> bursts(RunFact run, List<FlowFact> flows) {
		List<List<FlowFact>> bursts = new ArrayList<>();
		long last = 0;
		for (FlowFact flow : flows.stream().sorted(Comparator.comparingLong((FlowFact f) -> Idle.begin(run, f)).thenComparing(FlowFact::id)).toList()) {
			if (bursts.isEmpty() || Idle.begin(run, flow) - last > APART_NANOS) {
				bursts.add(new ArrayList<>());
			}
			bursts.getLast().add(flow);
			last = Idle.begin(run, flow);
		}
		return bursts.stream().filter(burst -> out(burst) >= BULK_BYTES && out(burst) >= HEAVY * burst.stream().mapToLong(FlowFact::payloadIn).sum()).toList();
	}

	private static long out(List<FlowFact> flows) {
		return flows.stream().mapToLong(FlowFact::payloadOut).sum();
	}

	private Finding finding(CaseFacts facts, RunFact run, List<List<FlowFact>> bursts) {
		List<FlowFact> flows = bursts.stream().flatMap(List::stream).toList();
		long unread = flows.stream().mapToLong(f -> Math.min(f.payloadOut(), f.mayHide("PHOTO", false))).sum();
		return new Finding(id(), version(), run.counts() ? "medium" : "information",
				"Run " + run.id() + run.reservation() + ": the idle handset uploads " + out(flows) + " bytes to " + Calls.place(facts, flows.getFirst().server()),
				Groups.count(bursts.size(), "burst", "bursts") + " of " + Groups.count(flows.size(), "connection", "connections") + ", the first at "
						+ CaptureInstant.instantOf(Idle.begin(run, flows.getFirst())) + "; " + unread + " bytes of it could not be read, or not searched."
						+ (run.stimuli().isEmpty() ? " No stimulus is recorded for the run." : ""),
				"Idle is that nothing was recorded for an hour, not that nothing was done. It says nothing of what was sent." + run.countsTwice(flows) + run.exclusion(), flows.stream().map(FlowFact::id).toList(), List.of(),
				List.of("A backup or synchronisation that waits for a quiet hour, and that the person agreed to.", "Diagnostic data of the system."), Explanations.ofFlows(facts, flows));
	}
}
