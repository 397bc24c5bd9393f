package org.telltale.capture.tls;

import java.util.List;
import java.util.Optional;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonWriter;

/**
 * What a TLS handshake says beyond its names and versions.
 *
 * @param ja3s JA3S of the ServerHello (MD5, 32 digits)
 * @param resumed by what an earlier session was taken up: {@code session-id}, {@code ticket}, {@code psk}; empty if it was not
 * @param ech whether the ClientHello has the extension of an encrypted one: {@code sni} may then be that of a provider, not
 *            of the server meant. Clients also send it without meaning (GREASE), and nothing on the wire tells which
 * @param earlyData whether the client announced data before the handshake's end
 * @param retried whether the server asked for another ClientHello
 * @param completed whether both sides were seen to go over to encryption, and the client not to refuse
 * @param refusal how it was seen that the client gave up behind the server's certificate: {@code alert unknown_ca},
 *            {@code sealed alert} (by its length), {@code closed}
 * @param alerts alerts in clear, or opened, before the record was told
 * @param chain the server's certificates in their order
 * @param keyed whether the key log has a line for it
 * @param decrypted whether records of it were opened
 * @param times what it says of the time; not printed
 */
public record TlsDetails(Optional<String> ja3s, Optional<String> resumed, boolean ech, boolean earlyData, boolean retried, boolean completed,
		Optional<String> refusal, List<TlsAlert> alerts, List<CertificateSeen> chain, boolean keyed, boolean decrypted, TlsTimes times) {

	/** Nothing. */
	public static final TlsDetails NONE = new TlsDetails(Optional.empty(), Optional.empty(), false, false, false, false, Optional.empty(), List.of(),
			List.of(), false, false, TlsTimes.NONE);

	public TlsDetails {
		alerts = List.copyOf(alerts);
		chain = List.copyOf(chain);
	}

	/** Adds its members to a {@code tls} record; what is not so is absent. */
	void into(Json.Fields json) {
		json.put("decrypted", decrypted).putIfPresent("ja3s", ja3s).putIfPresent("resumed", resumed).putIfPresent("refusal", refusal);
		mark(json, "ech", ech);
		mark(json, "earlyData", earlyData);
		mark(json, "retried", retried);
		mark(json, "completed", completed);
		mark(json, "keyed", keyed);
		if (!alerts.isEmpty()) {
			json.put("alerts", Json.array(alerts.stream().map(TlsAlert::toJson).toList()));
		}
		if (!chain.isEmpty()) {
			json.put("chain", Json.array(chain.stream().map(CertificateSeen::toJson).toList()));
		}
	}

	private static void mark(Json.Fields json, String name, boolean value) {
		if (value) {
			json.put(name, true);
		}
	}

	/** Writes the members that sort before a record's {@code alpn}. */
	void writeAlerts(JsonWriter out) {
		if (!alerts.isEmpty()) {
			out.name("alerts").array();
			for (int i = 0; i < alerts.size(); i++) {
				alerts.get(i).write(out);
			}
			out.endArray();
		}
	}

	/** Writes the members that sort before {@code cipher}. */
	void writeChain(JsonWriter out) {
		if (!chain.isEmpty()) {
			out.name("chain").array();
			for (int i = 0; i < chain.size(); i++) {
				chain.get(i).write(out);
			}
			out.endArray();
		}
	}

	/** Writes the members that sort before {@code flow}. */
	void writeState(JsonWriter out) {
		out.memberIfTrue("completed", completed).member("decrypted", decrypted).memberIfTrue("earlyData", earlyData).memberIfTrue("ech", ech);
	}

	/** Writes the members that sort before {@code ja4}. */
	void writeServer(JsonWriter out) {
		out.memberIfPresent("ja3s", ja3s);
	}

	/** Writes the members that sort before {@code sni}. */
	void writeRest(JsonWriter out) {
		out.memberIfTrue("keyed", keyed).memberIfPresent("refusal", refusal).memberIfPresent("resumed", resumed).memberIfTrue("retried", retried);
	}
}
