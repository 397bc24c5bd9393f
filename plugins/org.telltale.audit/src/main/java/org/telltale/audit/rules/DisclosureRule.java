package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.SightingFact;

/** An exhibit left the handset of a run: one finding for each run, kind and server, with the switches as they stood. */
public final class DisclosureRule implements Rule {

	@Override
	public String id() {
		return "disclosure";
	}

	@Override
	public int version() {
		return 1;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<Finding> findings = new ArrayList<>();
		for (RunFact run : facts.runs()) {
			List<SightingFact> left = facts.sightings().stream().filter(SightingFact::isOut).filter(SightingFact::isStrong)
					.filter(s -> s.run().equals(Optional.of(run.id())) && s.device().isPresent() && s.device().equals(run.handset())).toList();
			Groups.by(left, s -> s.kind() + "\n" + s.place()).values().forEach(group -> findings.add(finding(facts, run, group)));
		}
		return findings;
	}

	private Finding finding(CaseFacts facts, RunFact run, List<SightingFact> group) {
		SightingFact first = group.getFirst();
		String kind = first.kind().name();
		boolean consented = run.values("consent").equals(List.of("given"));
		String state = run.conditions().stream().filter(c -> !c.dimension().equals("bearer"))
				.map(c -> c.dimension() + " = " + c.value()).distinct().collect(Collectors.joining(", "));
		List<String> contrary = facts.ofType("cell").stream()
				.filter(c -> c.text("verdict").orElse("").equals("not contradicted") && c.text("kind").orElse("").equals(column(first)))
				.flatMap(c -> c.text("id").stream()).toList();
		List<String> exhibits = group.stream().map(SightingFact::exhibit).distinct().sorted().toList();
		return new Finding(id(), version(), run.hypothetical() ? "information" : consented ? "low" : "high",
				kind + " left the handset for " + first.place() + " in run " + run.id() + (run.hypothetical() ? " (hypothetical)" : ""),
				Groups.count(group.size(), "sighting", "sightings") + " of " + String.join(", ", exhibits) + " going out in run " + run.id()
						+ (state.isEmpty() ? "." : ", with " + state + "."),
				"Says that the bytes went to that address in that run; not who reads them there, nor why they were sent.",
				group.stream().map(SightingFact::id).toList(), contrary,
				List.of("A service that the person asked for may need the datum (registration, push).",
						"Another device on the network may have sent it; the flow's attribution stands beside each sighting."));
	}

	private static String column(SightingFact sighting) {
		return sighting.kind().group().equals("IDENTIFIER") ? "IDENTIFIER" : sighting.kind().name();
	}
}
