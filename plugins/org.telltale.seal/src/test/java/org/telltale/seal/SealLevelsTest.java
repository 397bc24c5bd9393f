package org.telltale.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.seal.SigningOptions.RevocationSources;

/** Levels B, T and LTA from signing to the verdict, at once and off line. */
class SealLevelsTest {

	private static final Instant NOW = ReportBuilder.NOW;
	private static final Instant BEFORE = NOW.minus(Duration.ofDays(30));

	@TempDir
	static Path folder;

	private static TestAuthority laboratory;
	private static TestAuthority world;
	private static TestAuthority.Issued examiner;
	private static TestAuthority.Issued stamping;
	private static LoopbackStamper stamper;
	private static SealFixture fixture;

	@BeforeAll
	static void make() throws Exception {
		laboratory = new TestAuthority(folder, "Laboratory root", BEFORE);
		world = new TestAuthority(folder, "Stamping root", BEFORE);
		examiner = laboratory.signer("Examiner One", BEFORE, 365);
		stamping = world.stamper("Stamper", BEFORE, 3_650);
		stamper = new LoopbackStamper(stamping, NOW.plusSeconds(5));
		fixture = new SealFixture(folder, laboratory.key(examiner, "examiner.p12"), List.of(laboratory.anchor(), world.anchor()));
	}

	@AfterAll
	static void end() {
		stamper.close();
	}

	private static RevocationSources lists() throws Exception {
		return new RevocationSources(List.of(laboratory.crl("laboratory.crl", NOW.minusSeconds(60), NOW.plus(Duration.ofDays(7))),
				world.crl("world.crl", NOW.minusSeconds(60), NOW.plus(Duration.ofDays(7)))), List.of(), List.of());
	}

	private static SigningOptions options(SealLevel level, RevocationSources sources) throws Exception {
		return new SigningOptions("Final report", NOW, level, Optional.of(stamper.authority()), sources);
	}

	@Test
	void levelBHoldsAndItsTimeIsTheSignersWord() throws Exception {
		Verdict verdict = fixture.verify(fixture.sign("b", new SigningOptions("Final report", NOW)), NOW.plusSeconds(60));
		assertEquals(Verdict.Result.HOLDS, verdict.result(), verdict.toString());
		assertEquals(SealLevel.B, verdict.seal().orElseThrow().level());
		assertTrue(verdict.checks().toString().contains("time of signing is the signer's word"), verdict.toString());
	}

	@Test
	void levelTHoldsAndIsPdfA() throws Exception {
		Path report = fixture.sign("t", options(SealLevel.T, RevocationSources.NONE));
		Verdict verdict = fixture.verify(report, NOW.plusSeconds(60));
		assertEquals(Verdict.Result.HOLDS, verdict.result(), verdict.toString());
		assertEquals(SealLevel.T, verdict.seal().orElseThrow().level());
		assertEquals("2026-02-03T04:05:11Z", verdict.seal().orElseThrow().stamp().orElseThrow().at());
		assertEquals(List.of(), new PdfA().brokenRules(report));
		assertEquals(Verdict.Result.HOLDS, fixture.verify(report, NOW.plusSeconds(60), true).result());
	}

	@Test
	void certificatesOfAStampMayComeInAnyOrder() throws Exception {
		for (boolean rootFirst : new boolean[] { true, false }) {
			stamper.setRootFirst(rootFirst);
			Path report = fixture.sign("order-" + rootFirst, options(SealLevel.T, RevocationSources.NONE));
			assertEquals(Verdict.Result.HOLDS, fixture.verify(report, NOW.plusSeconds(60)).result());
		}
	}

	@Test
	void levelLtaHoldsAndIsPdfA() throws Exception {
		Path report = fixture.sign("lta", options(SealLevel.LTA, lists()));
		Verdict verdict = fixture.verify(report, NOW.plusSeconds(60));
		assertEquals(Verdict.Result.HOLDS, verdict.result(), verdict.toString());
		assertEquals(SealLevel.LTA, verdict.seal().orElseThrow().level());
		assertEquals(List.of(), new PdfA().brokenRules(report));
	}

