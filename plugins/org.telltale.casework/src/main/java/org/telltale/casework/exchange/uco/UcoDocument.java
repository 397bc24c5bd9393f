package org.telltale.casework.exchange.uco;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.telltale.base.CaptureInstant;
import org.telltale.base.json.Json;
import org.telltale.casework.CaptureClocks;
import org.telltale.casework.exchange.input.ExchangeInput;
import org.telltale.model.CaseFile;

/** A case as CASE/UCO in JSON-LD: the same case, the same bytes. */
public final class UcoDocument {

	/** The types of facts of which there are nodes. Others are counted, by type. */
	private static final Set<String> EXPORTED = Set.of("evidence", "handset", "flow", "name", "sighting", "exhibit", "run", "condition", "stimulus", "claim", "cell", "artefact",
			"indicator", "link", "attribution", "finding", "package", "problem", "flow-app", "certificate", "reading");

	private UcoDocument() {
	}

	/** The document: one node a line, sorted by IRI, UTF-8. */
	public static byte[] of(ExchangeInput input) {
		return document(input, input.facts("flow"));
	}

	/** The document that a report carries: of the connections it has those in which an exhibit was seen or whose app is known, and says how many others there are. */
	public static byte[] cited(ExchangeInput input) {
		Set<String> named = Stream.of("sighting", "flow-app").flatMap(type -> input.facts(type).stream()).flatMap(fact -> fact.text("flow").stream()).collect(Collectors.toSet());
		return document(input, input.facts("flow").stream().filter(flow -> flow.text("flow").filter(named::contains).isPresent()).toList());
	}

	private static byte[] document(ExchangeInput input, List<Json.Fields> flows) {
		Graph graph = new Graph();
		CaptureClocks clocks = new CaptureClocks(input.facts());
		new PeopleNodes(graph, input).add();
		new EvidenceNodes(graph, input).add();
		new EndpointNodes(graph, input, clocks).add();
		new FlowNodes(graph, input, clocks).add(flows);
		new ExhibitNodes(graph, input).add();
		new SightingNodes(graph, input, clocks).add();
		new FirmwareNodes(graph, input).add();
		new AuditNodes(graph, input).add();
		new ActionNodes(graph, input).add();
		investigation(graph, input, input.facts("flow").size() - flows.size());
		String nodes = graph.nodes().stream().map(node -> node.json().toString()).collect(Collectors.joining(",\n"));
		return ("{\"@context\":" + Kb.context() + ",\"@graph\":[\n" + nodes + "\n]}\n").getBytes(StandardCharsets.UTF_8);
	}

	private static void investigation(Graph graph, ExchangeInput input, int flowsLeftOut) {
		CaseFile file = input.caseFile();
		List<String> objects = graph.nodes().stream().filter(node -> !node.isPart()).map(Node::iri).toList();
		Node node = graph.node(Kb.iri("Investigation", input.identity())).a("case-investigation:Investigation")
				.text("core:name", file.getNumber() + (file.getTitle().isEmpty() ? "" : ": " + file.getTitle())).text("case-investigation:focus", file.getQuestion())
				.text("core:description", ExchangeInput.UNMASKED).text("core:description", file.isSynthetic() ? "SYNTHETIC: made-up data." : "")
				.text("core:description", input.pending().isEmpty() ? "" : "The case has changed since its last analysis: " + input.pending() + ".")
				.text("core:tag", file.getClassification()).text("telltale:scope", file.getScope()).text("telltale:notExamined", file.getNotExamined())
				.text("telltale:journalHead", input.journalHead()).text("telltale:factsRoot", input.root()).number("telltale:factCount", input.facts().size())
				.refs("core:object", objects);
		if (file.getCreated() != null) {
			node.time("core:startTime", CaptureInstant.nanosOf(file.getCreated()));
		}
		counts(input).forEach((type, count) -> node.text("telltale:notExported", count + " facts of type " + type));
		node.text("telltale:notExported", flowsLeftOut == 0 ? "" : flowsLeftOut + " facts of type flow: connections in which no exhibit was seen");
		if (!file.getAuthority().isBlank()) {
			Node authority = graph.node(Kb.iri("Authorization", input.identity() + "\n" + file.getAuthority())).a("case-investigation:Authorization")
					.text("case-investigation:authorizationIdentifier", file.getAuthority());
			node.ref("case-investigation:relevantAuthorization", authority.iri());
		}
	}

	private static Map<String, Long> counts(ExchangeInput input) {
		return input.facts().stream().map(fact -> fact.text("type").orElse("")).filter(type -> !EXPORTED.contains(type))
				.collect(Collectors.groupingBy(type -> type, TreeMap::new, Collectors.counting()));
	}

	/** The texts of a list. */
	static List<String> texts(Json fact, String member) {
		return fact.items(member).stream().flatMap(item -> item.asText().stream()).toList();
	}
}
