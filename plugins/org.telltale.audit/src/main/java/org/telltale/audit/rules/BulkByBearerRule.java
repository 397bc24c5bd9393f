package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.telltale.audit.explanations.Explanations;
import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;

/**
 * A handset exchanges bulk with a server over Wi-Fi and only small amounts over cellular: payload both ways, for each run in which the server was
 * called, by the capture points that saw most of it. Which way the bulk goes is told, and what the exchanges over cellular are like.
 */
public final class BulkByBearerRule implements Rule {

	private static final long FACTOR = 10;
	/** A run's payload from which on it is called bulk: less than a small photo, more than any registration. */
	private static final long BULK_BYTES = 10_000;
	/** A connection's payload, both ways, up to which it can be little more than a handshake with its certificates. */
	private static final long HANDSHAKE_BYTES = 6_000;
	/** So many times as much one way as the other. */
	private static final long HEAVY = 3;

	@Override
	public String id() {
		return "bulk-by-bearer";
	}

	@Override
	public int version() {
		return 4;
	}

	/** What was exchanged with a server over a bearer. */
	private record Share(long out, long in, int runs, List<FlowFact> flows) {

		Share(List<FlowFact> flows, int runs) {
			this(flows.stream().mapToLong(FlowFact::payloadOut).sum(), flows.stream().mapToLong(FlowFact::payloadIn).sum(), runs, flows);
		}

		long perRun() {
			return (out + in) / runs;
		}

		/** Which way most of it goes. */
		String shape() {
			return out >= HEAVY * in ? "up-heavy" : in >= HEAVY * out ? "down-heavy" : "both ways";
		}

		String words() {
			return out / runs + " bytes out and " + in / runs + " in per run (" + Groups.count(runs, "run", "runs") + ", " + shape() + ", the largest connection "
					+ largest() + " bytes)";
		}

		long largest() {
			return flows.stream().mapToLong(f -> f.payloadOut() + f.payloadIn()).max().orElse(0);
		}
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<Finding> findings = new ArrayList<>();
		Groups.by(facts.runs().stream().filter(r -> r.handset().isPresent() && r.counts()).toList(), r -> r.handset().orElseThrow()).values().forEach(runs -> {
			Map<String, Share> overCellular = shares(facts, runs, "cellular");
			shares(facts, runs, "wifi").forEach((server, wifi) -> {
				Share cellular = overCellular.get(server);
				if (cellular != null && wifi.perRun() >= BULK_BYTES && wifi.perRun() >= FACTOR * Math.max(1, cellular.perRun())) {
					findings.add(finding(facts, runs.getFirst(), server, wifi, cellular));
				}
			});
		});
		return findings;
	}

	private Finding finding(CaseFacts facts, RunFact run, String server, Share wifi, Share cellular) {
		List<FlowFact> flows = Stream.concat(wifi.flows().stream(), cellular.flows().stream()).toList();
		return new Finding(id(), version(), "medium",
				Groups.sentence(facts.nameOfHandset(run)) + " exchanges bulk with " + Calls.place(facts, server) + " over Wi-Fi (" + wifi.shape() + ") and small amounts over cellular",
				"Payload over Wi-Fi: " + wifi.words() + "; over cellular: " + cellular.words() + "."
						+ (cellular.largest() <= HANDSHAKE_BYTES ? " No connection over cellular is larger than a handshake with certificates may be." : ""),
				"The runs differ in what was done to the handset, too; the difference alone shows no policy. Sizes say nothing of what was sent."
						+ facts.runs().stream().map(each -> each.countsTwice(flows)).filter(text -> !text.isEmpty()).findFirst().orElse(""), flows.stream().map(FlowFact::id).toList(),
				List.of(), List.of("Data saver settings, or a download manager that waits for Wi-Fi."), Explanations.ofFlows(facts, wifi.flows()));
	}

	/** What was exchanged with each server in the runs over that bearer alone, by its address. */
	private static Map<String, Share> shares(CaseFacts facts, List<RunFact> runs, String bearer) {
		Map<String, List<FlowFact>> flows = new TreeMap<>();
		Map<String, Integer> called = new TreeMap<>();
		runs.stream().filter(r -> r.values("bearer").equals(List.of(bearer))).forEach(run -> Calls.byServer(facts, run).forEach((server, all) -> {
			flows.computeIfAbsent(server, s -> new ArrayList<>()).addAll(fullest(run, all));
			called.merge(server, 1, Integer::sum);
		}));
		Map<String, Share> shares = new TreeMap<>();
		flows.forEach((server, of) -> shares.put(server, new Share(of, called.get(server))));
		return shares;
	}

	private static List<FlowFact> fullest(RunFact run, List<FlowFact> flows) {
		return run.byPoint(flows).stream().max(Comparator.comparingLong(list -> list.stream().mapToLong(f -> f.payloadOut() + f.payloadIn()).sum())).orElseThrow();
	}
}
