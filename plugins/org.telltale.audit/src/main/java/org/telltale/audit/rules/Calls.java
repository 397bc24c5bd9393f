package org.telltale.audit.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;

/** What the handset of a run called, without name service and without what the laboratory calls by itself. */
final class Calls {

	private Calls() {
	}

	/** The flows, by the server's address. */
	static Map<String, List<FlowFact>> byServer(CaseFacts facts, RunFact run) {
		return Groups.by(of(facts, run), FlowFact::server);
	}

	/** The flows, sorted by fact id. */
	static List<FlowFact> of(CaseFacts facts, RunFact run) {
		return facts.flowsOf(run).stream().filter(f -> !f.protocol().equals("dns") && !facts.background().contains(f.server())).toList();
	}

	/** Names of a server's address as the case has them, else the address alone: {@code name (address)}. */
	static String place(CaseFacts facts, String server) {
		Set<String> names = new TreeSet<>();
		facts.ofType("name").stream().filter(n -> n.text("address").filter(server::equals).isPresent() && !n.text("source").orElse("").equals("parameter"))
				.forEach(n -> n.text("name").ifPresent(names::add));
		return names.isEmpty() ? server : names.iterator().next() + " (" + server + ")";
	}
}
