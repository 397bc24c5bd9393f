package org.telltale.audit.explanations;

import java.util.List;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;

/** An update or another download: much more comes in than goes out. */
final class UpdateTrial implements Trial {

	private static final long BULK_BYTES = 10_000;
	private static final long FACTOR = 10;

	@Override
	public Explanation of(CaseFacts facts, List<Moment> moments) {
		List<FlowFact> flows = Moment.flows(moments);
		long out = flows.stream().mapToLong(FlowFact::payloadOut).sum();
		long in = flows.stream().mapToLong(FlowFact::payloadIn).sum();
		Explanation.Outcome outcome = in >= BULK_BYTES && in >= FACTOR * out ? Explanation.Outcome.APPLIES
				: out >= in ? Explanation.Outcome.DOES_NOT_APPLY : Explanation.Outcome.CANNOT_BE_TOLD;
		return new Explanation("update", outcome, out + " bytes of payload went out, " + in + " came in.", flows.stream().map(FlowFact::id).toList());
	}
}
