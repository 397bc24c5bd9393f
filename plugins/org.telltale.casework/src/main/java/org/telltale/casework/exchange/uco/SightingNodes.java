package org.telltale.casework.exchange.uco;

import java.util.List;
import java.util.Optional;

import org.telltale.base.json.Json;
import org.telltale.casework.CaptureClocks;
import org.telltale.casework.exchange.input.ExchangeInput;

/** Where exhibits were seen: in which connection, by which steps, from which bytes of the evidence. */
final class SightingNodes {

	private final Graph graph;
	private final ExchangeInput input;
	private final CaptureClocks clocks;

	SightingNodes(Graph graph, ExchangeInput input, CaptureClocks clocks) {
		this.graph = graph;
		this.input = input;
		this.clocks = clocks;
	}

	void add() {
		input.facts("sighting").forEach(this::sighting);
	}

	/** The node of a sighting, by the id of its fact. */
	static String match(String factId) {
		return Kb.fact("Match", factId);
	}

	private void sighting(Json.Fields fact) {
		String id = fact.text("id").orElse("");
		String exhibit = Kb.fact("Exhibit", fact.text("exhibit").orElse(""));
		Node match = graph.node(match(id)).a("telltale:Match").a("observable:ObservableRelationship").ref("core:source", exhibit)
				.ref("core:target", Kb.flow(fact.text("flow").orElse(""))).text("core:kindOfRelationship", "Sighted_In").truth("core:isDirectional", true)
				.time("core:startTime", clocks.nanos(fact, "at")).text("telltale:strength", fact.text("strength")).text("telltale:variant", fact.text("variant"))
				.text("telltale:direction", fact.text("direction")).text("telltale:chain", String.join(" > ", UcoDocument.texts(fact, "chain"))).text("telltale:factId", id);
		fact.integer("log10Chance").ifPresent(chance -> {
			match.number("telltale:log10Chance", chance);
			match.facet("core:ConfidenceFacet").typed("core:confidence", "xsd:nonNegativeInteger", Long.toString(confidence(chance)));
		});
		Json derivation = fact.get("derivation").orElse(Json.NULL);
		List<Json> nodes = derivation.items("nodes");
		for (int step = 0; step < nodes.size(); step++) {
			step(match, step, nodes.get(step));
		}
		derivation.get("match").flatMap(last -> last.get("range")).ifPresent(range -> Graph.range(match, range, "bytes of the last step's result"));
		nodes.stream().flatMap(node -> node.items("inputs").stream()).filter(from -> from.text("evidence").isPresent()).forEach(from -> bytes(exhibit, id, from));
	}

	/** How sure it is that the bytes are there by no coincidence, in percent, rounded down: never 100. */
	static long confidence(long log10Chance) {
		return log10Chance >= 0 ? 0 : Math.min(99, (long) Math.floor(100 * (1 - Math.pow(10, log10Chance))));
	}

	private static void step(Node match, int step, Json node) {
		match.facet("observable:EncodedStreamFacet", Integer.toString(step)).text("observable:encodingMethod", node.text("op").orElse("") + " " + node.integer("version").orElse(1L))
				.number("telltale:step", step).number("telltale:resultLength", node.integer("length")).text("telltale:resultSha256", node.text("sha256"));
	}

	private void bytes(String exhibit, String id, Json from) {
		Optional<String> evidence = from.text("evidence");
		Node within = graph.relate(exhibit, "Contained_Within", Kb.evidence(evidence.orElseThrow()), id).text("telltale:factId", id).ref("telltale:match", match(id))
				.text("core:description", "the bytes of the evidence that the match is made of; see the steps");
		from.items("ranges").forEach(range -> Graph.range(within, range, "bytes from the start of the file"));
	}
}
