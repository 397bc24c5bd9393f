package org.telltale.casework.exchange.uco;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.telltale.base.CaptureInstant;
import org.telltale.base.json.Json;

/** A node of the graph while it is made. A property holds each value once; they are written sorted, since RDF has no order. */
final class Node {

	private final Graph graph;
	private final String iri;
	private final Map<String, Map<String, Json>> values = new TreeMap<>();

	Node(Graph graph, String iri) {
		this.graph = graph;
		this.iri = iri;
	}

	String iri() {
		return iri;
	}

	/** Adds a class of which the node is one. */
	Node a(String type) {
		return add("@type", new Json.Text(type));
	}

	/** Adds a text; nothing if it is blank. */
	Node text(String property, String text) {
		return text.isBlank() ? this : add(property, new Json.Text(text));
	}

	/** Adds a text where there is one. */
	Node text(String property, Optional<String> text) {
		text.ifPresent(value -> text(property, value));
		return this;
	}

	/** Adds an integer. */
	Node number(String property, long number) {
		return add(property, Json.of(number));
	}

	/** Adds an integer where there is one. */
	Node number(String property, Optional<Long> number) {
		number.ifPresent(value -> number(property, value));
		return this;
	}

	/** Adds a truth value. */
	Node truth(String property, boolean truth) {
		return add(property, new Json.Bool(truth));
	}

	/** Adds a moment. @param nanos since the epoch, true time */
	Node time(String property, long nanos) {
		return typed(property, "xsd:dateTime", CaptureInstant.instantOf(nanos).toString());
	}

	/** Adds a moment where there is one. */
	Node time(String property, Optional<Long> nanos) {
		nanos.ifPresent(value -> time(property, value));
		return this;
	}

	/** Adds a value of another datatype. */
	Node typed(String property, String datatype, String value) {
		return add(property, Json.object().put("@type", datatype).put("@value", value));
	}

	/** Adds a reference to a node. */
	Node ref(String property, String target) {
		return add(property, Json.object().put("@id", target));
	}

	/** Adds references to nodes. */
	Node refs(String property, Collection<String> targets) {
		targets.forEach(target -> ref(property, target));
		return this;
	}

	/** Adds a facet of that class. @return the facet, whose IRI is made of this node's */
	Node facet(String type) {
		return facet(type, "");
	}

	/** Adds a facet. @param name tells it from others of its class */
	Node facet(String type, String name) {
		return part("core:hasFacet", type, name);
	}

	/** Adds a node that belongs to this one. @param name tells it from others of its class */
	Node part(String property, String type, String name) {
		Node part = graph.node(Kb.iri(type.substring(type.indexOf(':') + 1), iri + "\n" + type + "\n" + name)).a(type);
		ref(property, part.iri());
		return part;
	}

	private Node add(String property, Json value) {
		values.computeIfAbsent(property, name -> new TreeMap<>()).put(value.toString(), value);
		return this;
	}

	/** Whether the node is only part of another one and no object of the case itself. */
	boolean isPart() {
		return iri.contains("Facet-") || iri.startsWith("kb:Hash-") || iri.contains("Dictionary") || iri.contains("ConfigurationEntry-");
	}

	/** The node as it is written. */
	Json.Fields json() {
		Json.Fields json = Json.object().put("@id", iri);
		values.forEach((property, all) -> json.put(property, all.size() == 1 ? all.values().iterator().next() : Json.array(all.values())));
		return json;
	}
}
