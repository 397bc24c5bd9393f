package org.telltale.audit.explanations;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
		told.stream().filter(each -> isShared(each.text("flags"))).forEach(each -> marked.add(each.text("address").orElseThrow()));
		boolean all = marked.containsAll(servers);
		return new Explanation("content-network", all ? Explanation.Outcome.APPLIES : Explanation.Outcome.CANNOT_BE_TOLD,
				marked.isEmpty() ? "No table of the case marks an address as a content network's, or as anycast; that does not show what it is."
						: "Marked as a content network's, or as anycast: " + String.join(", ", marked) + ", by " + String.join(", ", by(told)) + (all ? "." : "; the other addresses are not marked."),
				told.stream().flatMap(each -> each.text("id").stream()).toList());
	}

	/** The tables that mark them. */
	private static Set<String> by(List<Json.Fields> told) {
		Set<String> tables = new TreeSet<>();
		for (Json.Fields attribution : told) {
			List<Optional<String>> sources = attribution.items("answers").stream()
					.filter(answer -> answer.text("role").equals(Optional.of("flags")) && answer.bool("holds").orElse(false) && isShared(answer.text("value")))
					.map(answer -> answer.get("source").flatMap(source -> source.text("evidence"))).toList();
			attribution.items("tables").stream().filter(table -> sources.contains(table.text("evidence"))).forEach(table ->
					tables.add(table.bool("builtIn").orElse(false) ? "the list of shared addresses that comes with the program and is no evidence"
							: "the case's table " + table.text("name").orElse("")));
		}
		return tables;
	}

	private static boolean isShared(Optional<String> flags) {
		return Arrays.stream(flags.orElse("").split(" ")).anyMatch(SHARED::contains);
	}
}
