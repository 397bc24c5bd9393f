package org.telltale.casework.exchange.uco;

import org.telltale.base.json.Json;
import org.telltale.casework.exchange.input.ExchangeInput;

/** The people who act in a case, their organisations, and the programs. */
final class PeopleNodes {

	private final Graph graph;
	private final ExchangeInput input;

	PeopleNodes(Graph graph, ExchangeInput input) {
		this.graph = graph;
		this.input = input;
	}

	void add() {
		input.caseFile().getPeople().forEach(person -> {
			Node node = person(graph, input, person.getName()).text("core:description", person.getRole());
			String organisation = person.getOrganisation().isBlank() ? input.caseFile().getOrganisation() : person.getOrganisation();
			if (!organisation.isBlank()) {
				member(node, organisation);
			}
		});
		if (!input.caseFile().getExaminer().isBlank()) {
			Node examiner = person(graph, input, input.caseFile().getExaminer()).text("core:description", "examiner");
			if (!input.caseFile().getOrganisation().isBlank()) {
				member(examiner, input.caseFile().getOrganisation());
			}
		}
	}

	private void member(Node person, String organisation) {
		String target = organisation(graph, input, organisation).iri();
		graph.node(Kb.iri("Relationship", person.iri() + "\n" + target)).a("core:Relationship").ref("core:source", person.iri()).ref("core:target", target)
				.text("core:kindOfRelationship", "Member_Of").truth("core:isDirectional", true);
	}

	/** A person of the case, known by name. */
	static Node person(Graph graph, ExchangeInput input, String name) {
		return graph.node(Kb.iri("Person", input.identity() + "\n" + name)).a("identity:Person").text("core:name", name);
	}

	/** An organisation, known by name. */
	static Node organisation(Graph graph, ExchangeInput input, String name) {
		return graph.node(Kb.iri("Organization", input.identity() + "\n" + name)).a("identity:Organization").text("core:name", name);
	}

	/** A program, as it is named. */
	static Node tool(Graph graph, String name) {
		int space = name.lastIndexOf(' ');
		boolean version = space > 0 && name.substring(space + 1).matches("v?[0-9][0-9A-Za-z.\\-]*");
		return graph.node(Kb.iri("Tool", name)).a("tool:Tool").text("core:name", version ? name.substring(0, space) : name).text("tool:version", version ? name.substring(space + 1) : "");
	}

	/** The program with the settings by which it read the captures. */
	static Node configured(Graph graph, ExchangeInput input) {
		Node tool = tool(graph, input.tool().isBlank() ? "Telltale" : input.tool());
		Node configured = graph.node(Kb.iri("ConfiguredTool", input.identity() + "\n" + tool.iri())).a("tool:ConfiguredTool").text("core:name", "Telltale as configured for this case")
				.ref("configuration:isConfigurationOf", tool.iri());
		Node configuration = graph.node(Kb.iri("Configuration", configured.iri())).a("configuration:Configuration");
		configured.ref("configuration:usesConfiguration", configuration.iri());
		for (Json.Fields reading : input.facts("reading")) {
			String digest = reading.text("settings").orElse("");
			configuration.part("configuration:configurationEntry", "configuration:ConfigurationEntry", digest).text("configuration:itemName", "settings of reading")
					.text("configuration:itemValue", "SHA-256 " + digest);
		}
		return configured;
	}
}
