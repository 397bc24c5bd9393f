package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;

/**
 * Servers that are called under one value of a condition and in none of the control runs, which differ in that condition alone. An address of a
 * name that the control called is none of them. Calls of the same servers in other runs with the control's value are contrary.
 */
public final class NewEndpointRule implements Rule {

	@Override
	public String id() {
		return "new-endpoint";
	}

	@Override
	public int version() {
		return 2;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		Contacts contacts = new Contacts(facts);
		List<Finding> findings = new ArrayList<>();
		Contrast.all(facts, contacts).stream().flatMap(c -> Stream.of(c, c.reversed())).forEach(contrast -> {
			Set<String> known = new TreeSet<>();
			contrast.runsB().forEach(run -> known.addAll(contacts.servers(run)));
			Set<String> names = known.stream().flatMap(server -> facts.namesOf(server).stream()).collect(Collectors.toSet());
			Set<String> further = new TreeSet<>();
			contrast.runsA().forEach(run -> further.addAll(contacts.servers(run)));
			further.removeIf(server -> known.contains(server) || facts.namesOf(server).stream().anyMatch(names::contains));
			if (!further.isEmpty()) {
				findings.add(finding(facts, contacts, contrast, further));
			}
		});
		return findings;
	}

	private Finding finding(CaseFacts facts, Contacts contacts, Contrast contrast, Set<String> further) {
		List<RunFact> calling = contrast.runsA().stream().filter(run -> contacts.servers(run).stream().anyMatch(further::contains)).toList();
		List<String> supports = calling.stream().flatMap(run -> further.stream().flatMap(server -> contacts.of(run, server).flows().stream())).map(FlowFact::id).toList();
		return new Finding(id(), version(), "information",
				Groups.sentence(facts.nameOfHandset(calling.getFirst())) + " calls " + Groups.count(further.size(), "server", "servers") + " in " + runs(calling) + " (" + contrast.dimension()
						+ " = " + contrast.valueA() + ") and not in " + runs(contrast.runsB()) + " (" + contrast.valueB() + ")",
				"Compared: " + runs(contrast.runsA()) + " with " + runs(contrast.runsB()) + ", which differ in " + contrast.dimension()
						+ " alone, as recorded. Servers: " + Groups.listed(further.stream().map(server -> Calls.place(facts, server)).toList()) + ".",
				"What was done to the handset and how long it was watched differ too, and addresses of one service change: a new address is not always a new endpoint." + contrast.unrecorded(),
				supports, contrary(facts, contacts, contrast, further),
				List.of("The stimuli of the runs, not their conditions, are the cause.", "Another address of a service that is called in the control as well.",
						"The control was watched for too short a time."));
	}

	/** Flows to these servers from other runs, which the contrast does not compare, while the control's value held. */
	private static List<String> contrary(CaseFacts facts, Contacts contacts, Contrast contrast, Set<String> further) {
		return facts.runs().stream().filter(run -> run.counts() && !contrast.runsA().contains(run)).flatMap(run -> contacts.servers(run).stream().filter(further::contains)
				.flatMap(server -> contacts.of(run, server).flows().stream()).filter(f -> contrast.hasB(run, f.firstNanos() + run.offsetNanos(f.evidence())))).map(FlowFact::id).toList();
	}

	private static String runs(List<RunFact> runs) {
		return Groups.runs(runs.stream().map(RunFact::id).toList());
	}
}
