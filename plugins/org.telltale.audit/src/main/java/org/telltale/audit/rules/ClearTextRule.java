package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.SightingFact;

/**
 * What left the handset without encryption: whoever forwards the connection could read it. Whatever was
 * read outside of a TLS or QUIC connection, and without a key, stood in the clear; an encoding such as gzip or base64 hides nothing.
 */
public final class ClearTextRule implements Rule {

	private static final Set<String> ENCRYPTED = Set.of("tls", "quic");

	@Override
	public String id() {
		return "clear-text";
	}

	@Override
	public int version() {
		return 2;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		Set<String> encrypted = new TreeSet<>();
		facts.flows().stream().filter(f -> ENCRYPTED.contains(f.protocol())).map(FlowFact::flow).forEach(encrypted::add);
		List<Finding> findings = new ArrayList<>();
		for (RunFact run : facts.runs()) {
			List<SightingFact> clear = DisclosureRule.left(facts, run).stream().filter(s -> !s.encrypted() && !encrypted.contains(s.flow())).toList();
			Groups.by(clear, SightingFact::place).values().forEach(group -> findings.add(finding(facts, run, group)));
		}
		return findings;
	}

	private Finding finding(CaseFacts facts, RunFact run, List<SightingFact> group) {
		return new Finding(id(), version(), run.counts() ? "medium" : "information",
				"Sent without encryption by " + facts.nameOfHandset(run) + " to " + group.getFirst().place() + " in run " + run.id() + run.reservation() + ": "
						+ Groups.exhibits(group),
				Groups.sightings(group) + " outside of any TLS or QUIC connection; the bytes were read from the capture without a key.",
				"It shows that everybody on the way could read it, not that anybody did." + run.exclusion(),
				group.stream().map(SightingFact::id).toList(), List.of(),
				List.of("A tunnel that begins behind the capture point may protect part of the way."));
	}
}
