package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;

/** Servers that are called under one value of a condition and in none of the control runs, which differ in that condition alone. */
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
		List<Finding> findings = new ArrayList<>();
		Contrast.all(facts).stream().flatMap(c -> Stream.of(c, c.reversed())).forEach(contrast -> {
			Map<String, List<FlowFact>> further = new TreeMap<>();
			contrast.runsA().forEach(run -> Calls.byServer(facts, run).forEach((server, flows) -> further.computeIfAbsent(server, s -> new ArrayList<>()).addAll(flows)));
			Set<String> known = new TreeSet<>();
			contrast.runsB().forEach(run -> known.addAll(Calls.byServer(facts, run).keySet()));
			further.keySet().removeAll(known);
			if (!further.isEmpty()) {
				findings.add(finding(facts, contrast, further));
			}
		});
		return findings;
	}

	private Finding finding(CaseFacts facts, Contrast contrast, Map<String, List<FlowFact>> further) {
		RunFact any = contrast.runsA().getFirst();
		return new Finding(id(), version(), "information",
				Groups.sentence(facts.nameOfHandset(any)) + " calls " + Groups.count(further.size(), "server", "servers") + " with " + contrast.dimension() + " = " + contrast.valueA()
						+ " that it does not call with " + contrast.valueB(),
				"Called in " + Groups.runs(ids(contrast.runsA())) + " and not in " + Groups.runs(ids(contrast.runsB())) + ", which differ in " + contrast.dimension()
						+ " alone, as recorded: " + String.join(", ", further.keySet().stream().map(server -> Calls.place(facts, server)).toList()) + ".",
				"What was done to the handset and how long it was watched differ too, and addresses of one service change: a new address is not always a new endpoint.",
				further.values().stream().flatMap(List::stream).map(FlowFact::id).toList(), List.of(),
				List.of("The stimuli of the runs, not their conditions, are the cause.", "Another address of a service that is called in the control as well.",
						"The control was watched for too short a time."));
	}

	private static List<String> ids(List<RunFact> runs) {
		return runs.stream().map(RunFact::id).toList();
	}
}
