package org.telltale.casework;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.telltale.base.json.Json;
import org.telltale.casework.facts.FactLine;

/**
 * Which app a connection was of, where the handset's own table of sockets says so: the socket's ends are the flow's, and the
 * moment of the table lies inside the flow (docs/formats/facts.md, flow-app).
 */
final class SocketOwners {

	/** User ids of one user of the handset; lists of packages have those of the first. */
	private static final long PER_USER = 100_000;
	/** States in which the kernel still knows the owner; what it only waits for belongs to nobody. */
	private static final Set<String> OWNED = Set.of("ESTABLISHED", "SYN_SENT", "SYN_RECV", "FIN_WAIT1", "FIN_WAIT2", "CLOSE_WAIT", "LAST_ACK", "CLOSING");

	/** By the ends of the connection, one for each item, user id and moment: a table may name a socket any number of times. */
	private final Map<String, Map<String, Json.Fields>> sockets = new TreeMap<>();
	private final Map<Long, Set<Owner>> owners = new TreeMap<>();
	private final Map<String, Long> acquired;
	private final Map<String, Long> uncertainties = new TreeMap<>();
	private final CaptureClocks clocks;

	/** A package of a uid, and the file that says so. */
	private record Owner(String name, String evidence) implements Comparable<Owner> {

		@Override
		public int compareTo(Owner other) {
			return Comparator.comparing(Owner::name).thenComparing(Owner::evidence).compare(this, other);
		}
	}

	/**
	 * Takes what is known.
	 *
	 * @param facts sockets and packages count
	 * @param evidence the evidence facts, for the clocks of captures
	 * @param acquired when items were acquired, ns since the epoch, by evidence id
	 */
	SocketOwners(Collection<Json.Fields> facts, Collection<Json.Fields> evidence, Map<String, Long> acquired) {
		this.acquired = acquired;
		this.clocks = new CaptureClocks(evidence);
		evidence.forEach(e -> e.integer("clockUncertainty").ifPresent(nanos -> uncertainties.put(e.text("evidence").orElse(""), nanos)));
		for (Json.Fields fact : facts) {
			switch (fact.text("type").orElse("")) {
				case "socket" -> socket(fact);
				case "package" -> fact.integer("uid").ifPresent(uid -> owners.computeIfAbsent(uid, key -> new TreeSet<>())
						.add(new Owner(fact.text("name").orElse(""), fact.text("evidence").orElse(""))));
				default -> {
					// other facts say nothing of owners
				}
			}
		}
	}

	private void socket(Json.Fields socket) {
		if (OWNED.contains(socket.text("state").orElse("")) && moment(socket).isPresent()) {
			String said = socket.text("evidence").orElse("") + " " + socket.integer("uid").orElse(0L) + " " + moment(socket).get();
			sockets.computeIfAbsent(key(socket, "local", "remote"), key -> new TreeMap<>()).putIfAbsent(said, socket);
		}
	}

	/** When the table was copied: as the file says, or, where it says no time at all, as the item's acquisition was entered. */
	private Optional<Long> moment(Json.Fields socket) {
		return socket.integer("time").or(() -> socket.text("timeWritten").isPresent() ? Optional.empty()
				: Optional.ofNullable(acquired.get(socket.text("evidence").orElse(""))));
	}

	private static String key(Json fact, String one, String other) {
		return fact.text("transport").orElse("") + " " + fact.get(one).orElse(Json.NULL) + " " + fact.get(other).orElse(Json.NULL);
	}

	/** A fact for each flow and owner, with ids. */
	List<Json.Fields> facts(Collection<Json.Fields> flows) {
		List<Json.Fields> facts = new ArrayList<>();
		for (Json.Fields flow : flows) {
			long uncertainty = uncertainties.getOrDefault(flow.text("evidence").orElse(""), 0L);
			for (String key : List.of(key(flow, "client", "server"), key(flow, "server", "client"))) {
				sockets.getOrDefault(key, Map.of()).values().stream().filter(socket -> isDuring(flow, moment(socket).orElseThrow(), uncertainty))
						.forEach(socket -> facts.add(fact(flow, socket)));
			}
		}
		return facts;
	}

	private boolean isDuring(Json.Fields flow, long nanos, long uncertainty) {
		return nanos >= clocks.nanos(flow, "first") - uncertainty && nanos <= clocks.nanos(flow, "last") + uncertainty;
	}

	private Json.Fields fact(Json.Fields flow, Json.Fields socket) {
		long uid = socket.integer("uid").orElse(0L);
		List<Json> packages = new ArrayList<>();
		owners.getOrDefault(uid % PER_USER, Set.of()).forEach(owner -> packages.add(Json.object().put("name", owner.name()).put("evidence", owner.evidence())));
		return FactLine.identified(FactLine.of("flow-app", "quoted").put("flow", flow.text("flow").orElse("")).put("evidence", flow.text("evidence").orElse(""))
				.put("uid", uid).put("packages", Json.array(packages)).put("basis", "proc-net").put("socket", FactLine.id(socket))
				.put("at", Long.toString(moment(socket).orElseThrow())).put("atSource", socket.integer("time").isPresent() ? "file" : "acquisition"));
	}
}
