package org.telltale.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Outcome;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.casework.facts.MerkleTree;
import org.telltale.report.input.ReportInput;

/** The issued document: PDF/A with its attachments, the same for the same input. */
class ReportIssueTest {

	@TempDir
	private Path folder;

	@Test
	void draftIsPdfAAndSaysWhatTheFactsSay() throws ReportException, IOException {
		Outcome<Path> issued = new ReportIssue().issue(SmallCase.with(8), folder.resolve("draft.pdf"), Optional.empty());
		assertEquals(List.of(), issued.problems());
		String text = text(issued.value().orElseThrow());
		assertTrue(text.contains("contradicted"), text);
		assertTrue(text.contains("Three stimuli, nothing unreadable"), "reason of a cell");
		assertTrue(text.replaceAll("\\s", "").contains("明天下午三点在图书馆门口见"), "Chinese text");
		assertTrue(text.contains("<b>"), "markup in evidence shows as it is");
		assertTrue(text.contains("DRAFT"), "a draft says so");
		assertTrue(text.contains("SYNTHETIC DATA"), "made-up data say so");
		assertTrue(text.contains("18:01:02.000 +08:00"), "time in the zone of the case, with the zone");
		try (var left = Files.list(folder)) {
			assertEquals(1, left.count(), "nothing is left beside the report");
		}
	}

	@Test
	void unsignedReportIsNeverNumbered() throws ReportException, IOException {
		Outcome<Path> issued = new ReportIssue().issue(SmallCase.numbered(3), folder.resolve("unsigned.pdf"), Optional.empty());
		String text = text(issued.value().orElseThrow());
		assertTrue(text.contains("DRAFT"));
		assertFalse(text.contains("Report 1, version 1"));
	}

	@Test
	void sameInputGivesTheSamePages() throws ReportException, IOException {
		Path first = new ReportIssue().issue(SmallCase.with(4), folder.resolve("a.pdf"), Optional.empty()).value().orElseThrow();
		Path second = new ReportIssue().issue(SmallCase.with(4), folder.resolve("b.pdf"), Optional.empty()).value().orElseThrow();
		assertEquals(text(first), text(second));
		assertArrayEquals(attachment(first, "facts.jsonl"), attachment(second, "facts.jsonl"));
	}

	@Test
	void manifestHoldsDigestCountAndRootOfTheAttachedFacts() throws IOException, JsonSyntaxException {
		ReportInput input = SmallCase.with(4);
		FactAttachments attachments = FactAttachments.of(input);
		List<String> lines = new String(attachments.facts(), StandardCharsets.UTF_8).lines().toList();
		var manifest = JsonReader.read(new String(attachments.manifest(), StandardCharsets.UTF_8));
		assertEquals(lines.size(), manifest.integer("count").orElseThrow());
		assertEquals(MerkleTree.root(lines).hex(), manifest.text("root").orElseThrow());
		assertEquals(input.facts().size(), manifest.get("all").flatMap(a -> a.integer("count")).orElseThrow());
		assertTrue(manifest.bool("synthetic").orElseThrow());
		List<String> ids = new java.util.ArrayList<>();
		for (String line : lines) {
			ids.add(JsonReader.read(line).text("id").orElseThrow());
		}
		assertEquals(ids.stream().sorted().toList(), ids, "facts are sorted by id");
	}

	@Test
	void caseWithoutAnythingSaysSoSectionBySection() throws ReportException, IOException {
		Outcome<Path> issued = new ReportIssue().issue(SmallCase.empty(), folder.resolve("empty.pdf"), Optional.empty());
		assertEquals(List.of(), issued.problems());
		String text = text(issued.value().orElseThrow()).replaceAll("\\s+", " ");
		for (String sentence : List.of("No claim is audited in this case.", "No evidence is in the case.", "No exhibit was seen in the traffic.", "No endpoint was seen.",
				"The rules of this version found nothing to conclude.", "No run is entered")) {
			assertTrue(text.contains(sentence), sentence);
		}
	}

	@Test
	void charactersThatNoFontShowsAreNumbered() throws ReportException, IOException {
		ReportInput input = SmallCase.with(3);
		input.caseFile().setQuestion("tab\there, emoji \uD83D\uDE00, bell \u0007, arrow \u2192, \u6F22\u5B57 \uFF08\uFF09 \uD55C\uAE00 \u30AB\u30CA, \u05D0, zero\u200Bwidth");
		Outcome<Path> issued = new ReportIssue().issue(input, folder.resolve("odd.pdf"), Optional.empty());
		assertEquals(List.of(), issued.problems(), "every font is embedded");
		String text = text(issued.value().orElseThrow());
		assertTrue(text.contains("emoji [U+1F600]"), text);
		assertTrue(text.contains("zero[U+200B]width"), "what cannot be seen is said");
	}

	@Test
	void previewHasTheSameWordsAndNoMarkupFromEvidence() throws ReportException, IOException {
		Path html = new ReportWriter().writeHtml(SmallCase.with(3), folder.resolve("preview.html")).value().orElseThrow();
		String text = Files.readString(html);
		assertTrue(text.contains("contradicted"));
		assertTrue(text.contains("&lt;b"), "evidence is escaped");
		assertFalse(text.contains("<b>身份证"), "evidence is no markup");
	}

	@Test
	void unwritableFolderIsAnErrorThatSaysWhatToDo() {
		ReportException error = org.junit.jupiter.api.Assertions.assertThrows(ReportException.class,
				() -> new ReportIssue().issue(SmallCase.with(1), folder.resolve("missing").resolve("r.pdf"), Optional.empty()));
		assertTrue(error.getMessage().contains("Check the folder"), error.getMessage());
	}

	private static String text(Path pdf) throws IOException {
		try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
			return new PDFTextStripper().getText(document);
		}
	}

	private static byte[] attachment(Path pdf, String name) throws IOException {
		try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
			return document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames().get(name).getEmbeddedFile().toByteArray();
		}
	}
}
