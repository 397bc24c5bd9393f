package org.telltale.casework.exchange.uco;

import java.util.List;
import java.util.Optional;

import org.telltale.base.json.Json;
import org.telltale.casework.exchange.input.ExchangeInput;
import org.telltale.model.EvidenceItem;

/** Items of evidence with their provenance, and the handsets. */
final class EvidenceNodes {

	private final Graph graph;
	private final ExchangeInput input;

	EvidenceNodes(Graph graph, ExchangeInput input) {
		this.graph = graph;
		this.input = input;
	}

	void add() {
		input.facts("evidence").forEach(this::item);
		input.facts("handset").forEach(this::handset);
	}

	/** The record of an item's provenance. */
	static String provenance(String evidence) {
		return Kb.iri("ProvenanceRecord", evidence);
	}

	private void item(Json.Fields fact) {
		String id = fact.text("evidence").orElse("");
		String name = fact.text("name").orElse("");
		Node file = graph.file(Kb.evidence(id), name, id, fact.integer("length")).text("core:tag", fact.text("kind")).text("telltale:format", fact.text("format"))
				.text("telltale:factId", fact.text("id"));
		graph.node(provenance(id)).a("case-investigation:ProvenanceRecord").text("case-investigation:exhibitNumber", fact.text("exhibitNumber")).text("core:name", name)
				.ref("core:object", file.iri());
		Optional<EvidenceItem> item = input.caseFile().getEvidence().stream().filter(each -> each.getId().equals(id)).findFirst();
		if (fact.text("acquirer").isPresent() || fact.integer("acquiredAt").isPresent()) {
			Node action = graph.node(Kb.iri("InvestigativeAction", "acquired\n" + id)).a("case-investigation:InvestigativeAction").text("core:name", "acquired")
					.time("action:startTime", fact.integer("acquiredAt")).ref("action:result", file.iri()).ref("action:result", provenance(id));
			fact.text("acquirer").filter(by -> !by.isBlank()).ifPresent(by -> action.ref("action:performer", PeopleNodes.person(graph, input, by).iri()));
			item.map(EvidenceItem::getMethod).ifPresent(method -> action.text("core:description", method));
			item.map(EvidenceItem::getTool).filter(tool -> !tool.isBlank()).ifPresent(tool -> action.ref("action:instrument", PeopleNodes.tool(graph, tool).iri()));
		}
		item.ifPresent(each -> file.text("core:description", each.getDescription()).text("telltale:source", each.getSource()));
	}

	/** The node of a handset of the case. */
	static String handset(ExchangeInput input, String id) {
		return Kb.iri("MobileDevice", input.identity() + "\n" + id);
	}

	private void handset(Json.Fields fact) {
		String id = fact.text("handset").orElse("");
		Node device = graph.node(handset(input, id)).a("observable:MobileDevice").text("core:name", id).text("telltale:factId", fact.text("id"))
				.text("telltale:excluded", fact.text("excluded"));
		Node facet = device.facet("observable:DeviceFacet").text("observable:deviceType", "Mobile phone").text("observable:model", fact.text("model"))
				.text("observable:serialNumber", fact.text("serial"));
		fact.text("make").filter(make -> !make.isBlank()).ifPresent(make -> facet.ref("observable:manufacturer", PeopleNodes.organisation(graph, input, make).iri()));
		List<String> imeis = UcoDocument.texts(fact, "imeis");
		imeis.forEach(imei -> device.facet("observable:MobileDeviceFacet", imei).text("observable:IMEI", imei));
		fact.text("build").filter(build -> !build.isBlank()).ifPresent(build -> {
			Node system = graph.node(Kb.iri("OperatingSystem", device.iri() + "\n" + build)).a("observable:OperatingSystem").text("core:name", build);
			system.facet("observable:OperatingSystemFacet").text("observable:version", build);
			graph.relate(system.iri(), "Installed_On", device.iri(), "");
		});
		UcoDocument.texts(fact, "addresses").forEach(address -> graph.relate(graph.address(address).iri(), "Address_Of", device.iri(), "").text("core:description", "as the examiner entered it"));
	}
}
