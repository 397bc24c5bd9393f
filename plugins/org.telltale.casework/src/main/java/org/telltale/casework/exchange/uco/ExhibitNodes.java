package org.telltale.casework.exchange.uco;

import org.telltale.base.json.Json;
import org.telltale.casework.exchange.input.ExchangeInput;

/** Known contents that were searched for: messages, photos, numbers, identifiers. */
final class ExhibitNodes {

	private final Graph graph;
	private final ExchangeInput input;

	ExhibitNodes(Graph graph, ExchangeInput input) {
		this.graph = graph;
		this.input = input;
	}

	void add() {
		input.facts("exhibit").forEach(this::exhibit);
	}

	private void exhibit(Json.Fields fact) {
		String value = fact.text("value").orElse("");
		Node node = graph.node(Kb.fact("Exhibit", fact.text("id").orElse(""))).text("core:name", fact.text("exhibitId")).text("core:tag", fact.text("kind"))
				.text("telltale:factId", fact.text("id")).a("telltale:Exhibit");
		fact.bool("sought").ifPresent(sought -> node.truth("telltale:sought", sought));
		fact.get("source").flatMap(source -> source.text("evidence")).filter(evidence -> graph.has(Kb.evidence(evidence)))
				.ifPresent(evidence -> graph.relate(node.iri(), "Extracted_From", Kb.evidence(evidence), "").text("core:description", place(fact)));
		switch (fact.text("kind").orElse("")) {
			case "SMS" -> {
				node.a("observable:SMSMessage").facet("observable:SMSMessageFacet");
				node.facet("observable:MessageFacet").text("observable:messageText", value);
			}
			case "PHOTO" -> photo(node, fact);
			case "CONTACT" -> node.a("observable:Contact").facet("observable:ContactFacet").text("observable:displayName", value);
			case "PHONE_NUMBER" -> node.a("observable:PhoneAccount").facet("observable:PhoneAccountFacet").text("observable:phoneNumber", value);
			case "EMAIL" -> node.a("observable:EmailAddress").facet("observable:EmailAddressFacet").text("observable:addressValue", value);
			case "IMEI" -> node.a("observable:MobileDevice").facet("observable:MobileDeviceFacet").text("observable:IMEI", value);
			case "SERIAL" -> node.a("observable:MobileDevice").facet("observable:DeviceFacet").text("observable:serialNumber", value);
			case "IMSI" -> node.a("observable:SIMCard").facet("observable:SIMCardFacet").text("observable:IMSI", value);
			case "ICCID" -> node.a("observable:SIMCard").facet("observable:SIMCardFacet").text("observable:ICCID", value);
			case "MAC" -> node.a("observable:MACAddress").facet("observable:MACAddressFacet").text("observable:addressValue", value);
			case "ANDROID_ID" -> androidId(node, value);
			case "LOCATION" -> location(node, value);
			default -> node.a("observable:ContentData").facet("observable:ContentDataFacet").text("observable:dataPayload", value);
		}
	}

	private static String place(Json.Fields fact) {
		Json source = fact.get("source").orElse(Json.NULL);
		StringBuilder place = new StringBuilder(source.text("path").orElse(""));
		source.text("table").ifPresent(table -> place.append(", table ").append(table));
		source.text("row").ifPresent(row -> place.append(", row ").append(row));
		source.text("deleted").ifPresent(deleted -> place.append(", deleted: ").append(deleted));
		return place.toString();
	}

	private void photo(Node node, Json.Fields fact) {
		node.a("observable:RasterPicture").facet("observable:RasterPictureFacet");
		fact.text("sha256").ifPresent(sha256 -> graph.content(node, sha256, fact.integer("length")));
	}

	/** UCO has it as bytes; a value that is none is kept as text. */
	private static void androidId(Node node, String value) {
		node.a("observable:MobileDevice");
		if (value.matches("([0-9a-fA-F]{2})+")) {
			node.facet("observable:AndroidDeviceFacet").typed("observable:androidID", "xsd:hexBinary", value);
		} else {
			node.text("telltale:value", value);
		}
	}

	private void location(Node node, String value) {
		String[] both = value.split(",", -1);
		node.a("observable:GeoLocationEntry");
		if (both.length == 2 && both[0].matches("-?[0-9]+(\\.[0-9]+)?") && both[1].matches("-?[0-9]+(\\.[0-9]+)?")) {
			Node location = graph.node(Kb.iri("Location", node.iri())).a("location:Location");
			location.facet("location:LatLongCoordinatesFacet").typed("location:latitude", "xsd:decimal", both[0]).typed("location:longitude", "xsd:decimal", both[1]);
			node.facet("observable:GeoLocationEntryFacet").ref("observable:location", location.iri());
		} else {
			node.text("telltale:value", value);
		}
	}
}
