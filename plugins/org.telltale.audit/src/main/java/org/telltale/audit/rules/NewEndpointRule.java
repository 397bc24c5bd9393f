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
 * Servers that are called in one run and not in its control: another run of the same handset over the same bearers that differs in one
 * dimension. One finding for each pair of runs.
 */
public final class NewEndpointRule implements Rule {

	@Override
	public String id() {
		return "new-endpoint";
	}

	@Override
	public int version() {
		return 1;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<RunFact> runs = facts.runs().stream().filter(r -> r.handset().isPresent() && r.counts() && !r.captures().isEmpty() && r.seesEveryBearer()).toList();
		List<Finding> findings = new ArrayList<>();
		for (RunFact run : runs) {
			for (RunFact control : runs) {
				if (run != control && run.handset().equals(control.handset()) && run.values("bearer").equals(control.values("bearer"))) {
					Map<String, String> differences = Calls.differences(run, control);
					if (differences.size() == 1) {
						add(findings, facts, run, control, differences);
					}
				}
			}
		}
		return findings;
	}

	private void add(List<Finding> findings, CaseFacts facts, RunFact run, RunFact control, Map<String, String> differences) {
		Map<String, List<FlowFact>> further = Calls.byServer(facts, run);
		Set<String> known = new TreeSet<>(Calls.byServer(facts, control).keySet());
		further.keySet().removeAll(known);
		if (further.isEmpty()) {
			return;
		}
		String dimension = differences.keySet().iterator().next();
		List<String> supports = further.values().stream().flatMap(List::stream).map(FlowFact::id).toList();
		findings.add(new Finding(id(), version(), "information",
				"Run " + run.id() + " calls " + Groups.count(further.size(), "server", "servers") + " that run " + control.id() + " does not (" + dimension + ": "
						+ differences.get(dimension) + ")",
				"The runs differ in " + dimension + " alone, as recorded. Called in " + run.id() + " and not in " + control.id() + ": "
						+ String.join(", ", further.keySet().stream().map(server -> Calls.place(facts, server)).toList()) + ".",
				"What was done to the handset differs too, and addresses of one service change: a new address is not always a new endpoint.", supports,
				List.of(), List.of("The stimuli of the run, not its conditions, are the cause.", "Another address of a service that the control calls as well.")));
	}
}
