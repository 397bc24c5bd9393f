package org.telltale.audit.explanations;

import java.util.List;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;

/** A time service by NTP; time comes by other protocols too, in few bytes. */
final class TimeTrial implements Trial {

	private static final int NTP = 123;

	@Override
	public Explanation of(CaseFacts facts, List<Moment> moments) {
		List<FlowFact> flows = Moment.flows(moments);
		List<FlowFact> alike = flows.stream().filter(flow -> flow.protocol().equals("ntp") || flow.serverPort() == NTP).toList();
		boolean bulk = Trial.isBulk(flows);
		Explanation.Outcome outcome = alike.size() == flows.size() ? Explanation.Outcome.APPLIES : alike.isEmpty() && bulk ? Explanation.Outcome.DOES_NOT_APPLY : Explanation.Outcome.CANNOT_BE_TOLD;
		return new Explanation("time", outcome, Trial.count(alike.size(), flows.size()) + " of NTP."
				+ (!alike.isEmpty() ? "" : bulk ? " Each sent more than asking for the time does." : " Time comes by other protocols too."), alike.stream().map(FlowFact::id).toList());
	}
}
