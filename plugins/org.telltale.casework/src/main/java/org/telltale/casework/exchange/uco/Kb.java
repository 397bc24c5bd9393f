package org.telltale.casework.exchange.uco;

import java.math.BigDecimal;

import org.telltale.base.json.Json;
import org.telltale.casework.exchange.names.NameUuid;

/** Names of nodes, and the prefixes of the document. An IRI ends in a UUID, as UCO advises, of version 5: the same thing has the same IRI in every export. */
final class Kb {

	private Kb() {
	}

	/** The IRI of a thing. @param name what makes it the thing that it is */
	static String iri(String type, String name) {
		return "kb:" + type + "-" + NameUuid.TELLTALE.of(type + "\n" + name);
	}

	static String evidence(String sha256) {
		return iri("File", sha256);
	}

	static String artefact(String artefact) {
		return iri("File", "artefact\n" + artefact);
	}

	static String address(String address) {
		return iri("Address", address);
	}

	static String domain(String name) {
		return iri("DomainName", name);
	}

	static String flow(String flow) {
		return iri("NetworkConnection", flow);
	}

	/** Of an exhibit, a sighting, a finding, a claim...: the node of a fact. */
	static String fact(String type, String factId) {
		return iri(type, factId);
	}

	/** The document's context. */
	static Json.Fields context() {
		String uco = "https://ontology.unifiedcyberontology.org/uco/";
		return Json.object().put("@version", new Json.Number(new BigDecimal("1.1"))).put("kb", "urn:telltale:kb:").put("telltale", "urn:telltale:exchange:1:")
				.put("case-investigation", "https://ontology.caseontology.org/case/investigation/").put("action", uco + "action/").put("configuration", uco + "configuration/")
				.put("core", uco + "core/").put("identity", uco + "identity/").put("location", uco + "location/").put("observable", uco + "observable/")
				.put("tool", uco + "tool/").put("types", uco + "types/").put("vocabulary", uco + "vocabulary/").put("xsd", "http://www.w3.org/2001/XMLSchema#");
	}
}
