package org.telltale.audit.explanations;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;

/** An update or another download: from each server much more comes in than goes out to it. */
final class UpdateTrial implements Trial {

	private static final long FACTOR = 10;
	private static final long UP_HEAVY = 3;

	/** Payload to a server and from it. */
	private record Bytes(long out, long in) {

		static Bytes of(List<FlowFact> flows) {
			return new Bytes(flows.stream().mapToLong(FlowFact::payloadOut).sum(), flows.stream().mapToLong(FlowFact::payloadIn).sum());
		}

		boolean isDownload() {
			return in >= BULK_BYTES && in >= FACTOR * out;
		}

		/** An update check alone, with what it tells of the handset, sends more than it gets. */
		boolean isUpload() {
			return out >= BULK_BYTES && out >= UP_HEAVY * in;
		}
	}

	@Override
	public Explanation of(CaseFacts facts, List<Moment> moments) {
		List<FlowFact> flows = Moment.flows(moments);
		Map<String, Bytes> servers = flows.stream().collect(Collectors.groupingBy(FlowFact::server, TreeMap::new, Collectors.collectingAndThen(Collectors.toList(), Bytes::of)));
		long downloads = servers.values().stream().filter(Bytes::isDownload).count();
		Explanation.Outcome outcome = downloads == servers.size() ? Explanation.Outcome.APPLIES
				: servers.values().stream().allMatch(Bytes::isUpload) ? Explanation.Outcome.DOES_NOT_APPLY : Explanation.Outcome.CANNOT_BE_TOLD;
		Bytes all = Bytes.of(flows);
		return new Explanation("update", outcome, all.out() + " bytes of payload went out, " + all.in() + " came in."
				+ (servers.size() == 1 ? "" : " From " + downloads + " of " + servers.size() + " servers ten times as much came in as went out."), flows.stream().map(FlowFact::id).toList());
	}
}
