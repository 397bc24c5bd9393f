package org.telltale.audit.explanations;

import java.util.List;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;

/** A time service. */
final class TimeTrial implements Trial {

	private static final int NTP = 123;

	@Override
	public Explanation of(CaseFacts facts, List<Moment> moments) {
		List<FlowFact> flows = Moment.flows(moments);
		List<FlowFact> alike = flows.stream().filter(flow -> flow.protocol().equals("ntp") || flow.serverPort() == NTP).toList();
		return new Explanation("time", Explanation.Outcome.of(alike.size(), flows.size()), Trial.count(alike.size(), flows.size()) + " of NTP.", alike.stream().map(FlowFact::id).toList());
	}
}
