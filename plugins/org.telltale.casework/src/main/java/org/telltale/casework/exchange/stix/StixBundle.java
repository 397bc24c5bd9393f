package org.telltale.casework.exchange.stix;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.telltale.base.json.Json;
import org.telltale.casework.CaptureClocks;
import org.telltale.casework.exchange.input.AutonomousSystem;
import org.telltale.casework.exchange.input.Connection;
import org.telltale.casework.exchange.input.ExchangeInput;
import org.telltale.casework.exchange.input.WrittenMoment;
import org.telltale.endpoint.NameBook;

/** The endpoints of a case and what was seen of them, as a STIX 2.1 bundle: the same case, the same bytes (docs/formats/export.md). */
public final class StixBundle {

	/** The largest {@code number_observed} (STIX 2.1 section 4.14.1). */
	private static final long MOST_OBSERVED = 999_999_999;

	private final ExchangeInput input;
	private final CaptureClocks clocks;
	private final StixObjects objects;
	/** By address of the server: what was observed of it. */
	private final Map<String, Set<String>> observed = new TreeMap<>();
	/** Certificates that begin or end at what is no moment. */
	private final Set<String> timeless = new TreeSet<>();

	private StixBundle(ExchangeInput input) {
		this.input = input;
		clocks = new CaptureClocks(input.facts());
		objects = new StixObjects(input);
	}

	/** The bundle: one object a line, sorted by id, UTF-8. */
	public static byte[] of(ExchangeInput input) {
		return new StixBundle(input).bundle().getBytes(StandardCharsets.UTF_8);
	}

	private String bundle() {
		input.facts("flow").forEach(this::flow);
		input.facts("name").stream().filter(StixBundle::isOwnName).forEach(this::name);
		input.facts("certificate").stream().filter(fact -> fact.text("sha256").isPresent()).forEach(this::certificate);
		input.endpoints().forEach(this::endpoint);
		firmware();
		note();
		String id = StixIds.own("bundle", input.identity() + "\n" + input.journalHead() + "\n" + input.root());
		return "{\"type\":\"bundle\",\"id\":\"" + id + "\",\"objects\":[\n" + String.join(",\n", objects.all().stream().map(Json.Fields::toString).toList()) + "\n]}\n";
	}

	/** Whether a name is the server's own: a wildcard of a certificate is no name, and a name that a request spoke of is not the server's. */
	private static boolean isOwnName(Json.Fields fact) {
		return NameBook.SOURCES.contains(fact.text("source").orElse("")) && !fact.text("name").orElse("*").startsWith("*");
	}

	private void flow(Json.Fields flow) {
		Connection connection = new Connection(flow);
		String client = connection.client().text("address").orElse("");
		String server = connection.server().text("address").orElse("");
		Json.Fields traffic = StixObjects.observable("network-traffic").put("src_ref", objects.address(client)).put("dst_ref", objects.address(server))
				.put("src_port", connection.client().integer("port").orElse(0L)).put("dst_port", connection.server().integer("port").orElse(0L))
				.put("start", StixObjects.time(clocks.nanos(flow, "first"))).put("end", StixObjects.time(clocks.nanos(flow, "last")))
				.put("protocols", Json.texts(protocols(flow, server)))
				.put("src_byte_count", connection.fromClient("bytes")).put("dst_byte_count", connection.fromServer("bytes"))
				.put("src_packets", connection.fromClient("frames")).put("dst_packets", connection.fromServer("frames"));
		of(server).add(objects.addApart(traffic, flow.text("flow").orElse("")));
	}

	private Set<String> of(String server) {
		return observed.computeIfAbsent(server, address -> new TreeSet<>(List.of(objects.address(address))));
	}

	private static List<String> protocols(Json.Fields flow, String server) {
		List<String> protocols = new ArrayList<>(List.of(server.contains(":") ? "ipv6" : "ipv4", flow.text("transport").orElse("")));
		flow.text("protocol").map(name -> name.toLowerCase(Locale.ROOT)).filter(name -> !protocols.contains(name)).ifPresent(protocols::add);
		return protocols;
	}

	private void name(Json.Fields fact) {
		String source = fact.text("source").orElse("");
		String address = fact.text("address").orElse("");
		String domain = objects.domain(fact.text("name").orElse(""));
		objects.relate(domain, ExchangeInput.ANSWERS.contains(source) ? "resolves-to" : "related-to", objects.address(address), "said by " + source);
		if (observed.containsKey(address)) {
			of(address).add(domain);
		}
	}

