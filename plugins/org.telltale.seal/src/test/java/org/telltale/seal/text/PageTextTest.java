package org.telltale.seal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.junit.jupiter.api.Test;
import org.telltale.seal.refusal.Refusal;

class PageTextTest {

	private static byte[] page(RenderingMode mode, float size, float left, List<String> lines) throws IOException {
		return page(mode, size, left, 760, lines);
	}

	private static byte[] page(RenderingMode mode, float size, float left, float up, List<String> lines) throws IOException {
		try (PDDocument document = new PDDocument()) {
			draw(document, mode, size, left, up, lines);
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			document.save(out);
			return out.toByteArray();
		}
	}

	private static void draw(PDDocument document, RenderingMode mode, float size, float left, float up, List<String> lines) throws IOException {
		PDPage page = new PDPage();
		document.addPage(page);
		try (PDPageContentStream content = new PDPageContentStream(document, page)) {
			content.beginText();
			content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), size);
			content.setRenderingMode(mode);
			content.newLineAtOffset(left, up);
			for (String line : lines) {
				content.showText(line);
				content.newLineAtOffset(0, -14);
			}
			content.endText();
		}
	}

	private static byte[] pages(List<List<String>> pages) throws IOException {
		try (PDDocument document = new PDDocument()) {
			for (List<String> lines : pages) {
				draw(document, RenderingMode.FILL, 10, 72, 760, lines);
			}
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			document.save(out);
			return out.toByteArray();
		}
	}

	private static final List<String> LINES = List.of("Case 1", "Page 1 of 1", "2 Summary", "C1 contradicted", "3 Examiners", "Nobody");

	@Test
	void sectionEndsAtTheNextHeadingAndTheRunningHeadIsNoText() throws Exception {
		PageText text = PageText.of(page(RenderingMode.FILL, 10, 72, LINES), PageWords.ENGLISH, Masks.NONE);
		Section section = text.section("2 Summary", Words.HEADINGS).orElseThrow();
		section.next("the claim", "C1 contra dicted");
		section.end("the claim");
		assertTrue(text.section("12 Findings", Words.HEADINGS).isEmpty());
	}

	@Test
	void lettersThatNobodySeesAreRefused() throws Exception {
		for (byte[] pdf : List.of(page(RenderingMode.NEITHER, 10, 72, LINES), page(RenderingMode.NEITHER_CLIP, 10, 72, LINES), page(RenderingMode.FILL_CLIP, 10, 72, LINES), page(RenderingMode.FILL, 1, 72, LINES))) {
			assertTrue(assertThrows(Refusal.class, () -> PageText.of(pdf, PageWords.ENGLISH, Masks.NONE)).getMessage().contains("nobody sees"));
		}
		byte[] outside = page(RenderingMode.FILL, 10, 2_000, LINES);
		assertTrue(assertThrows(Refusal.class, () -> PageText.of(outside, PageWords.ENGLISH, Masks.NONE)).getMessage().contains("that is cut off"));
	}

	@Test
	void pageThatDoesNotSayItsNumberIsRefused() throws Exception {
		byte[] pdf = page(RenderingMode.FILL, 10, 72, List.of("Case 1", "Page 1 of 2", "2 Summary"));
		assertTrue(assertThrows(Refusal.class, () -> PageText.of(pdf, PageWords.ENGLISH, Masks.NONE)).getMessage().contains("page 1 of 1"));
	}

	@Test
	void headThatIsNotTheSameOnEveryPageIsRefused() throws Exception {
		byte[] pdf = pages(List.of(List.of("Case 1", "Page 1 of 2", "2 Summary"), List.of("C1 is not contradicted", "Page 2 of 2", "more")));
		assertTrue(assertThrows(Refusal.class, () -> PageText.of(pdf, PageWords.ENGLISH, Masks.NONE)).getMessage().contains("running head of page 2"));
		PageText.of(pages(List.of(List.of("Case 1", "Page 1 of 2", "2 Summary"), List.of("Case 1", "Page 2 of 2", "more"))), PageWords.ENGLISH, Masks.NONE);
	}

	@Test
	void wordsInTheMidstOfThePageAreNoHead() throws Exception {
		byte[] pdf = page(RenderingMode.FILL, 10, 72, 400, List.of("C1 is not contradicted", "Page 1 of 1", "2 Summary"));
		assertTrue(assertThrows(Refusal.class, () -> PageText.of(pdf, PageWords.ENGLISH, Masks.NONE)).getMessage().contains("elsewhere than at the edge"));
	}

	@Test
	void headOfATableMayHaveSeveralLinesAndAPartOfItIsText() throws Exception {
		List<String> coverage = List.of("Page 1 of 1", "5 Coverage", "Run Flows Payload", "out", "Unreadable", "out Share Not", "searched Payload", "in Unread.", "in Gaps", "R1 48", "Run Flows Payload", "out", "R2 18", "6 Limits");
		Section section = PageText.of(page(RenderingMode.FILL, 10, 72, coverage), PageWords.ENGLISH, Masks.NONE).section("5 Coverage", Words.SUMMARY_HEADINGS).orElseThrow();
		section.next("the first run", "R1 48");
		section.next("what is no head", "Run Flows Payload out R2 18");
		section.end("the runs");
	}

	@Test
	void headingThatStandsTwiceIsRefused() throws Exception {
		PageText text = PageText.of(page(RenderingMode.FILL, 10, 72, List.of("Page 1 of 1", "2 Summary", "C1 confirmed", "2 Summary", "C1 contradicted")), PageWords.ENGLISH, Masks.NONE);
		assertThrows(Refusal.class, () -> text.section("2 Summary", Words.HEADINGS));
	}

	@Test
	void differenceIsShownFromBothSidesWithItsPage() {
		Section section = new Section("2 Summary", "C1contradicted", new TreeMap<>(java.util.Map.of(0, 7)));
		String message = assertThrows(Refusal.class, () -> section.next("claim C1", "C1 confirmed")).getMessage();
		assertTrue(message.contains("page 7") && message.contains("“C1confirmed”") && message.contains("“C1contradicted”"), message);
	}

	@Test
	void differenceOfLongWordsIsFoundByHalves() {
		String before = "other words, and ".repeat(9);
		Section section = new Section("12 Findings", Squeezed.of(before + "the IMEI left the handset once"), new TreeMap<>(java.util.Map.of(0, 3)));
		String message = assertThrows(Refusal.class, () -> section.later("the finding", "the IMEI left the handset twice")).getMessage();
		assertTrue(message.contains("“theIMEIleftthehandsettwice”, the page says “theIMEIleftthehandsetonce”"), message);
	}

	@Test
	void wordsThatStandNowhereAreLookedForAFewTimesOnly() {
		String wanted = "a" + "x".repeat(200_000);
		Section section = new Section("12 Findings", "ay".repeat(1_000_000), new TreeMap<>(java.util.Map.of(0, 3)));
		String message = assertThrows(Refusal.class, () -> section.later("the finding", wanted)).getMessage();
		assertTrue(message.contains("the finding is not printed as attached"), message);
	}

	@Test
	void charactersThatFontsLackAreComparedByTheirNumber() {
		assertEquals(Squeezed.of("a \u202e b"), Squeezed.of("a [U+20\n2E] b"));
	}

	@Test
	void namesAreOrderedByTheValueOfTheirNumbers() {
		assertEquals(List.of("R2", "R10", "R10a", "S1"), List.of("S1", "R10a", "R10", "R2").stream().sorted(Names.ORDER).toList());
	}

	@Test
	void timesStandInBothZones() {
		assertEquals("2014-08-05 16:05:41.061 UTC / 2014-08-06 00:05:41.061 +08:00", new PrintedTimes("Asia/Singapore").line(1_407_254_741_061_000_000L));
		assertEquals("2014-08-05 16:05:41 UTC", new PrintedTimes("no such zone").seconds(1_407_254_741_000_000_000L));
		assertEquals("−8 h", PrintedTimes.span(-28_800_000_000_000L));
		assertEquals("1 d 30 min", PrintedTimes.span(88_200_000_000_000L));
	}
}
