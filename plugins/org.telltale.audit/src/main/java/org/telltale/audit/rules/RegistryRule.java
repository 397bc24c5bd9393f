package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.base.json.Json;

/** A registry hands out addresses and operates nothing behind them: said where a table names both, since the two are readily taken for one. */
public final class RegistryRule implements Rule {

	@Override
	public String id() {
		return "registry-not-operator";
	}

	@Override
	public int version() {
		return 2;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<Json.Fields> told = Attributed.called(facts).stream().filter(a -> a.text("registry").isPresent() && !holders(a).isEmpty()).toList();
		List<Finding> findings = new ArrayList<>();
		Groups.by(told, a -> a.text("registry").orElse("")).forEach((registry, group) -> findings.add(finding(registry, group)));
		return findings;
	}

	/** Who stands behind the address besides the registry, each by what he is. */
	private static String holders(Json.Fields attribution) {
		List<String> holders = new ArrayList<>();
		for (String role : List.of("owner", "registrant", "operator")) {
			attribution.text(role).filter(name -> !name.equalsIgnoreCase(attribution.text("registry").orElse("")))
					.ifPresent(name -> holders.add(role.equals("owner") ? name : (role.equals("registrant") ? "registrant " : "holder of the AS ") + name));
		}
		return String.join(", ", holders);
	}

	private Finding finding(String registry, List<Json.Fields> group) {
		List<String> lines = Groups.by(group, RegistryRule::holders).entrySet().stream()
				.map(e -> e.getKey() + " (" + String.join(", ", e.getValue().stream().flatMap(a -> a.text("address").stream()).sorted().toList()) + ")").toList();
		return new Finding(id(), version(), "information", registry + " is the registry of " + Groups.count(group.size(), "endpoint", "endpoints") + ", not the operator",
				"The registry handed out the addresses. As the case's tables have it, they are held by: " + String.join("; ", lines) + ".",
				"It is as good as the tables; that an address is held by or registered to somebody does not show who runs the service behind it.",
				group.stream().flatMap(a -> a.text("id").stream()).toList(), List.of(), List.of("The holder lets somebody else use the address."));
	}
}
