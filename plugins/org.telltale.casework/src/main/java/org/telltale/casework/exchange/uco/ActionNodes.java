package org.telltale.casework.exchange.uco;

import java.util.Optional;

import org.telltale.base.CaptureInstant;
import org.telltale.base.json.Json;
import org.telltale.casework.exchange.input.ExchangeInput;
import org.telltale.model.CustodyAction;

/** What was done: each entry of the journal, each action outside of the case, as an investigative action. */
final class ActionNodes {

	private final Graph graph;
	private final ExchangeInput input;

	ActionNodes(Graph graph, ExchangeInput input) {
		this.graph = graph;
		this.input = input;
	}

	void add() {
		input.journal().forEach(this::entry);
		input.caseFile().getCustody().forEach(this::custody);
	}

	private static String action(String hash) {
		return Kb.iri("InvestigativeAction", hash);
	}

	private void entry(Json.Fields entry) {
		String word = entry.text("action").orElse("");
		Node action = graph.node(action(entry.text("hash").orElse(""))).a("case-investigation:InvestigativeAction").text("core:name", word)
				.text("core:description", entry.text("reason")).time("action:startTime", entry.integer("at")).number("telltale:journalSequence", entry.integer("sequence"))
				.text("telltale:journalHash", entry.text("hash")).text("telltale:before", entry.text("before")).text("telltale:after", entry.text("after"));
		entry.text("actor").filter(name -> !name.isBlank()).ifPresent(name -> action.ref("action:performer", PeopleNodes.person(graph, input, name).iri()));
		boolean analysis = word.equals("analyse") || word.equals("import-evidence");
		entry.text("tool").filter(tool -> !tool.isBlank()).ifPresent(tool -> action.ref("action:instrument",
				analysis && tool.equals(input.tool()) ? PeopleNodes.configured(graph, input).iri() : PeopleNodes.tool(graph, tool).iri()));
		entry.text("previous").map(ActionNodes::action).filter(graph::has).ifPresent(before -> action.ref("case-investigation:wasInformedBy", before));
		UcoDocument.texts(entry, "objects").forEach(id -> object(action, id, word.equals("import-evidence")));
	}

	private void custody(CustodyAction done) {
		Node action = graph.node(Kb.iri("InvestigativeAction", input.identity() + "\n" + done.getId())).a("case-investigation:InvestigativeAction")
				.text("core:name", done.getAction().getLiteral()).text("core:description", done.getReason())
				.time("action:startTime", Optional.ofNullable(done.getAt()).map(CaptureInstant::nanosOf));
		if (!done.getActor().isBlank()) {
			action.ref("action:performer", PeopleNodes.person(graph, input, done.getActor()).iri());
		}
		if (!done.getPlace().isBlank()) {
			Node place = graph.node(Kb.iri("Location", input.identity() + "\n" + done.getPlace())).a("location:Location").text("core:name", done.getPlace());
			action.ref("action:location", place.iri());
		}
		done.getObjects().forEach(id -> object(action, id, false));
	}

	/** What was acted on: an item of evidence, a handset, else its id. Taking in gives the record of provenance. */
	private void object(Node action, String id, boolean taken) {
		if (graph.has(Kb.evidence(id))) {
			action.ref("action:object", Kb.evidence(id));
			if (taken) {
				action.ref("action:result", EvidenceNodes.provenance(id));
			}
		} else if (graph.has(EvidenceNodes.handset(input, id))) {
			action.ref("action:object", EvidenceNodes.handset(input, id));
		} else {
			action.text("telltale:objectId", id);
		}
	}
}
