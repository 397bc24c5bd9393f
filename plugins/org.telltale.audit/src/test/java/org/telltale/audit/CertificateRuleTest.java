package org.telltale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.telltale.audit.rules.Finding;
import org.telltale.base.json.Json;

class CertificateRuleTest {

	private static final String SERVER = "198.51.100.7";
	private static final String FROM = "1970-01-01T00:00:00Z";
	private static final String TO = "1971-01-01T00:00:00Z";

	private static FactBuilder run() {
		return new FactBuilder().run("R1", 100, 10_000, "wifi").flow("R1", SERVER, 200, 10, 0);
	}

	private static Json.Fields certificate(String run, String sni, String issuer, String... names) {
		return Json.object().put("type", "certificate").put("evidence", "cap-" + run).put("run", run).put("flow", run + "200").put("at", FactBuilder.nanos(200))
				.put("server", Json.object().put("address", SERVER).put("port", 443)).put("sni", sni).put("connections", 3).put("refused", 0).put("sha256", "ab" + issuer.length())
				.put("subject", "CN=" + sni + ",O=Service").put("issuer", issuer).put("names", Json.texts(List.of(names))).put("notBefore", FROM).put("notAfter", TO).put("key", "RSA")
				.put("keyBits", 2048).put("signature", "SHA256withRSA").put("selfIssued", false).put("chain", 2).put("issuers", 1).put("rootSent", false);
	}

	private static Json.Fields good() {
		return certificate("R1", "a.example", "O=Authority", "a.example");
	}

	private static List<Finding> found(Json.Fields shown) {
		return found(run().add(shown));
	}

	private static List<Finding> found(FactBuilder facts) {
		return new Audit().findings(facts.facts()).stream().filter(f -> f.rule().equals("certificate")).toList();
	}

	private static String said(Json.Fields shown) {
		List<Finding> found = found(shown);
		return found.isEmpty() ? "" : found.getFirst().severity() + ": " + found.getFirst().title().replace("The certificate that " + SERVER + " showed in run R1 ", "");
	}

	@Test
	void aGoodCertificateIsNoFinding() {
		assertEquals("", said(good()));
	}

	/** The capture's clock is uncertain by a second. */
	@Test
	void itsTimeIsThatOfTheContact() {
		assertEquals("medium: had expired on 1970-01-01T00:03:18Z when it was shown", said(good().put("notAfter", Instant.ofEpochSecond(198).toString())));
		assertEquals("information: was shown so near to an end of its time that the capture's clock does not tell whether it was valid",
				said(good().put("notAfter", Instant.ofEpochSecond(199).toString())));
		assertEquals("information: expired on 1970-01-01T00:03:21Z, during the run: it was first shown before, and whether it was after is not told",
				said(good().put("notAfter", Instant.ofEpochSecond(201).toString())));
		assertEquals("", said(good().put("notAfter", Instant.ofEpochSecond(201).toString()).put("connections", 1)));
		assertEquals("", said(good().put("notAfter", Instant.ofEpochSecond(10_000).toString())), "with the run");
		assertEquals("medium: is valid from 1970-01-01T00:03:22Z on and was shown before", said(good().put("notBefore", Instant.ofEpochSecond(202).toString())));
		assertEquals("", said(good().put("notBefore", "1970-99-99T00:00:00Z")), "no time");
	}

	@Test
	void theClocksOffsetIsApplied() {
		FactBuilder facts = run().add(good().put("notAfter", Instant.ofEpochSecond(198).toString()).put("connections", 1));
		facts.facts().stream().filter(f -> f.text("type").orElse("").equals("capture-point")).forEach(f -> f.put("clockOffset", "-10000000000"));
		assertEquals(List.of(), found(facts));
	}

	@Test
	void aStarStandsForOneLabel() {
		assertEquals("", said(certificate("R1", "a.b.example", "O=Authority", "*.b.example")));
		assertEquals("", said(certificate("R1", "A.example", "O=Authority", "a.EXAMPLE")));
		assertEquals("medium: is for *.example, and a.b.example was asked for", said(certificate("R1", "a.b.example", "O=Authority", "*.example")));
		assertEquals("medium: is for *.b.example, and b.example was asked for", said(certificate("R1", "b.example", "O=Authority", "*.b.example")));
		assertEquals("", said(certificate("R1", "a.example", "O=Authority").put("subject", "O=x,CN=a.example")), "the common name, where there is no other");
		assertEquals("", said(certificate("R1", "a.example", "O=Authority", "b.example").put("ech", true)), "the name may be the provider's");
	}

	@Test
	void weakKeysAndSignatures() {
		assertEquals("medium: has a key of 1024 bits (RSA)", said(good().put("keyBits", 1024)));
		assertEquals("", said(good().put("key", "EC P-256").put("keyBits", 256)));
		assertEquals("medium: has a signature by SHA1withRSA", said(good().put("signature", "SHA1withRSA")));
	}

	@Test
	void whoIssuedIt() {
		assertEquals("medium: names itself as its issuer", said(good().put("selfIssued", true)));
		assertEquals("low: names its own organisation (Service) as its issuer: an authority of its own", said(good().put("issuer", "C=XX,O=Service")));
		assertEquals("information: was sent without its issuer's certificate", said(good().put("issuers", 0)));
	}

