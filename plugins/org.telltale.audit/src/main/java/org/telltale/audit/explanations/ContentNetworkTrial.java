package org.telltale.audit.explanations;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.base.json.Json;

/** An address that a content network or anycast shares between many: it does not tell who is behind it. */
final class ContentNetworkTrial implements Trial {

	private static final Set<String> SHARED = Set.of("cdn", "anycast");

	@Override
	public Explanation of(CaseFacts facts, List<Moment> moments) {
		Set<String> servers = Moment.servers(moments);
		List<Json.Fields> told = facts.ofType("attribution").stream().filter(each -> each.text("address").filter(servers::contains).isPresent()).toList();
		Set<String> marked = new TreeSet<>();
		told.stream().filter(ContentNetworkTrial::isShared).forEach(each -> marked.add(each.text("address").orElseThrow()));
		boolean all = marked.containsAll(servers);
		return new Explanation("content-network", all ? Explanation.Outcome.APPLIES : Explanation.Outcome.CANNOT_BE_TOLD,
				marked.isEmpty() ? "No table of the case marks an address as a content network's, or as anycast; that does not show what it is."
						: "Tables of the case mark " + String.join(", ", marked) + " as a content network's, or as anycast" + (all ? "." : "; of the other addresses they say nothing."),
				told.stream().flatMap(each -> each.text("id").stream()).toList());
	}

	private static boolean isShared(Json.Fields attribution) {
		return Arrays.stream(attribution.text("flags").orElse("").split(" ")).anyMatch(SHARED::contains);
	}
}
