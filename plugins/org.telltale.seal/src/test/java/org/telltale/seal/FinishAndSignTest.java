package org.telltale.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Outcome;

class FinishAndSignTest {

	private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
	private static final char[] PASSWORD = "correct horse".toCharArray();

	@TempDir
	Path folder;

	@Test
	void plainReportBecomesPdfAAndStaysSoWhenSigned() throws Exception {
		Path plain = folder.resolve("plain.pdf");
		PlainReport.write(plain, 3);
		Path finished = folder.resolve("finished.pdf");
		Outcome<Path> outcome = new Finisher().finish(plain, finished, options());
		assertEquals(List.of(), outcome.problems());
		DemoKeys.Made keys = new DemoKeys().create(folder, "Demo Script", PASSWORD, NOW);
		Path signed = folder.resolve("signed.pdf");
		assertTrue(new Signer().sign(finished, signed, keys.key(), new SigningOptions("Final report", NOW)).isWhole());
		assertEquals(List.of(), new PdfA().brokenRules(signed));
	}

	/** ISO 14289-1 sections 7.18.3 and 7.18.5. */
	@Test
	void linksSayWhatTheyAreAndAreReachedInTheOrderOfThePage() throws Exception {
		Path plain = folder.resolve("plain.pdf");
		PlainReport.write(plain, 1);
		try (PDDocument document = Loader.loadPDF(plain.toFile())) {
			PDAnnotationLink link = new PDAnnotationLink();
			link.setRectangle(new PDRectangle(50, 50, 100, 12));
			document.getPage(0).setAnnotations(List.of(link));
			document.save(folder.resolve("linked.pdf").toFile());
		}
		assertEquals(List.of(), new Finisher().finish(folder.resolve("linked.pdf"), folder.resolve("finished.pdf"), options()).problems());
		try (PDDocument document = Loader.loadPDF(folder.resolve("finished.pdf").toFile())) {
			List<String> said = document.getPage(0).getAnnotations().stream().filter(PDAnnotationLink.class::isInstance).map(annotation -> annotation.getContents()).toList();
			assertEquals(List.of("Link inside this report"), said);
			assertEquals("S", document.getPage(0).getCOSObject().getNameAsString("Tabs"));
		}
	}

	@Test
	void sameInputAndOptionsGiveTheSameBytes() throws Exception {
		Path plain = folder.resolve("plain.pdf");
		PlainReport.write(plain, 2);
		new Finisher().finish(plain, folder.resolve("a.pdf"), options());
		new Finisher().finish(plain, folder.resolve("b.pdf"), options());
		assertArrayEquals(Files.readAllBytes(folder.resolve("a.pdf")), Files.readAllBytes(folder.resolve("b.pdf")));
	}

	@Test
	void tagsOfFontSubsetsThatWereDrawnByChanceLeaveNoTrace() throws Exception {
		Path plain = folder.resolve("plain.pdf");
		PlainReport.write(plain, 2);
		Path one = tagged(plain, "ABCDEF");
		Path other = tagged(plain, "QXZJKW");
		assertFalse(Arrays.equals(Files.readAllBytes(one), Files.readAllBytes(other)));
		new Finisher().finish(one, folder.resolve("a.pdf"), options());
		new Finisher().finish(other, folder.resolve("b.pdf"), options());
		assertArrayEquals(Files.readAllBytes(folder.resolve("a.pdf")), Files.readAllBytes(folder.resolve("b.pdf")));
		try (PDDocument document = Loader.loadPDF(folder.resolve("a.pdf").toFile())) {
			PDPage page = document.getPage(0);
			assertEquals("AAAAAA+LiberationSans", page.getResources().getFont(page.getResources().getFontNames().iterator().next()).getName());
		}
	}

