package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;

/** The same endpoint gets bulk over one bearer and only small exchanges over another. */
public final class BulkByBearerRule implements Rule {

	private static final long FACTOR = 10;
	/** A run's payload from which on it is called bulk: less than a small photo, more than any registration. */
	private static final long BULK_BYTES = 10_000;

	@Override
	public String id() {
		return "bulk-by-bearer";
	}

	@Override
	public int version() {
		return 2;
	}

	/** What an endpoint got over a bearer, for each run in which it was called. */
	private record Share(long payloadOut, int runs, List<String> flows) {
		long perRun() {
			return payloadOut / Math.max(1, runs);
		}
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<Finding> findings = new ArrayList<>();
		for (String server : facts.flows().stream().map(FlowFact::server).distinct().sorted().toList()) {
			Share wifi = share(facts, server, "wifi");
			Share cellular = share(facts, server, "cellular");
			if (wifi.runs() > 0 && cellular.runs() > 0 && wifi.perRun() >= BULK_BYTES
					&& wifi.perRun() >= FACTOR * Math.max(1, cellular.perRun())) {
				List<String> supports = new ArrayList<>(wifi.flows());
				supports.addAll(cellular.flows());
				findings.add(new Finding(id(), version(), "medium", server + " gets bulk over Wi-Fi and small exchanges over cellular",
						"Payload out per run: " + wifi.perRun() + " bytes over Wi-Fi (" + Groups.count(wifi.runs(), "run", "runs") + "), "
								+ cellular.perRun() + " bytes over cellular (" + Groups.count(cellular.runs(), "run", "runs") + ").",
						"The runs differ in what was done to the handset, too; the difference alone shows no policy.", supports,
						List.of(), List.of("Data saver settings, or a download manager that waits for Wi-Fi.")));
			}
		}
		return findings;
	}

	private static Share share(CaseFacts facts, String server, String bearer) {
		List<RunFact> runs = facts.runs().stream().filter(r -> r.handset().isPresent() && r.values("bearer").equals(List.of(bearer))).toList();
		List<FlowFact> flows = facts.flows().stream().filter(f -> f.server().equals(server) && runs.stream()
				.anyMatch(r -> f.run().equals(Optional.of(r.id())) && f.device().equals(r.handset()))).toList();
		Map<String, List<FlowFact>> byRun = Groups.by(flows, f -> f.run().orElse(""));
		return new Share(flows.stream().mapToLong(FlowFact::payloadOut).sum(), byRun.size(), flows.stream().map(FlowFact::id).toList());
	}
}
