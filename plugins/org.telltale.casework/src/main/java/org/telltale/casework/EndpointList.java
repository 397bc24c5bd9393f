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
import java.util.stream.Collectors;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.base.json.Json;
import org.telltale.casework.time.CountedFlows;
import org.telltale.endpoint.NameBook;
import org.telltale.store.CaseException;

/** Sums the flows of a case by server, in true time (docs/formats/lists.md). */
public final class EndpointList {

	private final Case file;
	private final List<Json.Fields> facts;

	/** @param facts all facts of the case */
	EndpointList(Case file, List<Json.Fields> facts) {
		this.file = file;
		this.facts = facts;
	}

	List<Json.Fields> list() throws CaseException {
		CaptureClocks clocks = new CaptureClocks(facts);
		Map<String, List<Json.Fields>> flows = ofType(facts, "flow").stream().collect(Collectors.groupingBy(
				f -> f.get("server").flatMap(s -> s.text("address")).orElse(""), TreeMap::new, Collectors.toList()));
		CountedFlows counted = CountedFlows.of(facts);
		Map<String, Long> sightings = ofType(facts, "sighting").stream().filter(s -> s.text("direction").equals(Optional.of("out")) && counts(counted, s))
				.collect(Collectors.groupingBy(s -> s.get("server").flatMap(p -> p.text("address")).orElse(""), Collectors.counting()));
		Set<String> controls = ofType(facts, "run").stream().filter(r -> r.text("handset").isEmpty() && !r.bool("hypothetical").orElse(false)).flatMap(r -> r.text("run").stream())
				.collect(Collectors.toCollection(TreeSet::new));
		Map<String, List<Json.Fields>> names = namesByAddress(facts);
		AttributionTables tables = AttributionTables.of(file);
		List<Json.Fields> endpoints = new ArrayList<>();
		flows.forEach((address, group) -> {
			Json.Fields endpoint = sum(address, group, counted, controls, clocks).put("sightings", sightings.getOrDefault(address, 0L));
			name(endpoint, names.getOrDefault(address, List.of()));
			tables.attribute(endpoint, AttributionTables.ownNames(names.getOrDefault(address, List.of())).stream().flatMap(n -> n.text("name").stream()).toList());
			endpoints.add(endpoint);
		});
		endpoints.sort((a, b) -> {
			int byBytes = Long.compare(b.integer("bytesOut").orElse(0L), a.integer("bytesOut").orElse(0L));
			return byBytes != 0 ? byBytes : a.text("address").orElse("").compareTo(b.text("address").orElse(""));
		});
		return endpoints;
	}

	private static boolean counts(CountedFlows counted, Json fact) {
		return counted.counts(fact.text("flow").orElse(""));
	}

	private static Json.Fields sum(String address, List<Json.Fields> all, CountedFlows counted, Set<String> controls, CaptureClocks clocks) {
		List<Json.Fields> flows = all.stream().filter(f -> counts(counted, f)).toList();
		TreeSet<String> runs = new TreeSet<>(CaseFacts::byNumberInName);
		all.forEach(f -> f.text("run").ifPresent(runs::add));
		return Json.object().put("type", "endpoint").put("address", address).put("flows", flows.size())
				.put("bytesOut", both(flows, "bytes", "out")).put("bytesIn", both(flows, "bytes", "in"))
				.put("unreadableOut", both(flows, "unreadable", "out"))
				.put("unsearchedOut", flows.stream().flatMap(f -> f.items("unsearched").stream())
						.filter(each -> each.text("direction").equals(Optional.of("out"))).mapToLong(each -> each.integer("bytes").orElse(0L)).sum())
				.put("first", Long.toString(all.stream().mapToLong(f -> clocks.nanos(f, "first")).min().orElse(0)))
				.put("last", Long.toString(all.stream().mapToLong(f -> clocks.nanos(f, "last")).max().orElse(0)))
				.put("runs", Json.texts(runs)).put("baseline", runs.stream().anyMatch(controls::contains));
	}

	private static long both(List<Json.Fields> flows, String name, String side) {
		return flows.stream().mapToLong(f -> f.get(name).flatMap(v -> v.integer(side)).orElse(0L)).sum();
	}

	private static void name(Json.Fields endpoint, List<Json.Fields> names) {
		endpoint.put("names", Json.texts(names.stream().flatMap(n -> n.text("name").stream()).distinct().sorted().toList()));
		best(names).ifPresent(best -> endpoint.put("host", best.text("name").orElse("")).put("hostSource",
				best.text("source").orElse("") + " frame " + best.integer("frame").orElse(0L)));
	}

	private static Optional<Json.Fields> best(List<Json.Fields> names) {
		return NameBook.SOURCES.stream().flatMap(source -> names.stream().filter(n -> n.text("source").equals(Optional.of(source)))
				.sorted(Comparator.comparing((Json.Fields n) -> n.integer("at").orElse(0L)).thenComparing(n -> n.text("id").orElse("")))).findFirst();
	}

	/** The best name of each address that has one. */
	public static Map<String, String> bestNames(Collection<Json.Fields> facts) {
		Map<String, String> best = new TreeMap<>();
		namesByAddress(facts).forEach((address, names) -> best(names).flatMap(n -> n.text("name")).ifPresent(name -> best.put(address, name)));
		return best;
	}

	private static Map<String, List<Json.Fields>> namesByAddress(Collection<Json.Fields> facts) {
		return ofType(facts, "name").stream().collect(Collectors.groupingBy(n -> n.text("address").orElse(""), TreeMap::new, Collectors.toList()));
	}

	private static List<Json.Fields> ofType(Collection<Json.Fields> facts, String type) {
		return facts.stream().filter(f -> f.text("type").equals(Optional.of(type))).toList();
	}
}
