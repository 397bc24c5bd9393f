package org.telltale.audit.explanations;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.Interval;

/** A push service: by the ports that such services have registered or are known for, or by how long connections last. */
final class PushTrial implements Trial {

	/** MQTT, XMPP, and what the large platforms document for their push services. */
	private static final Set<Integer> PORTS = Set.of(1883, 5222, 5223, 5228, 5229, 5230, 8883);
	private static final long LONG_NANOS = Duration.ofMinutes(30).toNanos();
	/** What begins so soon after a capture may have begun before it. */
	private static final long EDGE_NANOS = Duration.ofMinutes(1).toNanos();

	@Override
	public Explanation of(CaseFacts facts, List<Moment> moments) {
		List<FlowFact> flows = Moment.flows(moments);
		List<FlowFact> alike = flows.stream().filter(PushTrial::isPush).toList();
		boolean bulk = Trial.isBulk(flows);
		long open = moments.stream().filter(moment -> mayBeLonger(facts, moment)).map(Moment::flow).distinct().count();
		Explanation.Outcome outcome = alike.size() == flows.size() ? Explanation.Outcome.APPLIES
				: alike.isEmpty() && bulk && open == 0 ? Explanation.Outcome.DOES_NOT_APPLY : Explanation.Outcome.CANNOT_BE_TOLD;
		return new Explanation("push", outcome, Trial.count(alike.size(), flows.size()) + " at a port of push services or of 30 minutes or more."
				+ (!alike.isEmpty() ? "" : !bulk ? " Registrations and polls go to other ports, too." : " Each sent more than a registration or a keep-alive does.")
				+ (alike.isEmpty() && open > 0 ? " " + open + " may have lasted longer than the capture shows." : ""), alike.stream().map(FlowFact::id).toList());
	}

	/** Whether a connection may have begun before its capture, or gone on behind it: for a keep-alive the capture has to be watched half an hour more. */
	private static boolean mayBeLonger(CaseFacts facts, Moment moment) {
		FlowFact flow = moment.flow();
		Optional<Interval> frames = moment.run().captures().stream().filter(capture -> capture.evidence().equals(flow.evidence())).findFirst().flatMap(facts::framesOf);
		long offset = moment.run().offsetNanos(flow.evidence());
		return frames.filter(seen -> flow.firstNanos() + offset - seen.fromNanos() >= EDGE_NANOS && seen.toNanos() - flow.lastNanos() - offset >= LONG_NANOS).isEmpty();
	}

	private static boolean isPush(FlowFact flow) {
		return PORTS.contains(flow.serverPort()) || flow.lastNanos() - flow.firstNanos() >= LONG_NANOS;
	}
}
