package org.telltale.casework.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.telltale.base.IpAddress;
import org.telltale.base.json.Json;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.Volume;
import org.telltale.capture.layer.FlowRef;
import org.telltale.capture.layer.HandsetSide;
import org.telltale.capture.layer.Peer;
import org.telltale.capture.tls.CertificateSeen;
import org.telltale.capture.tls.TlsDetails;
import org.telltale.capture.tls.TlsRecord;
import org.telltale.capture.tls.TlsTimes;

class CertificateWitnessesTest {

	private static final String EVIDENCE = "e".repeat(64);

	private final CertificateWitnesses witnesses = new CertificateWitnesses();
	private int flows;

	private static CertificateSeen certificate(String subject, String issuer, Integer issuedBy) {
		return new CertificateSeen(subject.repeat(64), Optional.of("CN=" + subject), Optional.of("CN=" + issuer), Optional.of("01"), Optional.of("2014-01-01T00:00:00Z"),
				Optional.of("2015-01-01T00:00:00Z"), List.of(subject + ".example"), Optional.of("RSA"), Optional.of(2048), Optional.of("SHA256withRSA"), subject.equals(issuer),
				Optional.ofNullable(issuedBy));
	}

	private void handshake(String client, String sni, Optional<String> refusal, boolean ech, CertificateSeen... chain) {
		FlowRef flow = new FlowRef(flows++, flows, 0);
		TlsDetails details = new TlsDetails(Optional.empty(), Optional.empty(), ech, false, false, refusal.isEmpty(), refusal, List.of(), List.of(chain), false, false, TlsTimes.NONE);
		witnesses.record(new TlsRecord(flow, 10L + flows, 1_000L * flows, Optional.of(sni), List.of(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(), details));
		Volume none = new Volume(0, 0);
		witnesses.record(new FlowRecord(flow, "tcp", new Peer(IpAddress.parse(client).orElseThrow(), 40_000 + flows), new Peer(IpAddress.parse("198.51.100.7").orElseThrow(), 443),
				HandsetSide.CLIENT, "", Optional.empty(), Optional.empty(), 0, 0, none, none, none, none, none, List.of(), Optional.empty(), Optional.empty(), List.of(),
				Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
	}

	private List<Json.Fields> facts() {
		return witnesses.facts(EVIDENCE);
	}

	@Test
	void handshakesThatAreAlikeAreOneFact() {
		handshake("192.0.2.10", "a.example", Optional.empty(), false, certificate("a", "b", null));
		handshake("192.0.2.10", "a.example", Optional.of("alert unknown_ca"), true, certificate("a", "b", null));
		assertEquals(1, facts().size());
		Json.Fields fact = facts().getFirst();
		assertEquals("eeeeeeeeeeeeeeee-1-0 11 1000 192.0.2.10 a.example", String.join(" ", fact.text("flow").orElseThrow(), Long.toString(fact.integer("frame").orElseThrow()),
				fact.text("at").orElseThrow(), fact.text("client").orElseThrow(), fact.text("sni").orElseThrow()), "those of the first");
		assertEquals(2, fact.integer("connections").orElseThrow());
		assertEquals(1, fact.integer("refused").orElseThrow());
		assertTrue(fact.bool("ech").orElseThrow());
		assertEquals("CN=a", fact.text("subject").orElseThrow());
	}

	@Test
	void anotherCertificateNameOrClientIsAnotherFact() {
		handshake("192.0.2.10", "a.example", Optional.empty(), false, certificate("a", "b", null));
		handshake("192.0.2.10", "a.example", Optional.empty(), false, certificate("c", "b", null));
		handshake("192.0.2.10", "d.example", Optional.empty(), false, certificate("a", "b", null));
		handshake("192.0.2.11", "a.example", Optional.empty(), false, certificate("a", "b", null));
		assertEquals(4, facts().size());
	}

	@Test
	void theChainIsFollowedAsFarAsItWasSent() {
		handshake("192.0.2.10", "a.example", Optional.empty(), false, certificate("a", "b", 2), certificate("f", "f", null), certificate("b", "c", 3), certificate("c", "c", null));
		Json.Fields fact = facts().getFirst();
		assertEquals("4 2 true", fact.integer("chain").orElseThrow() + " " + fact.integer("issuers").orElseThrow() + " " + fact.bool("rootSent").orElseThrow());
	}

	/** Two certificates that name each other as their issuer. */
	@Test
	void aRingOfIssuersEnds() {
		handshake("192.0.2.10", "a.example", Optional.empty(), false, certificate("a", "b", 1), certificate("b", "a", 0));
		assertEquals(2, facts().getFirst().integer("issuers").orElseThrow());
	}

	@Test
	void aSealedCertificateIsThereOnlyWhereItWasGivenUp() {
		handshake("192.0.2.10", "a.example", Optional.empty(), false);
		handshake("192.0.2.10", "b.example", Optional.of("sealed alert"), false);
		assertEquals(List.of("b.example"), facts().stream().map(fact -> fact.text("sni").orElseThrow()).toList());
		assertEquals(Optional.empty(), facts().getFirst().text("sha256"));
	}
}
