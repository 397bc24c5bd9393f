package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
			return payloadOut / runs;
		}
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<Finding> findings = new ArrayList<>();
		Map<String, Share> overCellular = shares(facts, "cellular");
		shares(facts, "wifi").forEach((server, wifi) -> {
			Share cellular = overCellular.get(server);
			if (cellular != null && wifi.perRun() >= BULK_BYTES
					&& wifi.perRun() >= FACTOR * Math.max(1, cellular.perRun())) {
				List<String> supports = new ArrayList<>(wifi.flows());
				supports.addAll(cellular.flows());
				findings.add(new Finding(id(), version(), "medium", server + " gets bulk over Wi-Fi and small exchanges over cellular",
						"Payload out per run: " + wifi.perRun() + " bytes over Wi-Fi (" + Groups.count(wifi.runs(), "run", "runs") + "), "
								+ cellular.perRun() + " bytes over cellular (" + Groups.count(cellular.runs(), "run", "runs") + ").",
						"The runs differ in what was done to the handset, too; the difference alone shows no policy.", supports,
						List.of(), List.of("Data saver settings, or a download manager that waits for Wi-Fi.")));
			}
		});
		return findings;
	}

	/** What each server got in the runs over that bearer alone, by its address. */
	private static Map<String, Share> shares(CaseFacts facts, String bearer) {
		List<FlowFact> flows = facts.runs().stream().filter(r -> r.handset().isPresent() && r.values("bearer").equals(List.of(bearer)))
				.flatMap(run -> facts.flowsOf(run).stream()).toList();
		Map<String, Share> shares = new TreeMap<>();
		Groups.by(flows, FlowFact::server).forEach((server, of) -> shares.put(server, new Share(of.stream().mapToLong(FlowFact::payloadOut).sum(),
				Groups.by(of, f -> f.run().orElse("")).size(), of.stream().map(FlowFact::id).toList())));
		return shares;
	}
}
