package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.telltale.seal.Attachment;
import org.telltale.seal.TrustStore;
import org.telltale.seal.Verdict;
import org.telltale.seal.Verifier;
import org.telltale.seal.VerifyOptions;

/** The demonstration's own report with lies in it, under a signature that is trusted: each is refused by the check that it meets. */
@ExtendWith(DemoExtension.class)
class ResealedReportTest {

	private static final Instant NOW = Instant.now();

	private static Verdict verify(ResealedReport report, String name) throws Exception {
		Path folder = Demo.work("resealed-" + name);
		Path sealed = report.seal(folder);
		return new Verifier().verify(sealed, new VerifyOptions(java.util.Optional.empty(), TrustStore.read(folder.resolve("root.pem")), false, NOW.plusSeconds(60)));
	}

	private static void requireRefused(Verdict verdict, String check, String detail) {
		assertEquals(6, verdict.exitCode(), verdict.checks().toString());
		assertEquals(check, verdict.refusal().orElseThrow().name(), verdict.refusal().toString());
		assertTrue(verdict.refusal().orElseThrow().detail().contains(detail), verdict.refusal().toString());
	}

	private static ResealedReport report(Demo demo) throws Exception {
		return ResealedReport.of(demo.folder().resolve("report.pdf"), NOW);
	}

	@Test
	void sameReportUnderAnotherKeyIsGenuine(Demo demo) throws Exception {
		Verdict verdict = verify(report(demo), "same");
		assertEquals(5, verdict.exitCode(), verdict.checks().toString());
	}

	@Test
	void findingAlteredInTheFactsAlone(Demo demo) throws Exception {
		requireRefused(verify(report(demo).fact("finding", fact -> fact.put("explanation", "Nothing was sighted.")), "fact"), "pages", "section 12 Findings");
	}

	@Test
	void otherMastersAreGenuineAndAFindingAlteredInTheFactsIsNot(Demo demo) throws Exception {
		for (String master : List.of("public", "summary")) {
			Path pdf = MasterReport.of(demo, master);
			Verdict same = verify(ResealedReport.of(pdf, NOW), master + "-same");
			assertEquals(5, same.exitCode(), same.checks().toString());
			assertTrue(same.checks().stream().anyMatch(check -> check.name().equals("pages") && check.done()), same.checks().toString());
			if (master.equals("public")) {
				requireRefused(verify(ResealedReport.of(pdf, NOW).fact("finding", fact -> fact.put("status", "rejected by nobody")), master + "-fact"), "pages", "section 2 Summary");
			} else {
				requireRefused(verify(ResealedReport.of(pdf, NOW).fact("run-title", fact -> fact.put("title", "Nothing")), master + "-title"), "pages", "section 7 Tests");
			}
		}
	}

	@Test
	void pageTakenOut(Demo demo) throws Exception {
		requireRefused(verify(report(demo).pages(pages -> pages.removePage(1)), "page"), "pages", "does not say that it is page");
	}

	@Test
	void journalEntryTakenOut(Demo demo) throws Exception {
		ResealedReport report = report(demo);
		List<String> entries = report.lines(Attachment.JOURNAL);
		entries.remove(4);
		requireRefused(verify(report.lines(Attachment.JOURNAL, entries), "journal"), "journal", "journal entry 5 is missing");
	}
}
