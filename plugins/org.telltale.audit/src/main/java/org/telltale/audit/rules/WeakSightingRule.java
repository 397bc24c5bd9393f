package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.SightingFact;

/** What the handset sent and looks like an exhibit, but may be there by chance or is only similar: named, and no disclosure. */
public final class WeakSightingRule implements Rule {

	@Override
	public String id() {
		return "weak-sighting";
	}

	@Override
	public int version() {
		return 2;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<Finding> findings = new ArrayList<>();
		for (RunFact run : facts.runs()) {
			List<SightingFact> weak = facts.sightings().stream().filter(s -> s.isOut() && !s.isStrong() && run.handset().isPresent()
					&& s.run().equals(Optional.of(run.id())) && s.device().equals(run.handset())).toList();
			Groups.by(weak, s -> s.kind() + "\n" + s.isExact()).values().forEach(group -> findings.add(finding(facts, run, group)));
		}
		return findings;
	}

	private Finding finding(CaseFacts facts, RunFact run, List<SightingFact> group) {
		boolean chance = group.getFirst().isExact();
		return new Finding(id(), version(), "information", Groups.sentence(Groups.exhibits(group)) + " may have left " + facts.nameOfHandset(run) + " in run " + run.id()
				+ run.reservation() + (chance ? ", or bytes that are equal by chance" : ", in similar form"),
				Groups.sightings(group) + (chance ? "; so short a text turns up by chance in as many bytes as were searched."
						: "; the bytes are similar or their meaning was inferred, they are not equal."),
				"It proves no disclosure and is a witness in no cell." + run.exclusion(), group.stream().map(SightingFact::id).toList(), List.of(),
				List.of(chance ? "Bytes of other meaning, equal by chance." : "Other content of similar form."));
	}
}
