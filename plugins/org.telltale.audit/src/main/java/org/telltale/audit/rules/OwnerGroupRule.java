package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.SightingFact;
import org.telltale.base.json.Json;

/** To which networks and countries exhibits went, as the case's dated tables have it: one finding for each autonomous system and country. */
public final class OwnerGroupRule implements Rule {

	@Override
	public String id() {
		return "owner-group";
	}

	@Override
	public int version() {
		return 1;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		Map<String, Json.Fields> attributions = new TreeMap<>();
		facts.ofType("attribution").forEach(a -> a.text("address").ifPresent(address -> attributions.put(address, a)));
		List<SightingFact> left = facts.runs().stream().filter(RunFact::counts).flatMap(run -> DisclosureRule.left(facts, run).stream())
				.filter(s -> attributions.containsKey(s.server()) && attributions.get(s.server()).text("as").isPresent()).toList();
		List<Finding> findings = new ArrayList<>();
		Groups.by(left, s -> network(attributions.get(s.server()))).forEach((network, group) -> findings.add(finding(network, group, attributions)));
		return findings;
	}

	private static String network(Json.Fields attribution) {
		return attribution.text("as").orElseThrow() + attribution.text("country").map(country -> ", country " + country).orElse("");
	}

	private Finding finding(String network, List<SightingFact> group, Map<String, Json.Fields> attributions) {
		Set<String> servers = new TreeSet<>();
		Set<String> owners = new TreeSet<>();
		Set<String> runs = new TreeSet<>();
		List<String> supports = new ArrayList<>();
		for (SightingFact sighting : group) {
			Json.Fields attribution = attributions.get(sighting.server());
			servers.add(sighting.place());
			attribution.text("owner").ifPresent(owners::add);
			sighting.run().ifPresent(runs::add);
			supports.add(sighting.id());
			attribution.text("id").ifPresent(supports::add);
		}
		Optional<String> owner = owners.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", owners));
		return new Finding(id(), version(), "information", Groups.sentence(Groups.exhibits(group)) + " went to servers in " + network,
				"Servers: " + Groups.listed(servers) + "; " + Groups.runs(runs) + "." + owner.map(name -> " Held, as the tables have it, by " + name + ".").orElse(""),
				"Network, country and holder are statements of the tables, as of the dates that they give. The country is that of the table's row; where the machine stands, and who runs it, may differ.",
				supports, List.of(), List.of("The address had another holder at the time.", "An anycast address or a content network, whose machines stand in many places."));
	}
}
