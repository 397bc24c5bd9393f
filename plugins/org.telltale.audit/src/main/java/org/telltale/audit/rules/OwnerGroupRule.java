package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.SightingFact;
import org.telltale.base.json.Json;

/** To which networks and countries exhibits went, as the case's dated tables have it: one finding for each autonomous system with its countries, each by whose it is. */
public final class OwnerGroupRule implements Rule {

	private static final Map<String, String> HOLDERS = new LinkedHashMap<>();

	static {
		HOLDERS.put("owner", " Held, as the tables have it, by ");
		HOLDERS.put("registrant", " Registered, as the tables have it, to ");
		HOLDERS.put("operator", " The AS is held, as the tables have it, by ");
	}

	@Override
	public String id() {
		return "owner-group";
	}

	@Override
	public int version() {
		return 3;
	}

	/** A sighting and what the tables say of its server as of its time. */
	private record Told(SightingFact sighting, String fact, Json attribution) {

		String network() {
			return Attributed.network(attribution).orElse("a network that no table names for the time");
		}
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		Map<String, Json.Fields> attributions = new TreeMap<>();
		facts.ofType("attribution").forEach(a -> a.text("address").ifPresent(address -> attributions.put(address, a)));
		List<Told> told = new ArrayList<>();
		for (RunFact run : facts.runs().stream().filter(RunFact::counts).toList()) {
			for (SightingFact sighting : DisclosureRule.left(facts, run)) {
				Json.Fields attribution = attributions.getOrDefault(sighting.server(), Json.object());
				if (Stream.concat(Stream.of(attribution), attribution.items("later").stream()).anyMatch(each -> Attributed.network(each).isPresent())) {
					told.add(new Told(sighting, attribution.text("id").orElse(""), Attributed.at(attribution, sighting.atNanos() + run.offsetNanos(sighting.evidence()))));
				}
			}
		}
		List<Finding> findings = new ArrayList<>();
		Groups.by(told, Told::network).forEach((network, group) -> findings.add(finding(network, group)));
		return findings;
	}

	private Finding finding(String network, List<Told> group) {
		Set<String> servers = new TreeSet<>();
		Map<String, Set<String>> holders = new LinkedHashMap<>();
		HOLDERS.forEach((role, words) -> holders.put(role, new TreeSet<>()));
		Set<String> flagged = new TreeSet<>();
		Set<String> disputed = new TreeSet<>();
		Set<String> days = new TreeSet<>();
		Set<String> runs = new TreeSet<>();
		List<String> supports = new ArrayList<>();
		for (Told told : group) {
			SightingFact sighting = told.sighting();
			Json attribution = told.attribution();
			servers.add(sighting.place());
			holders.forEach((role, names) -> attribution.text(role).ifPresent(names::add));
			attribution.text("flags").ifPresent(flags -> flagged.add(sighting.server() + " (" + flags + ")"));
			attribution.get("conflicts").ifPresent(conflicts -> disputed.add(sighting.server()));
			attribution.text("asOf").ifPresent(moment -> days.add(moment.substring(0, Math.min(10, moment.length()))));
			sighting.run().ifPresent(runs::add);
			supports.add(sighting.id());
			supports.add(told.fact());
		}
		StringBuilder told = new StringBuilder("Servers: " + Groups.listed(servers) + "; " + Groups.runs(runs) + "."
				+ (days.isEmpty() ? "" : " Asked as of " + Groups.listed(days) + " (first contact of anybody, or the last change of the tables' answers before the sighting)."));
		HOLDERS.forEach((role, words) -> told.append(holders.get(role).isEmpty() ? "" : words + Groups.listed(holders.get(role)) + "."));
		told.append(flagged.isEmpty() ? "" : " Flagged: " + Groups.listed(flagged) + ".");
		told.append(disputed.isEmpty() ? "" : " Tables disagree on " + Groups.listed(disputed) + ".");
		return new Finding(id(), version(), "information", Groups.sentence(Groups.exhibits(group.stream().map(Told::sighting).toList())) + " went to servers in " + network,
				told.toString(),
				"Network, countries and holders are statements of the tables, as of the dates that they give. A country is that of which it is named; one without more is that of the table's row. Where the machine stands, and who runs it, may differ.",
				supports, List.of(), List.of("The address had another holder at the time, of whom no table knows.", "An anycast address or a content network, whose machines stand in many places."));
	}
}
