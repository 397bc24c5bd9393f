package org.telltale.casework.exchange.uco;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.telltale.base.json.Json;

/** The nodes of a document, by IRI. */
final class Graph {

	private final Map<String, Node> nodes = new TreeMap<>();

	/** The node of that IRI, made if it is missing. */
	Node node(String iri) {
		return nodes.computeIfAbsent(iri, name -> new Node(this, name));
	}

	boolean has(String iri) {
		return nodes.containsKey(iri);
	}

	/** All nodes, sorted by IRI. */
	Collection<Node> nodes() {
		return nodes.values();
	}

	/** Adds to a node what its bytes are: a digest and, where it is known, a length. */
	void content(Node node, String sha256, Optional<Long> length) {
		Node content = node.facet("observable:ContentDataFacet").number("observable:sizeInBytes", length);
		content.part("observable:hash", "types:Hash", sha256).typed("types:hashMethod", "vocabulary:HashNameVocab", "SHA256").typed("types:hashValue", "xsd:hexBinary", sha256);
	}

	/** Says that one object has to do with another. @param name tells it from others between the same two */
	Node relate(String source, String kind, String target, String name) {
		return node(Kb.iri("ObservableRelationship", source + "\n" + kind + "\n" + target + "\n" + name)).a("observable:ObservableRelationship")
				.ref("core:source", source).ref("core:target", target).text("core:kindOfRelationship", kind).truth("core:isDirectional", true);
	}

	/** The address, as a node. */
	Node address(String address) {
		String type = address.matches("([0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}") ? "MACAddress" : address.contains(":") ? "IPv6Address" : "IPv4Address";
		Node node = node(Kb.address(address)).a("observable:" + type);
		node.facet("observable:" + type + "Facet").text("observable:addressValue", address);
		return node;
	}

	/** The name, as a node. */
	Node domain(String name) {
		Node node = node(Kb.domain(name)).a("observable:DomainName");
		node.facet("observable:DomainNameFacet").text("observable:value", name);
		return node;
	}

	/** A file, by name and content. */
	Node file(String iri, String name, String sha256, Optional<Long> length) {
		Node file = node(iri).a("observable:File").text("core:name", name);
		file.facet("observable:FileFacet").text("observable:fileName", name).number("observable:sizeInBytes", length);
		content(file, sha256, length);
		return file;
	}

	/** Adds where bytes stand in another object. @param range offset and length @param from what offsets are counted from */
	static void range(Node relationship, Json range, String from) {
		List<Json> pair = range.asItems();
		if (pair.size() == 2) {
			range(relationship, pair.getFirst().asInteger().orElse(0L), pair.getLast().asInteger().orElse(0L), from);
		}
	}

	/** The same. @param length in bytes, as the offset @param from what offsets are counted from */
	static void range(Node relationship, long offset, long length, String from) {
		relationship.facet("observable:DataRangeFacet", from + " " + offset).number("observable:rangeOffset", offset)
				.number("observable:rangeSize", length).text("observable:rangeOffsetType", from);
	}
}
