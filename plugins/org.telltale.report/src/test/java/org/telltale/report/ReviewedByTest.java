package org.telltale.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Progress;
import org.telltale.seal.DemoKeys;
import org.telltale.seal.HttpTimeStampAuthority;
import org.telltale.seal.ReviewerSignature;
import org.telltale.seal.SealLevel;
import org.telltale.seal.SealPlan;
import org.telltale.seal.SigningKey;
import org.telltale.seal.SigningOptions.RevocationSources;

/** Who may have reviewed a report is asked before anything is signed. */
class ReviewedByTest {

	private static final Instant AT = Instant.parse("2026-11-22T09:30:00Z");
	private static final byte[] MANIFEST = "{}".getBytes(StandardCharsets.UTF_8);

	@TempDir
	private Path folder;

	private SigningKey key(String name) throws Exception {
		return new DemoKeys().create(Files.createDirectories(folder.resolve("keys of " + name)), name, "correct horse".toCharArray(), AT).key();
	}

	private String refused(String named, SigningKey signs, SigningKey examiner) throws Exception {
		SealPlan plan = new SealPlan(SealLevel.B, false, Optional.empty(), Optional.of(named));
		Path file = Files.write(folder.resolve("prepared.pdf"), MANIFEST);
		PreparedReport prepared = new PreparedReport(file, MANIFEST, 1, AT, plan, "", "full");
		Path review = Files.write(folder.resolve("review.p7s"), ReviewerSignature.sign(MANIFEST, signs, AT));
		Path pdf = folder.resolve("certified.pdf");
		String message = assertThrows(ReportException.class, () -> prepared.certify(Optional.of(review), SealOrder.of(examiner), AT, pdf, new byte[0])).getMessage();
		assertTrue(Files.notExists(pdf), "nothing is written");
		return message;
	}

	@Test
	void reviewOfSomebodyWhomThePagesDoNotNameIsRefused() throws Exception {
		String message = refused("Reviewer Two", key("Reviewer Three"), key("Examiner One"));
		assertTrue(message.contains("name the reviewer Reviewer Two, and the review was signed by Reviewer Three"), message);
	}

	@Test
	void examinersOwnReviewIsRefusedBeforeItIsCertified() throws Exception {
		SigningKey examiner = key("Examiner One");
		String message = refused("Examiner One", examiner, examiner);
		assertTrue(message.contains("nobody reviews a report of their own"), message);
	}

	@Test
	void examinersOwnReviewIsRefusedWhereBothSignHere() throws Exception {
		SigningKey examiner = key("Examiner One");
		SealOrder order = new SealOrder(examiner, SealLevel.B, Optional.empty(), RevocationSources.NONE, Optional.of(examiner));
		Path reports = Files.createDirectories(folder.resolve("reports"));
		String message = assertThrows(ReportException.class, () -> new ReportIssue().seal(SmallCase.numbered(1), reports.resolve("r.pdf"), order, Master.FULL, Progress.NONE)).getMessage();
		assertTrue(message.contains("nobody reviews a report of their own"), message);
		try (var left = Files.list(reports)) {
			assertEquals(List.of(), left.toList());
		}
	}

	/** The pages name who stamps: nobody else may. */
	@Test
	void timeStampByAnotherAuthorityThanThePagesNameIsRefused() throws Exception {
		SealPlan plan = new SealPlan(SealLevel.T, false, Optional.of("one.example"), Optional.empty());
		Path file = Files.write(folder.resolve("prepared.pdf"), MANIFEST);
		PreparedReport prepared = new PreparedReport(file, MANIFEST, 1, AT, plan, "", "full");
		SealOrder other = new SealOrder(key("Examiner One"), SealLevel.T, Optional.of(new HttpTimeStampAuthority("http://two.example/")), RevocationSources.NONE, Optional.empty());
		Path pdf = folder.resolve("certified.pdf");
		String message = assertThrows(ReportException.class, () -> prepared.certify(Optional.empty(), other, AT, pdf, new byte[0])).getMessage();
		assertTrue(message.contains("another seal") && message.contains("one.example"), message);
		assertTrue(Files.notExists(pdf), "nothing is written");
	}
}
