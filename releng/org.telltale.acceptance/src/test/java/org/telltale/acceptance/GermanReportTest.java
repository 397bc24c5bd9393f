package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.telltale.cli.Main;
import org.telltale.seal.Attachment;
import org.telltale.seal.Check;
import org.telltale.seal.TrustStore;
import org.telltale.seal.Verdict;
import org.telltale.seal.Verifier;
import org.telltale.seal.VerifyOptions;

/** The demonstration's case in German, on letter paper: what the pages say is held against the same facts as in English. */
@ExtendWith(DemoExtension.class)
class GermanReportTest {

	private static final Instant NOW = Instant.now();

	private static Verdict verify(ResealedReport report, String name) throws Exception {
		Path folder = Demo.work("german-" + name);
		Path sealed = report.seal(folder);
		return new Verifier().verify(sealed, new VerifyOptions(Optional.empty(), TrustStore.read(folder.resolve("root.pem")), false, NOW.plusSeconds(60)));
	}

	@Test
	void germanPagesSayWhatTheFactsSay(Demo demo) throws Exception {
		Path german = Demo.work("german").resolve("german.pdf");
		Ran ran = Ran.of(new ChildJava().start(Main.class, List.of("report", demo.caseFolder().toString(), "--out", german.toString(), "--draft", "--language", "de", "--paper", "letter")));
		assertEquals(0, ran.code(), ran.out() + ran.err());
		assertEquals(ResealedReport.of(demo.folder().resolve("report.pdf"), NOW).lines(Attachment.FACTS), ResealedReport.of(german, NOW).lines(Attachment.FACTS), "the same facts");
		try (PDDocument pages = Loader.loadPDF(german.toFile())) {
			assertFalse(new PDFTextStripper().getText(pages).contains("[engl.] "), "the table has every sentence of the sample");
		}
		Verdict honest = verify(ResealedReport.of(german, NOW), "honest");
		assertEquals(5, honest.exitCode(), honest.checks().toString());
		assertTrue(honest.checks().stream().filter(check -> check.name().equals("pages")).map(Check::detail).anyMatch(detail -> detail.contains("say what the attached facts say")), honest.checks().toString());
		Verdict altered = verify(ResealedReport.of(german, NOW).fact("finding", fact -> fact.put("explanation", "Nothing was sighted.")), "altered");
		assertEquals(6, altered.exitCode(), altered.checks().toString());
		assertEquals("pages", altered.refusal().orElseThrow().name(), altered.refusal().toString());
	}

	@Test
	void germanSummariesAndPublicReportsAreComparedToo(Demo demo) throws Exception {
		for (String master : List.of("summary", "public")) {
			Path german = Demo.work("german").resolve("german-" + master + ".pdf");
			Ran ran = Ran.of(new ChildJava().start(Main.class, List.of("report", demo.caseFolder().toString(), "--out", german.toString(), "--draft", "--language", "de", "--master", master)));
			assertEquals(0, ran.code(), ran.out() + ran.err());
			Verdict honest = verify(ResealedReport.of(german, NOW), master + "-honest");
			assertEquals(5, honest.exitCode(), honest.checks().toString());
			assertTrue(honest.checks().stream().filter(check -> check.name().equals("pages")).map(Check::detail).anyMatch(detail -> detail.contains("say what the attached facts say")), honest.checks().toString());
			Verdict altered = verify(ResealedReport.of(german, NOW).fact("claim", fact -> fact.put("text", "Nothing was said.")), master + "-altered");
			assertEquals(6, altered.exitCode(), altered.checks().toString());
			assertEquals("pages", altered.refusal().orElseThrow().name(), altered.refusal().toString());
		}
	}
}
