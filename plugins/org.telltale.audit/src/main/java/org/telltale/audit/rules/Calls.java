package org.telltale.audit.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;
import org.telltale.base.IpAddress;

/** What the handset of a run called: name service, groups of machines, what others called on it and what the laboratory calls by itself left out. */
public final class Calls {

	private static final Set<String> NAME_SERVICE = Set.of("dns", "mdns", "llmnr");

	private Calls() {
	}

	/** The flows, by the server's address; each list sorted by fact id. */
	public static Map<String, List<FlowFact>> byServer(CaseFacts facts, RunFact run) {
		return Groups.by(facts.flowsOf(run).stream().filter(f -> !NAME_SERVICE.contains(f.protocol()) && isCall(f) && !facts.background().contains(f.server())).toList(),
				FlowFact::server);
	}

	/** Whether the handset may have called one machine: not where it was called itself, nor where a group of machines was. */
	static boolean isCall(FlowFact flow) {
		return !flow.handset().equals("server") && IpAddress.parse(flow.server()).filter(Calls::isGroup).isEmpty();
	}

	/** Multicast or broadcast; a network's own broadcast address is not known, and taken to be a private one that ends in 255. */
	private static boolean isGroup(IpAddress address) {
		return address.isGroup() || address.version() == 4 && address.isPrivate() && address.bytes()[3] == -1;
	}

	/** Names of a server's address as the case has them, else the address alone: {@code name (address)}. */
	public static String place(CaseFacts facts, String server) {
		Set<String> names = facts.namesOf(server);
		return names.isEmpty() ? server : names.iterator().next() + " (" + server + ")";
	}
}
