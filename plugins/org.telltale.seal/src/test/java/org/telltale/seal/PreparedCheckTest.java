package org.telltale.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.json.Json;

/** A prepared report that was changed elsewhere is not certified. */
class PreparedCheckTest {

	@TempDir
	Path folder;

	private ReportBuilder report;

	@BeforeEach
	void make() {
		report = new ReportBuilder(folder, (DemoKeys.Made) null);
		new StoryFacts().addTo(report);
	}

	private static Attachment attachment(String name, byte[] content) {
		return new Attachment(name, "application/json", Attachment.Relationship.DATA, "Made by the test", content);
	}

	private Path finished(List<String> lines, Attachment... attachments) throws Exception {
		Path plain = folder.resolve("plain.pdf");
		PlainReport.write(plain, lines);
		Path finished = folder.resolve("finished.pdf");
		new Finisher().write(plain, finished, new FinishOptions("Report", "Demo Script", "en-GB", "Telltale 0.1.0", ReportBuilder.NOW, List.of(attachments)));
		return finished;
	}

	private String refused(Path finished) {
		return assertThrows(SealException.class, () -> PreparedCheck.require(finished, report.manifestBytes())).getMessage();
	}

	private List<String> pages() {
		return report.pages(report.factBytes(), report.manifestBytes());
	}

	private Attachment facts() {
		return attachment(Attachment.FACTS, report.factBytes());
	}

	private Attachment journal() {
		return attachment(Attachment.JOURNAL, report.journalBytes());
	}

	private Attachment manifest() {
		return attachment(Attachment.MANIFEST, report.manifestBytes());
	}

	@Test
	void reportAsItWasPreparedGivesItsFacts() throws Exception {
		assertArrayEquals(report.factBytes(), PreparedCheck.require(finished(pages(), facts(), journal(), manifest()), report.manifestBytes()));
	}

	@Test
	void otherFactsAreRefused() throws Exception {
		byte[] one = report.factBytes();
		Path finished = finished(pages(), attachment(Attachment.FACTS, (new String(one, StandardCharsets.UTF_8).lines().skip(1).reduce("", (a, b) -> a + b + "\n")).getBytes(StandardCharsets.UTF_8)),
				journal(), manifest());
		assertTrue(refused(finished).contains("the digest of the facts is not the manifest's"), refused(finished));
	}

	@Test
	void otherManifestIsRefused() throws Exception {
		Path finished = finished(pages(), facts(), journal(), attachment(Attachment.MANIFEST, Json.object().put("v", 1).toString().getBytes(StandardCharsets.UTF_8)));
		assertTrue(refused(finished).contains("its manifest is another"), refused(finished));
	}

	@Test
	void moreAttachmentsAreRefused() throws Exception {
		assertTrue(refused(finished(pages(), facts(), journal(), manifest(), attachment("other.txt", new byte[] { 'x' }))).contains("other.txt"));
		assertTrue(refused(finished(pages(), facts(), journal(), manifest(), attachment(Attachment.REVIEW, new byte[] { 'x' }))).contains("a review already"));
	}

	@Test
	void pagesThatSayOtherwiseAreRefused() throws Exception {
		List<String> other = pages().stream().map(line -> line.replace("contradicted", "confirmed")).toList();
		assertTrue(!other.equals(pages()), "the word stands there");
		assertTrue(refused(finished(other, facts(), journal(), manifest())).contains("is not printed as attached"), refused(finished(other, facts(), journal(), manifest())));
	}

	@Test
	void countOfAllFactsIsSaidToBeTheManifestsWord() throws Exception {
		ReportBuilder sealed = new ReportBuilder(folder);
		new StoryFacts().addTo(sealed);
		Verdict verdict = new Verifier().verify(sealed.build("sealed"), sealed.options());
		List<String> pages = verdict.checks().stream().filter(check -> check.name().equals("pages")).map(Check::detail).toList();
		assertEquals(1, pages.size());
		assertTrue(pages.get(0).endsWith("the number of all facts of the case, in section 10, is as the manifest states"), pages.get(0));
	}
}
