package org.telltale.audit.rules;

import java.util.List;
import java.util.Map;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.SightingFact;

/** Exhibits that only came down, or that another device sent: named, so that nobody takes them for a disclosure. */
public final class DownloadOnlyRule implements Rule {

	@Override
	public String id() {
		return "no-disclosure";
	}

	@Override
	public int version() {
		return 1;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<SightingFact> others = facts.sightings().stream()
				.filter(s -> !s.isOut() || s.device().isEmpty()).toList();
		return Groups.by(others, s -> s.run().orElse("no run") + "\n" + s.kind() + "\n" + s.direction()).entrySet().stream()
				.map(Map.Entry::getValue).map(this::finding).toList();
	}

	private Finding finding(List<SightingFact> group) {
		SightingFact first = group.getFirst();
		String where = first.run().map(run -> "run " + run).orElse("a capture without run");
		boolean down = first.direction().equals("in");
		return new Finding(id(), version(), "information", first.kind() + (down ? " came down to the device in " : " was seen in traffic of another or unknown device in ") + where,
				Groups.count(group.size(), "sighting", "sightings") + " of "
						+ String.join(", ", group.stream().map(SightingFact::exhibit).distinct().sorted().toList()) + " that "
						+ (group.size() == 1 ? "is" : "are") + " no disclosure by the handset.",
				"Does not count as a witness in any cell.", group.stream().map(SightingFact::id).toList(), List.of(), List.of());
	}
}
