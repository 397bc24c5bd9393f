package org.telltale.seal.text;

import static org.telltale.seal.text.PrintedFacts.number;
import static org.telltale.seal.text.PrintedFacts.object;
import static org.telltale.seal.text.PrintedFacts.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.telltale.base.json.Json;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.refusal.Refusal;

/** The endpoints of a summary, section 8: what the flows to each server come to, the best of its names, and what tables say of it. */
final class EndpointText {

	/** Where names are from, the best first. */
	private static final List<String> SOURCES = List.of("http-host", "sni", "certificate", "dns", "dot", "doh");

	private final PrintedFacts facts;
	private final Forms forms;

	EndpointText(PrintedFacts facts, Forms forms) {
		this.facts = facts;
		this.forms = forms;
	}

	/** A server. @param all flows to it @param counted those of them that count in sums @param sightings going out, in flows that count */
	private record Endpoint(String address, List<Fact> all, List<Fact> counted, long sightings) {

		long bytes(String way) {
			return sum("bytes", way);
		}

		long sum(String member, String way) {
			return counted.stream().mapToLong(flow -> number(object(flow, member), way)).sum();
		}

		List<String> runs() {
			return all.stream().flatMap(flow -> flow.json().text("run").stream()).distinct().sorted(Names.ORDER).toList();
		}
	}

	/** Section 8, closed. */
	void requireEndpoints(Section section) throws Refusal {
		section.next("what an endpoint is", forms.of("endpoint.lead"));
		Map<String, List<Fact>> attributions = byAddress("attribution");
		Map<String, List<Fact>> names = byAddress("name");
		Set<String> controls = facts.of("run").stream().filter(run -> !run.has("handset") && !run.json().bool("hypothetical").orElse(false)).map(run -> text(run, "run")).collect(Collectors.toSet());
		SourceMarks marks = new SourceMarks();
		for (Endpoint endpoint : endpoints()) {
			String address = endpoint.address();
			List<Fact> said = attributions.getOrDefault(address, List.of());
			Refusal.unless(said.size() <= 1, "several facts say who is behind " + address);
			String named = name(names.getOrDefault(address, List.of())) + (endpoint.runs().stream().anyMatch(controls::contains) ? forms.of("endpoint.background") : "") + more(endpoint);
			requireRow(section, endpoint, named, said, marks);
		}
		section.end("the endpoints");
	}

	private void requireRow(Section section, Endpoint endpoint, String named, List<Fact> said, SourceMarks marks) throws Refusal {
		String what = "endpoint " + endpoint.address();
		if (said.isEmpty()) {
			List<List<String>> ways = unknown(endpoint.address(), marks).stream().map(unknown -> row(endpoint, named, unknown, unknown)).toList();
			int way = section.row(what, ways.get(0), ways.subList(1, ways.size()));
			if (way == 0 && !endpoint.address().isEmpty()) {
				marks.reason("what is said nowhere of " + endpoint.address());
			}
			return;
		}
		Json behind = said.get(0).json();
		String country = sourced(behind, "country", marks);
		// a column of the full report that stands between the two, and takes a mark
		sourced(behind, "as", marks);
		section.row(what, row(endpoint, named, country, sourced(behind, "owner", marks)));
	}

	private Map<String, List<Fact>> byAddress(String type) {
		return facts.of(type).stream().collect(Collectors.groupingBy(fact -> text(fact, "address")));
	}

	private List<Endpoint> endpoints() {
		CountedFlows counts = new CountedFlows(facts);
		Map<String, List<Fact>> flows = facts.of("flow").stream().collect(Collectors.groupingBy(EndpointText::server, TreeMap::new, Collectors.toList()));
		Map<String, Long> sightings = new HashMap<>();
		facts.of("sighting").stream().filter(sighting -> text(sighting, "direction").equals("out") && counts.counts(text(sighting, "flow"))).forEach(sighting -> sightings.merge(server(sighting), 1L, Long::sum));
		List<Endpoint> endpoints = new ArrayList<>();
		flows.forEach((address, all) -> endpoints.add(new Endpoint(address, all, all.stream().filter(flow -> counts.counts(text(flow, "flow"))).toList(), sightings.getOrDefault(address, 0L))));
		endpoints.sort(Comparator.comparingLong(Endpoint::sightings).thenComparingLong(endpoint -> endpoint.bytes("out")).reversed().thenComparing(Endpoint::address));
		return endpoints;
	}

	private static String server(Fact fact) {
		return text(object(fact, "server"), "address");
	}

	private List<String> row(Endpoint endpoint, String named, String country, String owner) {
		return List.of(endpoint.address(), named, country, owner, grouped(endpoint.bytes("out")), grouped(endpoint.bytes("in")));
	}

	private String name(List<Fact> names) {
		Optional<Fact> best = names.stream().filter(name -> SOURCES.contains(text(name, "source")))
				.min(Comparator.comparing((Fact name) -> SOURCES.indexOf(text(name, "source"))).thenComparing(name -> number(name.json(), "at")).thenComparing(Fact::id));
		return best.map(name -> text(name, "name") + " (" + text(name, "source") + " frame " + number(name.json(), "frame") + ")").orElseGet(() -> forms.of("endpoint.no-name"));
	}

	private String more(Endpoint endpoint) {
		String runs = String.join(", ", endpoint.runs());
		long unsearched = endpoint.counted().stream().flatMap(flow -> flow.json().items("unsearched").stream()).filter(each -> text(each, "direction").equals("out")).mapToLong(each -> number(each, "bytes")).sum();
		return forms.of("endpoint.more", counted("endpoint.flows", endpoint.counted().size()), runs.isEmpty() ? forms.of("endpoint.no-run") : forms.of("endpoint.runs", runs),
				counted("endpoint.sightings", endpoint.sightings()), grouped(endpoint.sum("unreadable", "out"))) + (unsearched == 0 ? "" : forms.of("endpoint.not-searched", grouped(unsearched)));
	}

	private String counted(String key, long number) {
		return forms.counted(key, number, number).orElseThrow();
	}

	private String grouped(long number) {
		return facts.words().grouped(number);
	}

	/** What may stand for a role of a server of which no table says anything: no fact says why not. */
	private List<String> unknown(String address, SourceMarks marks) {
		String unknown = forms.of("endpoint.unknown");
		return address.isEmpty() ? List.of(unknown) : marks.anyReason().stream().map(mark -> unknown + "[" + mark + "]").toList();
	}

	private String sourced(Json said, String role, SourceMarks marks) {
		Optional<String> value = said.text(role);
		Optional<String> mark = value.isPresent() ? said.text(role + "Source").map(marks::table) : said.get("unknown").flatMap(unknown -> unknown.text(role)).map(marks::reason);
		return value.orElseGet(() -> forms.of("endpoint.unknown")) + mark.map(given -> "[" + given + "]").orElse("");
	}
}
