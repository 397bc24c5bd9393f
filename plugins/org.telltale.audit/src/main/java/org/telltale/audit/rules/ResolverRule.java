package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;

/**
 * Name service past the laboratory's resolver: the handset asks a DNS server that no control run asks. It needs a control run in which names
 * were asked for, at a capture point that sees the bearers of the run: over another bearer the network has other servers. Names that are asked of a whole link (LLMNR), or of the handset, are asked of no such server.
 */
public final class ResolverRule implements Rule {

	private static final String DNS = "dns";
	/** Begins the hints of flows that may carry DNS. */
	private static final String ENCRYPTED = "dns-over-";

	@Override
	public String id() {
		return "foreign-resolver";
	}

	@Override
	public int version() {
		return 2;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<Finding> findings = new ArrayList<>();
		for (RunFact run : facts.runs()) {
			Set<String> own = new TreeSet<>();
			facts.controls().stream().filter(control -> control.sees(run.values("bearer"))).flatMap(control -> facts.flowsIn(control).stream())
					.filter(ResolverRule::isAsked).map(FlowFact::server).forEach(own::add);
			Map<String, List<FlowFact>> foreign = own.isEmpty() ? Map.of()
					: Groups.by(facts.flowsOf(run).stream().filter(f -> isAsked(f) && Calls.isCall(f) && !own.contains(f.server())).toList(), FlowFact::server);
			foreign.forEach((server, flows) -> findings.add(finding(facts, run, server, flows)));
		}
		return findings;
	}

	/** Whether names are asked for in it, or, where it is encrypted, may be. */
	private static boolean isAsked(FlowFact flow) {
		return flow.protocol().equals(DNS) || flow.hint().filter(hint -> hint.startsWith(ENCRYPTED)).isPresent();
	}

	private Finding finding(CaseFacts facts, RunFact run, String server, List<FlowFact> flows) {
		Set<String> hints = new TreeSet<>();
		flows.forEach(flow -> flow.hint().filter(hint -> hint.startsWith(ENCRYPTED)).ifPresent(hints::add));
		boolean seen = flows.stream().anyMatch(flow -> flow.protocol().equals(DNS));
		return new Finding(id(), version(), run.counts() ? "low" : "information",
				"Run " + run.id() + run.reservation() + ": " + facts.nameOfHandset(run) + (seen ? " asks" : " may ask") + " the name server " + server + ", which no control run asks",
				Groups.count(flows.size(), "flow", "flows") + " of DNS to it" + (hints.isEmpty() ? "" : ", encrypted ones among them (" + String.join(", ", hints) + ": by port, protocol or name alone)") + ". In the control runs other servers are asked.",
				"It shows where names were asked for. A handset that asks its own server gets past the network's filters and logs; that says nothing of its purpose." + run.exclusion(),
				flows.stream().map(FlowFact::id).toList(), List.of(),
				List.of("The network gave the handset this server (DHCP, router advertisement).", "The person entered it."));
	}
}