	@Test
	void expiredSignerHoldsByAStampOfBeforeAndElseNot() throws Exception {
		Instant later = NOW.plus(Duration.ofDays(500));
		Verdict without = fixture.verify(fixture.sign("old-b", new SigningOptions("Final report", NOW)), later);
		assertEquals("signature.trust", without.refusal().orElseThrow().name());
		Verdict with = fixture.verify(fixture.sign("old-t", options(SealLevel.T, RevocationSources.NONE)), later);
		assertEquals(Verdict.Result.HOLDS, with.result(), with.toString());
		Verdict archived = fixture.verify(fixture.sign("old-lta", options(SealLevel.LTA, lists())), later);
		assertEquals(Verdict.Result.HOLDS, archived.result(), archived.toString());
	}

	@Test
	void stampOfAfterTheSignersLifeProvesNothing() throws Exception {
		Path report = fixture.sign("late", new SigningOptions("Final report", NOW));
		stamper.setNow(NOW.plus(Duration.ofDays(400)));
		byte[] answer = stamper.answer(TimeStamping.request(report));
		stamper.setNow(NOW.plusSeconds(5));
		Path stamped = folder.resolve("late-stamped.pdf");
		TimeStamping.stamp(report, answer, stamped);
		assertEquals("signature.trust", fixture.verify(stamped, NOW.plus(Duration.ofDays(401))).refusal().orElseThrow().name());
	}

	@Test
	void stampsAreBroughtOffLine() throws Exception {
		Path report = fixture.sign("off", new SigningOptions("Final report", NOW, SealLevel.LTA, Optional.empty(), RevocationSources.NONE));
		assertEquals(SealLevel.B, fixture.verify(report, NOW.plusSeconds(60)).seal().orElseThrow().level());
		byte[] question = TimeStamping.request(report);
		assertArrayEquals(question, TimeStamping.request(report));
		Path stamped = folder.resolve("off-t.pdf");
		TimeStamping.stamp(report, stamper.answer(question), stamped);
		assertEquals(Verdict.Result.HOLDS, fixture.verify(stamped, NOW.plusSeconds(60)).result());
		RevocationSources lists = lists();
		byte[] second = TimeStamping.archiveRequest(stamped, List.of(), lists);
		Path archived = folder.resolve("off-lta.pdf");
		TimeStamping.archive(stamped, List.of(), lists, stamper.answer(second), archived);
		Verdict verdict = fixture.verify(archived, NOW.plusSeconds(60));
		assertEquals(Verdict.Result.HOLDS, verdict.result(), verdict.toString());
		assertEquals(SealLevel.LTA, verdict.seal().orElseThrow().level());
	}

	@Test
	void answerToAnotherQuestionIsNotTaken() throws Exception {
		Path one = fixture.sign("one", new SigningOptions("Final report", NOW));
		Path two = fixture.sign("two", new SigningOptions("Final report", NOW));
		byte[] answer = stamper.answer(TimeStamping.request(one));
		Path target = folder.resolve("two-t.pdf");
		SealException refused = assertThrows(SealException.class, () -> TimeStamping.stamp(two, answer, target));
		assertTrue(refused.getMessage().contains("another file"), refused.getMessage());
		assertFalse(Files.exists(target));
	}

	@Test
	void missingRevocationDataKeepLtaFromBeingMade() throws Exception {
		RevocationSources half = new RevocationSources(List.of(lists().crls().get(0)), List.of(), List.of());
		SealException refused = assertThrows(SealException.class, () -> fixture.sign("half", options(SealLevel.LTA, half)));
		assertTrue(refused.getMessage().contains("revoked: CN=Stamper"), refused.getMessage());
		assertFalse(Files.exists(folder.resolve("half.pdf")));
	}

