package org.telltale.casework.facts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.telltale.base.json.Json;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.tls.CertificateSeen;
import org.telltale.capture.tls.TlsRecord;

/**
 * Which certificate a server showed to whom who asked for which name, and how often it was given up behind it ({@code facts.md}, certificate). Hears one
 * reading; not thread-safe.
 */
final class CertificateWitnesses {

	/** The first handshake of those that are alike, and how many there are. */
	private static final class Shown {
		private final TlsRecord first;
		private final FlowRecord flow;
		private long connections;
		private long refused;
		private boolean ech;

		Shown(TlsRecord first, FlowRecord flow) {
			this.first = first;
			this.flow = flow;
		}
	}

	private final Map<Integer, TlsRecord> open = new HashMap<>();
	private final Map<String, Shown> shown = new TreeMap<>();

	void record(CaptureRecord record) {
		if (record instanceof TlsRecord tls && (!tls.details().chain().isEmpty() || tls.details().refusal().isPresent())) {
			open.putIfAbsent(tls.flow().index(), tls);
		} else if (record instanceof FlowRecord flow) {
			Optional.ofNullable(open.remove(flow.flow().index())).ifPresent(tls -> ended(tls, flow));
		}
	}

	private void ended(TlsRecord tls, FlowRecord flow) {
		String key = flow.client().address() + " " + flow.server().address() + " " + flow.server().port() + " " + leaf(tls).map(CertificateSeen::sha256).orElse("-") + " " + tls.sni().orElse("");
		Shown alike = shown.computeIfAbsent(key, k -> new Shown(tls, flow));
		alike.connections++;
		alike.refused += tls.details().refusal().isPresent() ? 1 : 0;
		alike.ech |= tls.details().ech();
	}

	private static Optional<CertificateSeen> leaf(TlsRecord tls) {
		return tls.details().chain().stream().findFirst();
	}

	/** The facts, without ids; evidence is not named but in the flow. */
	List<Json.Fields> facts(String evidence) {
		return shown.values().stream().map(each -> fact(each, evidence)).toList();
	}

	private static Json.Fields fact(Shown shown, String evidence) {
		FlowRecord flow = shown.flow;
		Json.Fields fact = FactLine.of("certificate", "quoted").put("flow", flow.flow().id(evidence)).put("frame", shown.first.frame()).put("at", Long.toString(shown.first.timeNanos()))
				.put("client", flow.client().address().toString())
				.put("server", Json.object().put("address", flow.server().address().toString()).put("port", flow.server().port()))
				.putIfPresent("sni", shown.first.sni()).put("connections", shown.connections).put("refused", shown.refused);
		if (shown.ech) {
			fact.put("ech", true);
		}
		leaf(shown.first).ifPresent(leaf -> leaf(fact, leaf, shown.first.details().chain()));
		return fact;
	}

	private static void leaf(Json.Fields fact, CertificateSeen leaf, List<CertificateSeen> chain) {
		fact.put("sha256", leaf.sha256()).putIfPresent("subject", leaf.subject()).putIfPresent("issuer", leaf.issuer()).put("names", Json.texts(leaf.names()))
				.putIfPresent("notBefore", leaf.notBefore()).putIfPresent("notAfter", leaf.notAfter()).putIfPresent("key", leaf.key())
				.putIfPresent("signature", leaf.signature()).put("selfIssued", leaf.selfIssued()).put("chain", chain.size());
		leaf.keyBits().ifPresent(bits -> fact.put("keyBits", bits));
		CertificateSeen last = leaf;
		int issuers = 0;
		while (last.issuedBy().isPresent() && issuers < chain.size()) {
			last = chain.get(last.issuedBy().get());
			issuers++;
		}
		fact.put("issuers", issuers).put("rootSent", last.selfIssued());
	}
}
