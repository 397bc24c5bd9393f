package org.telltale.casework.exchange.uco;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.telltale.base.CaptureInstant;
import org.telltale.base.json.Json;
import org.telltale.casework.CaptureClocks;
import org.telltale.casework.exchange.input.AutonomousSystem;
import org.telltale.casework.exchange.input.ExchangeInput;
import org.telltale.casework.exchange.input.WrittenMoment;

/** Servers: their names with the source of each, who is behind them as of a date according to whom, their certificates. */
final class EndpointNodes {

	/** Roles of docs/formats/tables.md; none is put in another's place. */
	private static final List<String> ROLES = List.of("country", "as", "owner", "registry", "registrant", "operator", "serverCountry", "serverPlace", "ownerCountry", "asCountry", "network", "abuse");

	private final Graph graph;
	private final ExchangeInput input;
	private final CaptureClocks clocks;

	EndpointNodes(Graph graph, ExchangeInput input, CaptureClocks clocks) {
		this.graph = graph;
		this.input = input;
		this.clocks = clocks;
	}

	void add() {
		input.facts("name").forEach(this::name);
		input.endpoints().forEach(this::endpoint);
		input.facts("certificate").stream().filter(fact -> fact.text("sha256").isPresent()).forEach(this::certificate);
	}

	private void name(Json.Fields fact) {
		String domain = graph.domain(fact.text("name").orElse("")).iri();
		String address = graph.address(fact.text("address").orElse("")).iri();
		String source = fact.text("source").orElse("");
		graph.relate(domain, ExchangeInput.ANSWERS.contains(source) ? "Resolved_To" : "Named", address, fact.text("id").orElse(""))
				.text("core:description", "said by " + source + ", frame " + fact.integer("frame").orElse(0L)).time("core:startTime", clocks.nanos(fact, "at"))
				.text("telltale:factId", fact.text("id"));
	}

	private void endpoint(Json.Fields endpoint) {
		String name = endpoint.text("address").orElse("");
		Node address = graph.address(name);
		if (ROLES.stream().noneMatch(role -> endpoint.text(role).isPresent())) {
			return;
		}
		Node attribution = graph.node(Kb.iri("Attribution", input.identity() + "\n" + name)).a("telltale:Attribution").ref("telltale:address", address.iri());
		Optional<Long> asOf = endpoint.text("asOf").map(Instant::parse).map(CaptureInstant::nanosOf);
		attribution.time("telltale:asOf", asOf);
		ROLES.forEach(role -> attribution.text("telltale:" + role, endpoint.text(role)).text("telltale:" + role + "Source", endpoint.text(role + "Source")));
		endpoint.get("conflicts").ifPresent(conflicts -> attribution.text("telltale:conflicts", conflicts.toString()));
		endpoint.get("unknown").ifPresent(unknown -> attribution.text("telltale:unknown", unknown.toString()));
		if (endpoint.text("registry").isPresent() || endpoint.text("registrant").isPresent()) {
			address.facet("observable:WhoIsFacet").time("observable:lookupDate", asOf).text("observable:regionalInternetRegistry", endpoint.text("registry"))
					.text("observable:remarks", "registrant " + endpoint.text("registrant").orElse("not known") + ", registry says " + endpoint.text("registrySource").orElse("no table"));
		}
		endpoint.text("as").flatMap(AutonomousSystem::of).ifPresent(as -> {
			Node system = graph.node(Kb.iri("AutonomousSystem", Long.toString(as.number()))).a("observable:AutonomousSystem");
			system.facet("observable:AutonomousSystemFacet").number("observable:number", as.number());
			graph.relate(address.iri(), "Belongs_To", system.iri(), as.text()).text("core:description", as.text() + ", as of " + endpoint.text("asOf").orElse("?") + ", says " + endpoint.text("asSource").orElse("?"));
		});
	}

	private void certificate(Json.Fields fact) {
		String sha256 = fact.text("sha256").orElseThrow();
		Node certificate = graph.node(Kb.iri("X509Certificate", sha256)).a("observable:X509Certificate");
		Node facet = certificate.facet("observable:X509CertificateFacet").text("observable:subject", fact.text("subject")).text("observable:issuer", fact.text("issuer"))
				.text("observable:signatureAlgorithm", fact.text("signature")).text("observable:subjectPublicKeyAlgorithm", fact.text("key"));
		fact.text("notBefore").ifPresent(at -> validity(facet, "validityNotBefore", at));
		fact.text("notAfter").ifPresent(at -> validity(facet, "validityNotAfter", at));
		facet.part("observable:thumbprintHash", "types:Hash", sha256).typed("types:hashMethod", "vocabulary:HashNameVocab", "SHA256").typed("types:hashValue", "xsd:hexBinary", sha256);
		fact.bool("selfIssued").ifPresent(self -> certificate.truth("telltale:selfIssued", self));
		String address = fact.get("server").flatMap(server -> server.text("address")).orElse("");
		graph.relate(certificate.iri(), "Shown_By", graph.address(address).iri(), fact.text("id").orElse("")).text("telltale:factId", fact.text("id"))
				.text("core:description", fact.integer("connections").orElse(0L) + " connections, " + fact.integer("refused").orElse(0L) + " of them refused");
	}

	/** What is no day of the calendar is kept as the text that it is. */
	private static void validity(Node facet, String name, String said) {
		WrittenMoment.of(said).ifPresentOrElse(at -> facet.typed("observable:" + name, "xsd:dateTime", at.toString()), () -> facet.text("telltale:" + name, said));
	}
}