	@Test
	void revokedSignerIsRefusedAndRevokedLaterIsNot() throws Exception {
		Path world7 = world.crl("world7.crl", NOW.minusSeconds(60), NOW.plus(Duration.ofDays(7)));
		Path before = laboratory.crl("before.crl", NOW.minusSeconds(60), NOW.plus(Duration.ofDays(7)), examiner.certificate(), NOW.minusSeconds(3_600));
		Verdict revoked = fixture.verify(fixture.sign("revoked", options(SealLevel.LTA, new RevocationSources(List.of(before, world7), List.of(), List.of()))),
				NOW.plusSeconds(60));
		assertEquals("signature.revocation", revoked.refusal().orElseThrow().name(), revoked.toString());
	}

	@Test
	void ocspAnswersServeInPlaceOfLists() throws Exception {
		Path signer = Files.write(folder.resolve("signer.ocsp"), laboratory.ocsp(examiner.certificate(), NOW.minusSeconds(60), NOW.plusSeconds(86_400), null));
		Path stamps = Files.write(folder.resolve("stamper.ocsp"), world.ocsp(stamping.certificate(), NOW.minusSeconds(60), NOW.plusSeconds(86_400), null));
		Path report = fixture.sign("ocsp", options(SealLevel.LTA, new RevocationSources(List.of(), List.of(signer, stamps), List.of())));
		Verdict verdict = fixture.verify(report, NOW.plusSeconds(60));
		assertEquals(Verdict.Result.HOLDS, verdict.result(), verdict.toString());
		Path bad = Files.write(folder.resolve("revoked.ocsp"),
				laboratory.ocsp(examiner.certificate(), NOW.minusSeconds(60), NOW.plusSeconds(86_400), NOW.minusSeconds(7_200)));
		Path other = fixture.sign("ocsp-revoked", options(SealLevel.LTA, new RevocationSources(List.of(), List.of(bad, stamps), List.of())));
		assertEquals("signature.revocation", fixture.verify(other, NOW.plusSeconds(60)).refusal().orElseThrow().name());
	}

	@Test
	void onlyTheNamedAddressIsAsked() throws Exception {
		int before = stamper.questions();
		SigningOptions redirected = new SigningOptions("Final report", NOW, SealLevel.T, Optional.of(new HttpTimeStampAuthority(stamper.redirecting())),
				RevocationSources.NONE);
		SealException refused = assertThrows(SealException.class, () -> fixture.sign("redirected", redirected));
		assertTrue(refused.getMessage().contains("HTTP status 302"), refused.getMessage());
		assertEquals(before, stamper.questions());
		assertFalse(Files.exists(folder.resolve("redirected.pdf")));
		for (String address : List.of("file:///etc/passwd", "http:///stamp", "localhost", "http://user@host/", "http://a b/")) {
			assertThrows(SealException.class, () -> new HttpTimeStampAuthority(address), address);
		}
	}

	@Test
	void stampOfAStrangerIsRefused() throws Exception {
		Path report = fixture.sign("stranger", options(SealLevel.T, RevocationSources.NONE));
		Verdict verdict = new Verifier().verify(Files.readAllBytes(report),
				new VerifyOptions(Optional.empty(), List.of(laboratory.anchor()), false, NOW.plusSeconds(60)), Progress.NONE);
		assertEquals("signature.timestamp", verdict.refusal().orElseThrow().name(), verdict.toString());
	}

	@Test
	void manifestSaysWhichSealThereHasToBe() throws Exception {
		SealPlan attached = new SealPlan(SealLevel.T, false, Optional.of("localhost"), Optional.empty());
		Json.Fields json = attached.json();
		assertEquals("{\"authority\":\"localhost\",\"level\":\"T\",\"timeStamp\":\"attached\"}", json.toString());
		Path stripped = fixture.withPlan(attached).sign("stripped", new SigningOptions("Final report", NOW));
		assertEquals("signature.level", fixture.verify(stripped, NOW.plusSeconds(60)).refusal().orElseThrow().name());
		SealPlan awaited = new SealPlan(SealLevel.T, true, Optional.empty(), Optional.empty());
		Path waiting = fixture.withPlan(awaited).sign("waiting", new SigningOptions("Final report", NOW));
		assertEquals(Verdict.Result.HOLDS, fixture.verify(waiting, NOW.plusSeconds(60)).result());
	}
}