	/** The file with another tag for its only font. */
	private Path tagged(Path plain, String tag) throws Exception {
		Path file = folder.resolve(tag + ".pdf");
		try (PDDocument document = Loader.loadPDF(plain.toFile())) {
			for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
				if (document.getDocument().getObjectFromPool(key).getObject() instanceof COSDictionary dictionary) {
					for (COSName name : List.of(COSName.BASE_FONT, COSName.FONT_NAME)) {
						if (dictionary.containsKey(name)) {
							dictionary.setName(name, tag + "+LiberationSans");
						}
					}
				}
			}
			document.setDocumentId(1L);
			document.save(file.toFile());
		}
		return file;
	}

	@Test
	void attachmentsComeOutAsTheyWentIn() throws Exception {
		Path plain = folder.resolve("plain.pdf");
		PlainReport.write(plain, 1);
		Path finished = folder.resolve("finished.pdf");
		new Finisher().finish(plain, finished, options());
		try (PDDocument document = Loader.loadPDF(finished.toFile())) {
			byte[] content = document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames().get("facts.jsonl").getEmbeddedFileUnicode()
					.toByteArray();
			assertEquals("{}\n", new String(content, StandardCharsets.UTF_8));
			assertEquals("Report <1> & more", document.getDocumentInformation().getTitle());
			assertEquals(null, document.getDocumentInformation().getCustomMetadataValue("Engine"));
		}
	}

	@Test
	void reportThatIsNotPdfAIsNotSigned() throws Exception {
		Path plain = folder.resolve("plain.pdf");
		try (PDDocument document = new PDDocument()) {
			PDPage page = new PDPage();
			document.addPage(page);
			try (PDPageContentStream content = new PDPageContentStream(document, page)) {
				content.beginText();
				content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
				content.showText("a font that is not embedded");
				content.endText();
			}
			document.save(plain.toFile());
		}
		Path finished = folder.resolve("finished.pdf");
		assertFalse(new Finisher().finish(plain, finished, options()).isWhole());
		DemoKeys.Made keys = new DemoKeys().create(folder, "Demo Script", PASSWORD, NOW);
		Path signed = folder.resolve("signed.pdf");
		Outcome<Path> outcome = new Signer().sign(finished, signed, keys.key(), new SigningOptions("Final report", NOW));
		assertTrue(outcome.value().isEmpty());
		assertTrue(outcome.problems().get(0).code().startsWith("pdfa."), outcome.problems().toString());
		assertFalse(Files.exists(signed));
	}

	@Test
	void wrongPasswordIsSaidAndLeavesNoFile() throws Exception {
		Path plain = folder.resolve("plain.pdf");
		PlainReport.write(plain, 1);
		Path finished = folder.resolve("finished.pdf");
		new Finisher().finish(plain, finished, options());
		DemoKeys.Made keys = new DemoKeys().create(folder, "Demo, \"Script\" <x>", PASSWORD, NOW);
		SealException refused = assertThrows(SealException.class, () -> new Signer().sign(finished, folder.resolve("signed.pdf"),
				new SigningKey(keys.key().place(), "wrong".toCharArray(), List.of()), new SigningOptions("Final report", NOW)));
		assertTrue(refused.getMessage().contains("password"), refused.getMessage());
		assertFalse(Files.exists(folder.resolve("signed.pdf")));
	}

	@Test
	void textThatIsSpelledAsAMarkOfSignaturesIsNamed() throws Exception {
		Path plain = folder.resolve("plain.pdf");
		PlainReport.write(plain, 1);
		DemoKeys.Made keys = new DemoKeys().create(folder, "Demo Script", PASSWORD, NOW);
		Path finished = folder.resolve("finished.pdf");
		new Finisher().write(plain, finished, new FinishOptions("Case 7 /ByteRange [0 1 2 3]", "Demo Script", "en-GB", "Telltale", NOW, List.of()));
		SealException refused = assertThrows(SealException.class, () -> new Signer().sign(finished, folder.resolve("signed.pdf"), keys.key(), new SigningOptions("Final report", NOW)));
		assertTrue(refused.getMessage().contains("a text of it holds /ByteRange") && refused.getMessage().contains("Case 7"), refused.getMessage());
		assertFalse(Files.exists(folder.resolve("signed.pdf")));
	}

	@Test
	void expiredCertificateIsSaidAndLeavesNoFile() throws Exception {
		Path plain = folder.resolve("plain.pdf");
		PlainReport.write(plain, 1);
		Path finished = folder.resolve("finished.pdf");
		new Finisher().finish(plain, finished, options());
		DemoKeys.Made keys = new DemoKeys().create(folder, "Demo Script", PASSWORD, NOW.minus(java.time.Duration.ofDays(4_000)));
		SealException refused = assertThrows(SealException.class, () -> new Signer().sign(finished, folder.resolve("signed.pdf"),
				keys.key(), new SigningOptions("Final report", NOW)));
		assertTrue(refused.getMessage().contains("certificate is valid from"), refused.getMessage());
		assertFalse(Files.exists(folder.resolve("signed.pdf")));
	}

	@Test
	void testAnchorStaysOneThroughTheStore() throws Exception {
		DemoKeys.Made keys = new DemoKeys().create(folder, "Demo Script", PASSWORD, NOW);
		TrustAnchor root = TrustStore.read(keys.root()).get(0);
		assertTrue(root.test());
		TrustStore store = new TrustStore(folder.resolve("trust"));
		assertEquals(List.of(), store.list());
		store.add(root);
		store.add(root);
		assertEquals(List.of(root), store.list());
		store.add(new TrustAnchor(root.certificate(), false));
		assertEquals(2, store.list().size());
	}

	private static FinishOptions options() {
		return new FinishOptions("Report <1> & more", "Demo Script", "en-GB", "Telltale 0.1.0", NOW.plusMillis(250),
				List.of(new Attachment("facts.jsonl", "application/jsonl", Attachment.Relationship.DATA, "Facts",
						"{}\n".getBytes(StandardCharsets.UTF_8))));
	}
}
