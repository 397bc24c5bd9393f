package org.telltale.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.seal.signature.CmsSignature;
import org.telltale.seal.signature.KeyPlace;
import org.telltale.seal.signature.SigningToken;

/** A reviewer signs the manifest first, then the examiner certifies. */
class ReviewerSignatureTest {

	private static final Instant NOW = ReportBuilder.NOW;
	private static final Instant BEFORE = NOW.minus(Duration.ofDays(30));

	@TempDir
	static Path folder;

	private static TestAuthority root;
	private static SealFixture fixture;
	private static SigningKey examiner;
	private static SigningKey reviewer;

	@BeforeAll
	static void make() throws Exception {
		root = new TestAuthority(folder, "Root", BEFORE);
		examiner = root.key(root.signer("Examiner One", BEFORE, 365), "examiner.p12");
		reviewer = root.key(root.signer("Reviewer Two", BEFORE, 365), "reviewer.p12");
		fixture = new SealFixture(folder, examiner, List.of(root.anchor())).withPlan(new SealPlan(SealLevel.B, false, Optional.empty(), Optional.of("Reviewer Two")));
	}

	private static Verdict with(byte[] review, String name) throws Exception {
		Attachment attachment = new Attachment(Attachment.REVIEW, "application/pkcs7-signature", Attachment.Relationship.SUPPLEMENT, "Review", review);
		return fixture.verify(fixture.with(attachment).sign(name, new SigningOptions("Final report", NOW)), NOW.plusSeconds(60));
	}

	@Test
	void reviewedReportNamesItsReviewer() throws Exception {
		Verdict verdict = with(ReviewerSignature.sign(fixture.manifest(), reviewer, NOW.minusSeconds(600)), "reviewed");
		assertEquals(Verdict.Result.HOLDS, verdict.result(), verdict.toString());
		assertEquals(new Verdict.Reviewer("CN=Reviewer Two", "2026-02-03T03:55:06Z"), verdict.seal().orElseThrow().reviewer().orElseThrow());
	}

	@Test
	void missingReviewIsRefused() throws Exception {
		Verdict verdict = fixture.verify(fixture.sign("missing", new SigningOptions("Final report", NOW)), NOW.plusSeconds(60));
		assertEquals("signature.level", verdict.refusal().orElseThrow().name());
	}

	@Test
	void reviewOfAnotherManifestIsRefused() throws Exception {
		byte[] other = ReviewerSignature.sign("{}".getBytes(StandardCharsets.UTF_8), reviewer, NOW.minusSeconds(600));
		assertEquals("signature.reviewer", with(other, "other").refusal().orElseThrow().name());
		assertThrows(SealException.class, () -> ReviewerSignature.read(fixture.manifest(), other));
	}

	@Test
	void reviewerWhomThePagesDoNotNameIsRefused() throws Exception {
		SigningKey three = root.key(root.signer("Reviewer Three", BEFORE, 365), "three.p12");
		Check refusal = with(ReviewerSignature.sign(fixture.manifest(), three, NOW.minusSeconds(600)), "three").refusal().orElseThrow();
		assertEquals("signature.reviewer", refusal.name());
		assertEquals("the report names the reviewer Reviewer Two, and the reviewer's signature is that of Reviewer Three", refusal.detail());
	}

	@Test
	void reviewOfPagesThatNameNobodyIsRefused() throws Exception {
		SealFixture plain = new SealFixture(folder, examiner, List.of(root.anchor())).withPlan(SealPlan.PLAIN);
		Attachment review = new Attachment(Attachment.REVIEW, "application/pkcs7-signature", Attachment.Relationship.SUPPLEMENT, "Review",
				ReviewerSignature.sign(plain.manifest(), reviewer, NOW.minusSeconds(600)));
		Verdict verdict = fixture.verify(plain.with(review).sign("unnamed", new SigningOptions("Final report", NOW)), NOW.plusSeconds(60));
		assertEquals("signature.reviewer", verdict.refusal().orElseThrow().name());
	}

	@Test
	void keyThatMayNotSignPagesSignsNoReview() throws Exception {
		SigningKey weak = root.key(root.wanted("Reviewer Two").from(BEFORE).days(365).issued(TestAuthority.rsaKeys(2_048)), "weak.p12");
		Check refusal = with(signed(weak, NOW.minusSeconds(600)), "weak").refusal().orElseThrow();
		assertEquals("signature.reviewer", refusal.name());
		assertTrue(refusal.detail().contains("2048 bits"), refusal.detail());
	}

	/** As a program signs that asks no rules. */
	private static byte[] signed(SigningKey key, Instant at) throws Exception {
		try (SigningToken token = SigningToken.open(KeyPlace.of(key.place()), key.password(), List.of())) {
			return CmsSignature.ofFile(token, fixture.manifest(), at);
		}
	}

	@Test
	void authorityBelowOneThatAllowsNoneIsNotTrusted() throws Exception {
		TestAuthority last = root.below("Allows none", BEFORE, 0);
		SigningKey good = last.key(last.signer("Examiner One", BEFORE, 365), "one-below.p12");
		TestAuthority tooLow = last.below("Too low", BEFORE, 0);
		SigningKey bad = tooLow.key(tooLow.signer("Examiner One", BEFORE, 365), "two-below.p12");
		Check refusal = refusal(bad, "two-below");
		assertEquals("signature.trust", refusal.name());
		assertTrue(refusal.detail().contains("CN=Allows none"), refusal.detail());
		assertNotEquals("signature.trust", refusal(good, "one-below").name(), "one is allowed");
	}

	/** Of a report whose pages name a reviewer that is not there. */
	private static Check refusal(SigningKey key, String name) throws Exception {
		Path report = new SealFixture(folder, key, List.of(root.anchor())).withPlan(new SealPlan(SealLevel.B, false, Optional.empty(), Optional.of("Reviewer Two")))
				.sign(name, new SigningOptions("Final report", NOW));
		return fixture.verify(report, NOW.plusSeconds(60)).refusal().orElseThrow();
	}

	@Test
	void examinerIsNoReviewer() throws Exception {
		assertEquals("signature.reviewer", with(ReviewerSignature.sign(fixture.manifest(), examiner, NOW.minusSeconds(600)), "self").refusal().orElseThrow().name());
	}

	@Test
	void strangerIsNoReviewer() throws Exception {
		TestAuthority other = new TestAuthority(folder, "Other root", BEFORE);
		SigningKey stranger = other.key(other.signer("Reviewer Two", BEFORE, 365), "stranger.p12");
		assertEquals("signature.reviewer", with(ReviewerSignature.sign(fixture.manifest(), stranger, NOW.minusSeconds(600)), "stranger").refusal().orElseThrow().name());
	}

	@Test
	void reviewerWhoSignsLaterIsRefused() throws Exception {
		assertEquals("signature.reviewer", with(ReviewerSignature.sign(fixture.manifest(), reviewer, NOW.plus(Duration.ofDays(1))), "later").refusal().orElseThrow().name());
	}
}
