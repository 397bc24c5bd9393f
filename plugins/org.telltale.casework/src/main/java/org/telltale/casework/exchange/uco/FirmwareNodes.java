package org.telltale.casework.exchange.uco;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.telltale.base.json.Json;
import org.telltale.casework.exchange.input.ExchangeInput;

/** Files of firmware images, packages in them, and the endpoints that they name. */
final class FirmwareNodes {

	private final Graph graph;
	private final ExchangeInput input;
	private final Map<String, Json.Fields> indicators = new TreeMap<>();

	FirmwareNodes(Graph graph, ExchangeInput input) {
		this.graph = graph;
		this.input = input;
	}

	void add() {
		input.facts("indicator").forEach(fact -> indicators.put(fact.text("indicator").orElse(""), fact));
		input.facts("artefact").forEach(this::artefact);
		input.facts("link").forEach(this::link);
		indicators.values().forEach(this::indicator);
	}

	private void artefact(Json.Fields fact) {
		String path = fact.text("path").orElse("");
		Node file = graph.node(Kb.artefact(fact.text("artefact").orElse(""))).a("observable:File").text("core:name", path).text("telltale:factId", fact.text("id"));
		file.facet("observable:FileFacet").text("observable:fileName", path.substring(path.lastIndexOf('/') + 1)).text("observable:filePath", path).number("observable:sizeInBytes", fact.integer("length"));
		fact.text("sha256").ifPresent(sha256 -> graph.content(file, sha256, fact.integer("length")));
		fact.text("evidence").filter(evidence -> graph.has(Kb.evidence(evidence))).ifPresent(evidence -> {
			Node within = graph.relate(file.iri(), "Contained_Within", Kb.evidence(evidence), path);
			within.facet("observable:PathRelationFacet").text("observable:path", path);
			fact.integer("imageOffset").ifPresent(offset -> Graph.range(within, offset, fact.integer("length").orElse(0L), "bytes from the start of the image"));
		});
		fact.text("package").filter(name -> !name.isBlank()).ifPresent(name -> {
			Node application = graph.node(Kb.iri("Application", fact.text("artefact").orElse("") + "\n" + name)).a("observable:Application").text("core:name", name);
			application.facet("observable:ApplicationFacet").text("observable:applicationIdentifier", name).text("observable:version", fact.text("version"));
			graph.relate(application.iri(), "Contained_Within", file.iri(), "").text("telltale:signature", fact.text("signature"));
		});
	}

	private void indicator(Json.Fields fact) {
		String file = Kb.artefact(fact.text("artefact").orElse(""));
		if (graph.has(file)) {
			Node node = graph.node(Kb.fact("Indicator", fact.text("id").orElse(""))).a("observable:ContentData").text("core:tag", fact.text("kind")).text("telltale:factId", fact.text("id"));
			node.facet("observable:ContentDataFacet").text("observable:dataPayload", fact.text("value"));
			Node within = graph.relate(node.iri(), "Contained_Within", file, "");
			fact.integer("offset").ifPresent(offset -> Graph.range(within, offset, fact.integer("length").orElse(0L), "bytes from the start of the file"));
		}
	}

	private void link(Json.Fields fact) {
		String file = Kb.artefact(fact.text("artefact").orElse(""));
		Optional<Node> target = fact.text("host").map(graph::domain).or(() -> fact.text("address").map(graph::address));
		if (graph.has(file) && target.isPresent()) {
			Node link = graph.relate(file, "Names", target.get().iri(), fact.text("id").orElse("")).text("telltale:factId", fact.text("id"))
					.text("core:description", fact.text("basis").orElse("")).text("telltale:strength", fact.text("strength"));
			fact.text("address").ifPresent(address -> link.ref("telltale:address", graph.address(address).iri()));
			fact.text("indicator").filter(indicators::containsKey).ifPresent(id -> link.ref("telltale:indicator", Kb.fact("Indicator", indicators.get(id).text("id").orElse(""))));
		}
	}
}
