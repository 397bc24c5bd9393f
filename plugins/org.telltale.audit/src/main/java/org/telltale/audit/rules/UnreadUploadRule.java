package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.telltale.audit.explanations.Explanations;
import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;

/**
 * Bulk that could not be read goes up: more than a small photo in all to one server in one run, by the capture points that saw most of it, at least three times what came back, unread or not
 * searched for nine tenths. It says how many of the connections were those of an idle handset.
 */
public final class UnreadUploadRule implements Rule {

	private static final long BULK_BYTES = 10_000;

	@Override
	public String id() {
		return "unread-upload";
	}

	@Override
	public int version() {
		return 3;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<Finding> findings = new ArrayList<>();
		for (RunFact run : facts.runs()) {
			Calls.byServer(facts, run).values().forEach(called -> {
				List<FlowFact> flows = run.byPoint(called).stream().max(Comparator.comparingLong(UnreadUploadRule::unread)).orElseThrow();
				long out = flows.stream().mapToLong(FlowFact::payloadOut).sum();
				long in = flows.stream().mapToLong(FlowFact::payloadIn).sum();
				long unread = unread(flows);
				if (unread >= BULK_BYTES && out >= 3 * in && unread >= out / 10 * 9) {
					findings.add(finding(facts, run, flows, unread));
				}
			});
		}
		return findings;
	}

	private static long unread(List<FlowFact> flows) {
		return flows.stream().mapToLong(f -> Math.min(f.payloadOut(), f.mayHide("PHOTO", false))).sum();
	}

	private Finding finding(CaseFacts facts, RunFact run, List<FlowFact> flows, long unread) {
		String server = flows.getFirst().server();
		List<FlowFact> idle = flows.stream().filter(f -> Idle.isIdle(run, f)).toList();
		FlowFact largest = flows.stream().max(Comparator.comparingLong(FlowFact::payloadOut)).orElseThrow();
		return new Finding(id(), version(), run.counts() ? "medium" : "information",
				"Run " + run.id() + run.reservation() + ": " + unread + " bytes that could not be read went up to " + Calls.place(facts, server),
				Groups.count(flows.size(), "connection", "connections") + ", the largest with " + largest.payloadOut() + " bytes up. "
						+ (idle.isEmpty() ? "Each of them began within an hour of the run's start or of something that was done to the handset, or lasted until something was done."
								: idle.size() + " of them began an hour or more after the run's start and after anything that was done to the handset, and nothing was done while they lasted.")
						+ (run.stimuli().isEmpty() ? " No stimulus is recorded for the run." : ""),
				"What was sent is not known: neither that it was an exhibit, nor that it was none." + run.countsTwice(flows) + run.exclusion(), flows.stream().map(FlowFact::id).toList(), List.of(),
				List.of("A backup or synchronisation that the person agreed to.", "Diagnostic data of the system.", "A retransmitted or resumed upload that counts twice."), Explanations.ofFlows(facts, flows));
	}
}
