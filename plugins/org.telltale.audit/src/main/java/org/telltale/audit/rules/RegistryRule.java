package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.base.json.Json;

/** A registry hands out addresses and operates nothing behind them: said where a table names both, since the two are readily taken for one. */
public final class RegistryRule implements Rule {

	@Override
	public String id() {
		return "registry-not-operator";
	}

	@Override
	public int version() {
		return 1;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		Set<String> called = new TreeSet<>();
		facts.flows().stream().filter(f -> f.device().isPresent()).map(FlowFact::server).forEach(called::add);
		List<Json.Fields> told = facts.ofType("attribution").stream().filter(a -> called.contains(a.text("address").orElse(""))
				&& a.text("registry").isPresent() && a.text("owner").isPresent() && !a.text("owner").equals(a.text("registry"))).toList();
		List<Finding> findings = new ArrayList<>();
		Groups.by(told, a -> a.text("registry").orElse("")).forEach((registry, group) -> findings.add(finding(registry, group)));
		return findings;
	}

	private Finding finding(String registry, List<Json.Fields> group) {
		List<String> lines = Groups.by(group, a -> a.text("owner").orElse("")).entrySet().stream()
				.map(e -> e.getKey() + " (" + String.join(", ", e.getValue().stream().flatMap(a -> a.text("address").stream()).sorted().toList()) + ")").toList();
		return new Finding(id(), version(), "information", registry + " is the registry of " + Groups.count(group.size(), "endpoint", "endpoints") + ", not the operator",
				"The registry handed out the addresses. As the case's tables have it, they are held by: " + String.join("; ", lines) + ".",
				"It is as good as the tables; that an address is held by somebody does not show who runs the service behind it.",
				group.stream().flatMap(a -> a.text("id").stream()).toList(), List.of(), List.of("The holder lets somebody else use the address."));
	}
}
