package org.telltale.audit.explanations;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;

/** A push service: by the ports that such services have registered or are known for, or by how long connections last. */
final class PushTrial implements Trial {

	/** MQTT, XMPP, and what the large platforms document for their push services. */
	private static final Set<Integer> PORTS = Set.of(1883, 5222, 5223, 5228, 5229, 5230, 8883);
	/** More than any registration. */
	private static final long BULK_BYTES = 10_000;
	private static final long LONG_NANOS = Duration.ofMinutes(30).toNanos();

	@Override
	public Explanation of(CaseFacts facts, List<Moment> moments) {
		List<FlowFact> flows = Moment.flows(moments);
		List<FlowFact> alike = flows.stream().filter(PushTrial::isPush).toList();
		boolean bulk = flows.stream().allMatch(flow -> flow.payloadOut() >= BULK_BYTES);
		Explanation.Outcome outcome = alike.size() == flows.size() ? Explanation.Outcome.APPLIES : alike.isEmpty() && bulk ? Explanation.Outcome.DOES_NOT_APPLY : Explanation.Outcome.CANNOT_BE_TOLD;
		return new Explanation("push", outcome, Trial.count(alike.size(), flows.size()) + " at a port of push services or of 30 minutes or more."
				+ (!alike.isEmpty() ? "" : bulk ? " Each sent more than a registration or a keep-alive does." : " Registrations and polls go to other ports, too."),
				alike.stream().map(FlowFact::id).toList());
	}

	private static boolean isPush(FlowFact flow) {
		return PORTS.contains(flow.serverPort()) || flow.lastNanos() - flow.firstNanos() >= LONG_NANOS;
	}
}
