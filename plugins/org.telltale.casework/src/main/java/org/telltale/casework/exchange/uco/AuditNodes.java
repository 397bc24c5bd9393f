package org.telltale.casework.exchange.uco;

import java.util.Map;
import java.util.TreeMap;

import org.telltale.base.json.Json;
import org.telltale.casework.exchange.input.ExchangeInput;

/** What CASE has no class for: phases of a test, states of consent, claims, verdicts, findings, what could not be read. */
final class AuditNodes {

	private final Graph graph;
	private final ExchangeInput input;
	/** Ids of exhibits to the nodes of their facts. */
	private final Map<String, String> exhibits = new TreeMap<>();

	AuditNodes(Graph graph, ExchangeInput input) {
		this.graph = graph;
		this.input = input;
	}

	/** The node of a run. */
	static String phase(ExchangeInput input, String run) {
		return Kb.iri("Phase", input.identity() + "\n" + run);
	}

	void add() {
		input.facts("exhibit").forEach(fact -> exhibits.put(fact.text("exhibitId").orElse(""), Kb.fact("Exhibit", fact.text("id").orElse(""))));
		input.facts("run").forEach(this::run);
		input.facts("condition").forEach(this::condition);
		input.facts("stimulus").forEach(this::stimulus);
		input.facts("claim").forEach(this::claim);
		input.facts("cell").forEach(this::cell);
		input.facts("finding").forEach(this::finding);
		input.facts("problem").forEach(this::problem);
	}

	private Node node(String type, Json.Fields fact) {
		return graph.node(Kb.fact(type, fact.text("id").orElse(""))).a("telltale:" + type).text("telltale:factId", fact.text("id"));
	}

	private void run(Json.Fields fact) {
		Node phase = graph.node(phase(input, fact.text("run").orElse(""))).a("telltale:Phase").text("telltale:factId", fact.text("id")).text("core:name", fact.text("run"))
				.time("telltale:from", fact.integer("start")).time("telltale:to", fact.integer("end")).truth("telltale:hypothetical", fact.bool("hypothetical").orElse(false))
				.text("telltale:excluded", fact.text("excluded"));
		fact.text("handset").filter(handset -> graph.has(EvidenceNodes.handset(input, handset))).ifPresent(handset -> phase.ref("telltale:device", EvidenceNodes.handset(input, handset)));
	}

	private Node inPhase(Node node, Json.Fields fact) {
		fact.text("run").filter(run -> graph.has(phase(input, run))).ifPresent(run -> node.ref("telltale:phase", phase(input, run)));
		return node;
	}

	private void condition(Json.Fields fact) {
		Json source = fact.get("source").orElse(Json.NULL);
		Node state = inPhase(node("ConsentState", fact), fact).text("telltale:dimension", fact.text("dimension")).text("telltale:value", fact.text("value"))
				.time("telltale:from", fact.integer("from")).time("telltale:to", fact.integer("to")).number("telltale:uncertaintyNanoseconds", fact.integer("uncertainty"))
				.text("telltale:source", source.text("kind")).text("telltale:sourcePlace", source.text("reference")).text("telltale:saidBy", source.text("by"));
		source.text("evidence").filter(evidence -> graph.has(Kb.evidence(evidence))).ifPresent(evidence -> state.ref("telltale:evidence", Kb.evidence(evidence)));
	}

	private void stimulus(Json.Fields fact) {
		Node stimulus = inPhase(node("Stimulus", fact), fact).text("core:name", fact.text("kind")).time("telltale:at", fact.integer("at"));
		UcoDocument.texts(fact, "exhibits").stream().filter(exhibits::containsKey).forEach(id -> stimulus.ref("telltale:exhibit", exhibits.get(id)));
	}

	private String claimed(String claim) {
		return Kb.iri("Claim", input.identity() + "\n" + claim);
	}

	private void claim(Json.Fields fact) {
		graph.node(claimed(fact.text("claim").orElse(""))).a("telltale:Claim").text("telltale:factId", fact.text("id")).text("core:name", fact.text("claim"))
				.text("telltale:claimant", fact.text("claimant")).text("telltale:date", fact.text("date")).text("telltale:text", fact.text("text"))
				.text("telltale:predicate", fact.text("predicate")).text("telltale:source", fact.text("source")).text("telltale:version", fact.text("version"))
				.text("telltale:region", fact.text("region"));
	}

	private void cell(Json.Fields fact) {
		Node verdict = inPhase(node("Verdict", fact), fact).text("telltale:kind", fact.text("kind")).text("telltale:verdict", fact.text("verdict"))
				.truth("telltale:statementAlone", fact.bool("statementAlone").orElse(false)).truth("telltale:hypothetical", fact.bool("hypothetical").orElse(false))
				.number("telltale:stimuli", fact.integer("stimuli")).number("telltale:unreadableBytes", fact.integer("unreadable"));
		fact.items("reasons").forEach(reason -> verdict.text("telltale:reason", reason.text("text").orElse("")));
		fact.text("claim").map(this::claimed).filter(graph::has).ifPresent(claim -> verdict.ref("telltale:claim", claim));
		UcoDocument.texts(fact, "witnesses").forEach(id -> witness(verdict, id));
	}

	private void witness(Node verdict, String id) {
		String match = SightingNodes.match(id);
		if (graph.has(match)) {
			verdict.ref("telltale:witness", match);
		} else {
			verdict.text("telltale:witnessFactId", id);
		}
	}

	private void finding(Json.Fields fact) {
		Node finding = node("Finding", fact).text("core:name", fact.text("title")).text("telltale:status", fact.text("status")).text("telltale:severity", fact.text("severity"))
				.text("telltale:explanation", fact.text("explanation")).text("telltale:limits", fact.text("limits")).text("telltale:rule", fact.text("rule"))
				.text("telltale:decidedBy", fact.text("decidedBy")).text("telltale:decision", fact.text("reason"));
		UcoDocument.texts(fact, "alternatives").forEach(other -> finding.text("telltale:alternative", other));
		fact.items("explanations").forEach(tried -> finding.text("telltale:tried", tried.text("kind").orElse("") + ", " + tried.text("outcome").orElse("") + ": " + tried.text("text").orElse("")));
		UcoDocument.texts(fact, "supports").forEach(id -> finding.text("telltale:supportFactId", id));
		UcoDocument.texts(fact, "contrary").forEach(id -> finding.text("telltale:contraryFactId", id));
	}

	private void problem(Json.Fields fact) {
		Json where = fact.get("where").orElse(Json.NULL);
		Node problem = node("Problem", fact).text("core:name", fact.text("code")).text("telltale:what", fact.text("what")).text("telltale:consequence", fact.text("consequence"))
				.number("telltale:offset", where.integer("offset")).number("telltale:length", where.integer("length"));
		where.text("evidence").filter(evidence -> graph.has(Kb.evidence(evidence))).ifPresent(evidence -> problem.ref("telltale:evidence", Kb.evidence(evidence)));
	}
}
