package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.SightingFact;

/** Exhibits that only came down, or in traffic that is not the handset's: named, so that nobody takes them for a disclosure. */
public final class NoDisclosureRule implements Rule {

	@Override
	public String id() {
		return "no-disclosure";
	}

	@Override
	public int version() {
		return 2;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<Finding> findings = new ArrayList<>();
		Groups.by(facts.sightings().stream().filter(s -> !isHandsets(facts, s) || !s.isOut()).toList(),
				s -> s.run().orElse("") + "\n" + s.kind() + "\n" + isHandsets(facts, s) + s.direction())
				.values().forEach(group -> findings.add(finding(facts, group)));
		return findings;
	}

	private static boolean isHandsets(CaseFacts facts, SightingFact sighting) {
		Optional<String> handset = facts.runs().stream().filter(r -> sighting.run().equals(Optional.of(r.id()))).findFirst().flatMap(RunFact::handset);
		return handset.isPresent() && sighting.device().equals(handset);
	}

	private Finding finding(CaseFacts facts, List<SightingFact> group) {
		SightingFact first = group.getFirst();
		boolean handsets = isHandsets(facts, first);
		boolean down = handsets && first.direction().equals("in");
		String where = first.run().map(run -> "run " + run).orElse("a capture of no run");
		String title = Groups.sentence(Groups.exhibits(group)) + (down ? " reached the handset in " + where
				: handsets ? " crossed the handset's connections in unknown direction in " + where
				: " appeared in " + where + " in traffic that is not attributed to the handset");
		return new Finding(id(), version(), "information", title, Groups.sightings(group) + (down ? " in data that the handset received."
				: " in connections with " + first.place() + "."),
				"It is no disclosure by the handset as far as the facts go, and a witness in no cell.",
				group.stream().map(SightingFact::id).toList(), List.of(), down ? List.of()
						: List.of("Another device of the network sent or received it.", "The handset used an address that the list of runs does not name."));
	}
}
