package org.telltale.audit.rules;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.base.json.Json;

/** A registry is not by that the operator of what stands behind its addresses: said where a table names others, since the two are readily taken for one. */
public final class RegistryRule implements Rule {

	private static final List<String> HOLDERS = List.of("owner", "registrant", "operator");
	/** Whole names of registries that are named by their letters elsewhere. */
	private static final List<String> REGISTRIES = List.of(" american registry for internet numbers ", " asia pacific network information cent", " reseaux ip europeens ",
			" latin american and caribbean ", " african network information cent", " internet assigned numbers authority ");

	@Override
	public String id() {
		return "registry-not-operator";
	}

	@Override
	public int version() {
		return 3;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<Json.Fields> told = Attributed.called(facts).stream().filter(a -> a.text("registry").isPresent() && !holders(a).isEmpty() && !isRegistrys(a)).toList();
		List<Finding> findings = new ArrayList<>();
		Groups.by(told, a -> a.text("registry").orElse("")).forEach((registry, group) -> findings.add(finding(registry, group)));
		return findings;
	}

	/** Who stands behind the address besides the registry, each by what he is. */
	private static String holders(Json.Fields attribution) {
		List<String> holders = new ArrayList<>();
		for (String role : HOLDERS) {
			attribution.text(role).ifPresent(name -> holders.add(role.equals("owner") ? name : (role.equals("registrant") ? "registrant " : "holder of the AS ") + name));
		}
		return String.join(", ", holders);
	}

	/** Whether the tables name the registry, or any, as one who holds the address or the AS: then it may well run what is there. */
	private static boolean isRegistrys(Json.Fields attribution) {
		String registry = words(attribution.text("registry").orElse("")).replaceFirst(" ?ncc $", " ");
		return HOLDERS.stream().flatMap(role -> attribution.text(role).stream()).map(RegistryRule::words)
				.anyMatch(holder -> holder.contains(registry) || REGISTRIES.stream().anyMatch(holder::contains));
	}

	/** In lower case, each between blanks. */
	private static String words(String name) {
		return " " + Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT).replaceAll("\\p{M}", "").replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
	}

	private Finding finding(String registry, List<Json.Fields> group) {
		List<String> lines = Groups.by(group, RegistryRule::holders).entrySet().stream()
				.map(e -> e.getKey() + " (" + String.join(", ", e.getValue().stream().flatMap(a -> a.text("address").stream()).sorted().toList()) + ")").toList();
		return new Finding(id(), version(), "information", registry + " is named as the registry of " + Groups.count(group.size(), "endpoint", "endpoints") + "; that does not make it the operator",
				"As the case's tables have it at the first contact, the registry handed out the addresses, and they are held by: " + String.join("; ", lines) + ".",
				"It is as good as the tables; that an address is held by or registered to somebody does not show who runs the service behind it.",
				group.stream().flatMap(a -> a.text("id").stream()).toList(), List.of(), List.of("The holder lets somebody else use the address."));
	}
}
