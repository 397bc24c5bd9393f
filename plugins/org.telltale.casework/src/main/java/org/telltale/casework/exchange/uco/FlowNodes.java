package org.telltale.casework.exchange.uco;

import java.util.List;
import java.util.Optional;

import org.telltale.base.json.Json;
import org.telltale.casework.CaptureClocks;
import org.telltale.casework.exchange.input.Connection;
import org.telltale.casework.exchange.input.ExchangeInput;

/** Connections, and the apps that they were of. */
final class FlowNodes {

	private final Graph graph;
	private final ExchangeInput input;
	private final CaptureClocks clocks;

	FlowNodes(Graph graph, ExchangeInput input, CaptureClocks clocks) {
		this.graph = graph;
		this.input = input;
		this.clocks = clocks;
	}

	/** Adds nodes. @param flows the connections that get one */
	void add(List<Json.Fields> flows) {
		flows.forEach(this::flow);
		input.facts("flow-app").forEach(this::app);
		input.facts("package").forEach(this::installed);
	}

	private void flow(Json.Fields fact) {
		Connection sides = new Connection(fact);
		Json client = sides.client();
		Json server = sides.server();
		Node flow = graph.node(Kb.flow(fact.text("flow").orElse(""))).a("observable:NetworkConnection").text("core:name", fact.text("flow")).text("telltale:factId", fact.text("id"))
				.text("telltale:handsetSide", fact.text("handset")).text("telltale:directionBasis", fact.text("directionBasis"))
				.number("telltale:unreadableBytesOut", sides.out("unreadable")).number("telltale:missingBytesOut", sides.out("gaps"));
		fact.text("run").ifPresent(run -> flow.ref("telltale:phase", AuditNodes.phase(input, run)));
		fact.text("device").filter(device -> graph.has(EvidenceNodes.handset(input, device))).ifPresent(device -> flow.ref("telltale:device", EvidenceNodes.handset(input, device)));
		Node connection = flow.facet("observable:NetworkConnectionFacet").ref("observable:src", graph.address(client.text("address").orElse("")).iri())
				.ref("observable:dst", graph.address(server.text("address").orElse("")).iri()).number("observable:sourcePort", client.integer("port"))
				.number("observable:destinationPort", server.integer("port")).time("observable:startTime", clocks.nanos(fact, "first")).time("observable:endTime", clocks.nanos(fact, "last"));
		Node protocols = connection.part("observable:protocols", "types:ControlledDictionary", "");
		entry(protocols, "Transport Layer", fact.text("transport"));
		entry(protocols, "Application Layer", fact.text("protocol"));
		flow.facet("observable:NetworkFlowFacet").number("observable:srcBytes", sides.fromClient("bytes")).number("observable:dstBytes", sides.fromServer("bytes"))
				.number("observable:srcPackets", sides.fromClient("frames")).number("observable:dstPackets", sides.fromServer("frames"));
		fact.text("evidence").ifPresent(evidence -> graph.relate(flow.iri(), "Contained_Within", Kb.evidence(evidence), ""));
	}

	private static void entry(Node protocols, String key, Optional<String> value) {
		value.filter(text -> !text.isBlank()).ifPresent(text -> protocols.part("types:entry", "types:ControlledDictionaryEntry", key).text("types:key", key).text("types:value", text));
	}

	private Node application(String name) {
		Node application = graph.node(Kb.iri("Application", name)).a("observable:Application").text("core:name", name);
		application.facet("observable:ApplicationFacet").text("observable:applicationIdentifier", name);
		return application;
	}

	private void installed(Json.Fields fact) {
		fact.text("name").filter(name -> !name.isBlank()).ifPresent(name -> fact.text("evidence").ifPresent(evidence -> graph
				.relate(application(name).iri(), "Listed_In", Kb.evidence(evidence), fact.text("id").orElse("")).text("telltale:factId", fact.text("id"))
				.text("core:description", "listed as installed, uid " + fact.integer("uid").map(String::valueOf).orElse("not known"))));
	}

	private void app(Json.Fields fact) {
		fact.items("packages").forEach(named -> named.text("name").ifPresent(name -> graph
				.relate(Kb.flow(fact.text("flow").orElse("")), "Used_By", application(name).iri(), fact.text("id").orElse("")).text("telltale:factId", fact.text("id"))
				.text("core:description", "the handset's table of sockets names uid " + fact.integer("uid").map(String::valueOf).orElse("?") + ", which lists of packages give to " + name)));
	}
}
