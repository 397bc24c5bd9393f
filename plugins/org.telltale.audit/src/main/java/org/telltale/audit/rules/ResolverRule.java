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
 * were asked for. Names that are asked of a whole link (LLMNR), or of the handset, are asked of no such server.
 */
public final class ResolverRule implements Rule {

	private static final String DNS = "dns";

	@Override
	public String id() {
		return "foreign-resolver";
	}

	@Override
	public int version() {
		return 1;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		Set<String> controls = new TreeSet<>();
		facts.runs().stream().filter(r -> r.handset().isEmpty()).map(RunFact::id).forEach(controls::add);
		Set<String> own = new TreeSet<>();
		facts.flows().stream().filter(f -> f.protocol().equals(DNS) && f.run().filter(controls::contains).isPresent()).map(FlowFact::server).forEach(own::add);
		List<Finding> findings = new ArrayList<>();
		for (RunFact run : own.isEmpty() ? List.<RunFact>of() : facts.runs()) {
			Map<String, List<FlowFact>> foreign = Groups.by(facts.flowsOf(run).stream().filter(f -> f.protocol().equals(DNS) && Calls.isCall(f) && !own.contains(f.server())).toList(),
					FlowFact::server);
			foreign.forEach((server, flows) -> findings.add(finding(facts, run, server, flows)));
		}
		return findings;
	}

	private Finding finding(CaseFacts facts, RunFact run, String server, List<FlowFact> flows) {
		return new Finding(id(), version(), run.counts() ? "low" : "information",
				"Run " + run.id() + run.reservation() + ": " + facts.nameOfHandset(run) + " asks the name server " + server + ", which no control run asks",
				Groups.count(flows.size(), "flow", "flows") + " of DNS to it. In the control runs other servers are asked.",
				"It shows where names were asked for. A handset that asks its own server gets past the network's filters and logs; that says nothing of its purpose." + run.exclusion(),
				flows.stream().map(FlowFact::id).toList(), List.of(),
				List.of("The network gave the handset this server (DHCP, router advertisement).", "The person entered it."));
	}
}