	private void certificate(Json.Fields fact) {
		Json.Fields certificate = StixObjects.observable("x509-certificate").put("hashes", Json.object().put("SHA-256", fact.text("sha256").orElseThrow()))
				.putIfPresent("subject", fact.text("subject")).putIfPresent("issuer", fact.text("issuer"))
				.putIfPresent("validity_not_before", moment(fact, "notBefore")).putIfPresent("validity_not_after", moment(fact, "notAfter"))
				.putIfPresent("signature_algorithm", fact.text("signature")).putIfPresent("subject_public_key_algorithm", fact.text("key"));
		of(serverOf(fact)).add(objects.add(certificate));
	}

	/** A moment that a certificate names; where there is none of that name, the note says that it is left out. */
	private Optional<String> moment(Json.Fields certificate, String member) {
		Optional<String> said = certificate.text(member);
		Optional<String> moment = said.flatMap(WrittenMoment::of).map(Instant::toString);
		if (said.isPresent() && moment.isEmpty()) {
			timeless.add(certificate.text("sha256").orElse(""));
		}
		return moment;
	}

	/** The address of a fact's server. */
	private static String serverOf(Json.Fields fact) {
		return fact.get("server").flatMap(server -> server.text("address")).orElse("");
	}

	private void endpoint(Json.Fields endpoint) {
		String address = endpoint.text("address").orElse("");
		endpoint.text("as").flatMap(AutonomousSystem::of).ifPresent(as -> {
			Json.Fields system = StixObjects.observable("autonomous-system").put("number", as.number()).putIfPresent("name", as.name());
			objects.relate(objects.address(address), "belongs-to", objects.add(system),
					"as of " + endpoint.text("asOf").orElse("a date that is not known") + ", says " + endpoint.text("asSource").orElse("a table that is not named"));
		});
		long flows = input.facts("flow").stream().filter(flow -> serverOf(flow).equals(address)).count();
		objects.addDomain("observed-data", input.identity() + "\n" + address, Json.object().put("first_observed", StixObjects.time(endpoint.integer("first").orElse(0L)))
				.put("last_observed", StixObjects.time(endpoint.integer("last").orElse(0L)))
				.put("number_observed", Math.clamp(flows, 1, MOST_OBSERVED))
				.put("object_refs", Json.texts(of(address))));
	}

	/** Files of firmware that name endpoints. */
	private void firmware() {
		Map<String, Json.Fields> artefacts = new TreeMap<>();
		input.facts("artefact").forEach(fact -> artefacts.put(fact.text("artefact").orElse(""), fact));
		for (Json.Fields link : input.facts("link")) {
			Optional<Json.Fields> artefact = link.text("artefact").map(artefacts::get);
			if (artefact.isPresent() && artefact.get().text("sha256").isPresent()) {
				String path = artefact.get().text("path").orElse("");
				Json.Fields file = StixObjects.observable("file").put("name", path.substring(path.lastIndexOf('/') + 1))
						.put("hashes", Json.object().put("SHA-256", artefact.get().text("sha256").orElseThrow()));
				artefact.get().integer("length").ifPresent(length -> file.put("size", length));
				String target = link.text("host").map(objects::domain).or(() -> link.text("address").map(objects::address)).orElseThrow();
				objects.relate(objects.add(file), "related-to", target, path + ": " + link.text("basis").orElse("") + " (" + link.text("strength").orElse("") + ")");
			}
		}
	}

	private void note() {
		List<String> refs = objects.all().stream().filter(o -> o.text("type").equals(Optional.of("observed-data"))).flatMap(o -> o.text("id").stream()).toList();
		if (!refs.isEmpty()) {
			String text = "Case " + input.caseFile().getNumber() + (input.caseFile().isSynthetic() ? " (SYNTHETIC: made-up data)" : "") + ", journal " + input.journalHead()
					+ ", Merkle root of its facts " + input.root() + ". " + ExchangeInput.UNMASKED
					+ " What is observed here is that packets were exchanged with an endpoint. That is no finding against whoever runs it: verdicts, contrary evidence and what could not be read stand in the report."
					+ (timeless.isEmpty() ? "" : " Left out are begins and ends of validity that are no day of the calendar, of certificates: " + timeless.size() + ".")
					+ (input.pending().isEmpty() ? "" : " The case has changed since its last analysis: " + input.pending() + ".");
			objects.addDomain("note", input.identity(), Json.object().put("content", text).put("object_refs", Json.texts(refs)));
		}
	}
}
