package org.telltale.seal.text;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.junit.jupiter.api.Test;
import org.telltale.seal.refusal.Refusal;

/** Pages whose text is that of the facts, and which show something else. */
class PaintedPageTest {

	/** What is drawn on the page. */
	private interface Drawing {
		void on(PDDocument document, PDPageContentStream content, PDFont font) throws IOException;
	}

	private static final Drawing NOTHING = (document, content, font) -> {
	};
	/** Where the word of the section stands. */
	private static final float LEFT = 72;
	private static final float LINE = 700;

	private static void write(PDPageContentStream content, PDFont font, float y, String text) throws IOException {
		content.beginText();
		content.setFont(font, 10);
		content.newLineAtOffset(LEFT, y);
		content.showText(text);
		content.endText();
	}

	private static byte[] page(Drawing before, Drawing behind) throws IOException {
		try (PDDocument document = new PDDocument(); InputStream program = PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
			PDType0Font font = PDType0Font.load(document, program);
			PDPage page = new PDPage(PDRectangle.A4);
			document.addPage(page);
			try (PDPageContentStream content = new PDPageContentStream(document, page)) {
				write(content, font, 800, "Page 1 of 1");
				write(content, font, 720, "2 Summary");
				content.saveGraphicsState();
				before.on(document, content, font);
				write(content, font, LINE, "contradicted");
				content.restoreGraphicsState();
				behind.on(document, content, font);
			}
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			document.save(out);
			return out.toByteArray();
		}
	}

	private static void requireRead(byte[] pdf) throws Exception {
		Section section = PageText.of(pdf, PageWords.ENGLISH, Masks.NONE).section("2 Summary", Words.HEADINGS).orElseThrow();
		section.next("the word", "contradicted");
		section.end("the word");
	}

	private static void requireRefused(byte[] pdf, String why) {
		String said = assertThrows(Refusal.class, () -> requireRead(pdf)).getMessage();
		assertTrue(said.contains(why), said);
	}

	private static Drawing area(float grey, float y, float height) {
		return (document, content, font) -> {
			content.setNonStrokingColor(grey);
			content.addRect(LEFT - 5, y, 200, height);
			content.fill();
			content.setNonStrokingColor(0f);
		};
	}

	private static Drawing line(float fromY, float toY) {
		return (document, content, font) -> {
			content.moveTo(LEFT - 5, fromY);
			content.lineTo(LEFT + 100, toY);
			content.stroke();
		};
	}

	private static Drawing colour(float grey) {
		return (document, content, font) -> content.setNonStrokingColor(grey);
	}

	private static Drawing clip(float y) {
		return (document, content, font) -> {
			content.addRect(LEFT - 5, y, 200, 20);
			content.clip();
		};
	}

	private static Drawing state(PDExtendedGraphicsState state) {
		return (document, content, font) -> content.setGraphicsStateParameters(state);
	}

	@Test
	void wordsThatAreSeenAreRead() throws Exception {
		requireRead(page(NOTHING, NOTHING));
		requireRead(page(area(0.9f, LINE - 5, 20), NOTHING));
		requireRead(page(colour(0.4f), area(1, LINE - 60, 40)));
		requireRead(page(clip(LINE - 5), line(LINE - 2, LINE - 2)));
		requireRead(page((document, content, font) -> {
			area(0, LINE - 5, 20).on(document, content, font);
			content.setNonStrokingColor(1f);
		}, NOTHING));
		requireRead(page(NOTHING, (document, content, font) -> {
			content.addRect(LEFT - 5, LINE - 5, 200, 20);
			content.stroke();
		}));
	}

	@Test
	void wordsInTheColourOfTheirGroundAreRefused() throws Exception {
		requireRefused(page(colour(1), NOTHING), "in the colour of what is below it");
		requireRefused(page(colour(0.95f), NOTHING), "in the colour of what is below it");
		requireRefused(page(area(0, LINE - 5, 20), NOTHING), "in the colour of what is below it");
	}

	@Test
	void wordsThatArePaintedOverAreRefused() throws Exception {
		requireRefused(page(NOTHING, area(1, LINE - 5, 20)), "that something was painted over");
		requireRefused(page(NOTHING, line(LINE + 3, LINE + 3)), "that something was painted over");
		requireRefused(page(NOTHING, (document, content, font) -> content.drawImage(LosslessFactory.createFromImage(document, new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB)), LEFT, LINE, 90, 12)),
				"that something was painted over");
	}

	@Test
	void wordsThatAreCutOffOrLetTheirGroundThroughAreRefused() throws Exception {
		requireRefused(page(clip(LINE + 20), NOTHING), "that is cut off");
		PDExtendedGraphicsState thin = new PDExtendedGraphicsState();
		thin.setNonStrokingAlphaConstant(0.05f);
		requireRefused(page(state(thin), NOTHING), "nobody sees");
	}

	@Test
	void wordsInTheSteadOfOthersAreRefused() throws Exception {
		requireRefused(page(NOTHING, (document, content, font) -> {
			COSDictionary properties = new COSDictionary();
			properties.setString(COSName.ACTUAL_TEXT, " ");
			content.beginMarkedContent(COSName.getPDFName("Span"), PDPropertyList.create(properties));
			write(content, font, LINE - 20, "is wrong");
			content.endMarkedContent();
		}), "with other words in its stead");
	}

	/** The font of the page with another table of what its letters are. */
	private static byte[] retold(String table) throws IOException {
		try (PDDocument document = Loader.loadPDF(page(NOTHING, NOTHING))) {
			COSDictionary font = document.getPage(0).getResources().getFont(document.getPage(0).getResources().getFontNames().iterator().next()).getCOSObject();
			font.removeItem(COSName.TO_UNICODE);
			if (!table.isEmpty()) {
				PDStream stream = new PDStream(document);
				try (var out = stream.createOutputStream()) {
					out.write(table.getBytes(StandardCharsets.US_ASCII));
				}
				font.setItem(COSName.TO_UNICODE, stream);
			}
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			document.save(out);
			return out.toByteArray();
		}
	}

	@Test
	void lettersThatAreNoneInTheTextAreRefused() throws Exception {
		requireRefused(retold(""), "whose letters are not known");
		String blanks = IntStream.rangeClosed(1, 99).mapToObj(code -> String.format("<%04x> <0020>", code)).collect(Collectors.joining(" "));
		requireRefused(retold("/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 99 beginbfchar " + blanks + " endbfchar endcmap end"),
				"whose letters are not known");
	}
}