	@Test
	void attributesOfNamesAreReadToTheirEnd() {
		assertEquals("", said(good().put("issuer", "C=XX,O=Service\\, Other")), "another organisation");
		assertEquals("", said(good().put("issuer", "CN=x\\,O=Service")), "the comma belongs to the common name");
		assertEquals("low: names its own organisation (Service) as its issuer: an authority of its own", said(good().put("issuer", "CN=x+O=Service")));
		assertEquals("", said(good().put("issuer", "\\,".repeat(100_000))));
		assertEquals("", said(good().put("issuer", "O=Other\\")));
	}

	@Test
	void connectionsThatWereGivenUp() {
		assertEquals("low: was given up by the handset right behind it in 2 of 3 connections", said(good().put("refused", 2)));
		Json.Fields sealed = good().put("refused", 1);
		List.of("sha256", "subject", "issuer", "names", "notBefore", "notAfter", "key", "keyBits", "signature", "selfIssued").forEach(sealed::remove);
		assertTrue(found(sealed).getFirst().explanation().startsWith("The certificate itself was sealed and not opened."));
	}

	@Test
	void whatTwoPointsSawIsOneConnectionAndFilesOfAPointAreSummed() {
		Json.Fields shown = good().put("refused", 2);
		FactBuilder points = run().capture("R1", "b", "gateway", 100, 10_000).add(shown.copy()).add(shown.copy().put("evidence", "b"));
		assertTrue(found(points).getFirst().title().endsWith("showed in run R1 was given up by the handset right behind it in 2 of 3 connections"), found(points).getFirst().title());
		assertTrue(found(points).getFirst().explanation().endsWith("It was shown in 3 connections, of each run those of the capture points that count together and saw most of them."));
		FactBuilder ring = run().capture("R1", "b", "ap", 100, 10_000).add(shown.copy()).add(shown.copy().put("evidence", "b").put("refused", 0));
		assertTrue(found(ring).getFirst().title().endsWith("in 2 of 6 connections"), found(ring).getFirst().title());
	}

	@Test
	void pointsOfDifferentBearersAddUpAndOfUnknownOnesTheFindingSaysSo() {
		Json.Fields shown = good().put("refused", 2);
		FactBuilder different = run().seeing("R1", "b", "gateway", "cellular").flow("R1", SERVER, 300, 10, 0).but("evidence", "b").add(shown.copy()).add(shown.copy().put("evidence", "b").put("flow", "R1300"));
		assertTrue(found(different).getFirst().title().endsWith("in 4 of 6 connections"), found(different).getFirst().title());
		assertTrue(!found(different).getFirst().limits().contains("upper bounds"), found(different).getFirst().limits());
		FactBuilder unknown = run().seeing("R1", "b", "gateway").flow("R1", SERVER, 300, 10, 0).but("evidence", "b").add(shown.copy()).add(shown.copy().put("evidence", "b").put("flow", "R1300"));
		assertTrue(found(unknown).getFirst().title().endsWith("in 4 of 6 connections"), found(unknown).getFirst().title());
		assertTrue(found(unknown).getFirst().limits().endsWith(" None of the capture points counted here is known to see all that the others see: what two of them saw counts twice, so that the figures are upper bounds."),
				found(unknown).getFirst().limits());
	}

	@Test
	void aSignIsOfTheRunThatShowsItAndWeighsByIt() {
		FactBuilder facts = new FactBuilder().run("R1", 100, 250, "wifi").flow("R1", SERVER, 200, 10, 0).run("R2", 1_000, 10_000, "wifi").flow("R2", SERVER, 200, 10, 0);
		String end = Instant.ofEpochSecond(500).toString();
		facts.add(good().put("notAfter", end)).add(certificate("R2", "a.example", "O=Authority", "a.example").put("notAfter", end).put("at", FactBuilder.nanos(2_000)));
		assertEquals("medium: The certificate that " + SERVER + " showed in runs R1, R2 had expired on " + end + " when it was shown (in run R2)",
				found(facts).getFirst().severity() + ": " + found(facts).getFirst().title());
		facts.facts().stream().filter(fact -> fact.text("type").orElse("").equals("run") && fact.text("run").orElse("").equals("R2")).forEach(fact -> fact.put("handset", "H2").put("excluded", "repaired"));
		facts.facts().stream().filter(fact -> fact.text("run").orElse("").equals("R2") && fact.text("device").isPresent()).forEach(fact -> fact.put("device", "H2"));
		assertEquals("information", found(facts).getFirst().severity());
	}

	@Test
	void anotherIssuerInAnotherRun() {
		FactBuilder facts = run().run("R2", 100, 10_000, "wifi").flow("R2", SERVER, 200, 10, 0).add(good()).add(certificate("R2", "a.example", "O=Somebody else", "a.example"));
		assertEquals(List.of("Certificates of 2 issuers were shown for a.example"), found(facts).stream().map(Finding::title).toList());
		assertEquals("O=Authority in run R1; O=Somebody else in run R2.", found(facts).getFirst().explanation());
		assertEquals("medium", found(facts).getFirst().severity());
		facts.facts().stream().filter(fact -> fact.text("type").orElse("").equals("run") && fact.text("run").orElse("").equals("R2")).forEach(fact -> fact.put("hypothetical", true));
		assertEquals("information", found(facts).getFirst().severity(), "the other in a hypothetical run alone");
	}

	@Test
	void whatOthersWereShownIsNotTheHandsets() {
		FactBuilder facts = run().but("device", "*").add(good().put("selfIssued", true));
		assertEquals(List.of(), found(facts));
	}
}
