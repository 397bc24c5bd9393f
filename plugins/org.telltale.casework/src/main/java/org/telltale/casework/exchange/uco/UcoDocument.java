package org.telltale.casework.exchange.uco;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
		Graph graph = new Graph();
		CaptureClocks clocks = new CaptureClocks(input.facts());
		new PeopleNodes(graph, input).add();
		new EvidenceNodes(graph, input).add();
		new EndpointNodes(graph, input, clocks).add();
		new FlowNodes(graph, input, clocks).add();
		new ExhibitNodes(graph, input).add();
		new SightingNodes(graph, input, clocks).add();
		new FirmwareNodes(graph, input).add();
		new AuditNodes(graph, input).add();
		new ActionNodes(graph, input).add();
		investigation(graph, input);
		String nodes = graph.nodes().stream().map(node -> node.json().toString()).collect(Collectors.joining(",\n"));
		return ("{\"@context\":" + Kb.context() + ",\"@graph\":[\n" + nodes + "\n]}\n").getBytes(StandardCharsets.UTF_8);
	}

	private static void investigation(Graph graph, ExchangeInput input) {
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
