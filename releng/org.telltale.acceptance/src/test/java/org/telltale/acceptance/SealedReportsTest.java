package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reports of a small case, sealed and verified at the command line: at once, off line, after a reviewer. */
class SealedReportsTest {

	private static Path work;
	private static Path caseFolder;
	private static Path examiner;
	private static Path reviewer;
	private static SmallAuthority authority;

	@BeforeAll
	static void prepare() throws Exception {
		work = Demo.work("sealed");
		caseFolder = work.resolve("c.telltale");
		assertEquals(0, Ran.here("case", "create", caseFolder, "--number", "7", "--title", "Small", "--examiner", "Examiner One").code());
		Ran.here("analyse", caseFolder);
		authority = new SmallAuthority(work);
		examiner = authority.key("Examiner One");
		reviewer = authority.key("Reviewer Two");
	}

	@AfterAll
	static void end() {
		authority.close();
	}

	private static Ran report(String out, Object... more) {
		List<Object> words = new ArrayList<>(List.of("report", caseFolder, "--out", work.resolve(out)));
		words.addAll(List.of(more));
		return Ran.here(words.toArray());
	}

	private static Object[] signed(Object... more) {
		List<Object> words = new ArrayList<>(List.of("--sign", examiner, "--password-file", work.resolve("password.txt")));
		words.addAll(List.of(more));
		return words.toArray();
	}

	private static Ran verify(String report, Object... more) {
		List<Object> words = new ArrayList<>(List.of("verify", work.resolve(report), "--trust", work.resolve("root.pem")));
		words.addAll(List.of(more));
		return Ran.here(words.toArray());
	}

	private static void assertMade(Ran ran) {
		assertTrue(ran.code() <= 1, ran.out() + ran.err());
	}

	@Test
	void levelsAtOnce() {
		assertMade(report("lta.pdf", signed("--level", "LTA", "--tsa", authority.address(), "--crl", work.resolve("root.crl"))));
		Ran verified = verify("lta.pdf", "--require-time-stamp");
		assertEquals(0, verified.code(), verified.out());
		assertTrue(verified.out().contains("PAdES B-LTA: signed not after "), verified.out());
		Ran journal = Ran.here("journal", caseFolder, "--format", "json");
		assertTrue(journal.out().contains("\"level\":\"LTA\"") && journal.out().contains("\"signer\":\"CN=Examiner One\"") && journal.out().contains("\"stamped\":"),
				journal.out());
		assertFalse(journal.out().contains(SmallAuthority.PASSWORD));
	}

	@Test
	void offLineFromBToLta() throws IOException {
		assertMade(report("b.pdf", signed("--level", "T", "--timestamp-request", work.resolve("q1.tsq"))));
		Ran waiting = verify("b.pdf");
		assertEquals(0, waiting.code(), waiting.out());
		assertTrue(waiting.out().contains("time of signing is the signer's word"), waiting.out());
		assertEquals(6, verify("b.pdf", "--require-time-stamp").code());
		Files.write(work.resolve("a1.tsr"), authority.answer(Files.readAllBytes(work.resolve("q1.tsq"))));
		Ran stamped = Ran.here("report", "timestamp", work.resolve("b.pdf"), "--token", work.resolve("a1.tsr"), "--out", work.resolve("t.pdf"), "--case", caseFolder);
		assertEquals(0, stamped.code(), stamped.out() + stamped.err());
		assertEquals(0, verify("t.pdf", "--require-time-stamp").code());
		assertTrue(Ran.here("journal", caseFolder, "--format", "json").out().contains("stamp-report"));
		Object crl = work.resolve("root.crl");
		assertEquals(0, Ran.here("report", "archive", work.resolve("t.pdf"), "--crl", crl, "--timestamp-request", work.resolve("q2.tsq")).code());
		Files.write(work.resolve("a2.tsr"), authority.answer(Files.readAllBytes(work.resolve("q2.tsq"))));
		Ran archived = Ran.here("report", "archive", work.resolve("t.pdf"), "--crl", crl, "--token", work.resolve("a2.tsr"), "--out", work.resolve("t-lta.pdf"));
		assertEquals(0, archived.code(), archived.out() + archived.err());
		assertTrue(verify("t-lta.pdf").out().contains("PAdES B-LTA"));
		Ran wrong = Ran.here("report", "timestamp", work.resolve("b.pdf"), "--token", work.resolve("a2.tsr"), "--out", work.resolve("wrong.pdf"));
		assertEquals(4, wrong.code());
		assertTrue(wrong.err().contains("another file"), wrong.err());
		assertFalse(Files.exists(work.resolve("wrong.pdf")));
	}

	@Test
	void reviewerAtTheSameMachine() {
		assertMade(report("reviewed.pdf", signed("--reviewer", reviewer, "--reviewer-password-file", work.resolve("password.txt"))));
		Ran verified = verify("reviewed.pdf");
		assertEquals(0, verified.code(), verified.out());
		assertTrue(verified.out().contains("reviewed by CN=Reviewer Two"), verified.out());
	}

	@Test
	void reviewerAtAnotherMachine() {
		assertMade(report("prepared.pdf", "--prepare", "--reviewer-name", "Reviewer Two"));
		Ran stranger = Ran.here("report", "review", work.resolve("prepared.pdf"), "--sign", examiner, "--password-file", work.resolve("password.txt"), "--out",
				work.resolve("x.p7s"));
		assertEquals(4, stranger.code());
		assertTrue(stranger.err().contains("name Reviewer Two, and the key is that of Examiner One"), stranger.err());
		Ran review = Ran.here("report", "review", work.resolve("prepared.pdf"), "--sign", reviewer, "--password-file", work.resolve("password.txt"), "--out",
				work.resolve("review.p7s"));
		assertEquals(0, review.code(), review.err());
		Ran without = report("certified.pdf", signed("--prepared", work.resolve("prepared.pdf")));
		assertEquals(4, without.code());
		assertFalse(Files.exists(work.resolve("certified.pdf")));
		assertMade(report("certified.pdf", signed("--prepared", work.resolve("prepared.pdf"), "--review", work.resolve("review.p7s"))));
		Ran verified = verify("certified.pdf");
		assertEquals(0, verified.code(), verified.out());
		assertTrue(verified.out().contains("reviewed by CN=Reviewer Two"), verified.out());
		Ran again = report("again.pdf", signed("--prepared", work.resolve("prepared.pdf"), "--review", work.resolve("review.p7s")));
		assertEquals(4, again.code());
		assertTrue(again.err().contains("its number was taken"), again.err());
	}

	@Test
	void authorityThatDoesNotAnswerLeavesNothing() throws IOException {
		Ran ran = report("nothing.pdf", signed("--level", "T", "--tsa", "http://localhost:1/"));
		assertEquals(4, ran.code());
		assertTrue(ran.err().contains("localhost"), ran.err());
		assertFalse(Files.exists(work.resolve("nothing.pdf")));
		try (var files = Files.list(work)) {
			assertTrue(files.noneMatch(file -> file.getFileName().toString().startsWith(".report")));
		}
	}
}
