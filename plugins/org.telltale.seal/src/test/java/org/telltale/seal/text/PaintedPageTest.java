package org.telltale.seal.text;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.seal.text.Drawings.BLANKS;
import static org.telltale.seal.text.Drawings.LEFT;
import static org.telltale.seal.text.Drawings.area;
import static org.telltale.seal.text.Drawings.blanked;
import static org.telltale.seal.text.Drawings.clip;
import static org.telltale.seal.text.Drawings.colour;
import static org.telltale.seal.text.Drawings.inAnotherFont;
import static org.telltale.seal.text.Drawings.line;
import static org.telltale.seal.text.Drawings.picture;
import static org.telltale.seal.text.Drawings.retell;
import static org.telltale.seal.text.Drawings.transparent;
import static org.telltale.seal.text.Drawings.unpainted;
import static org.telltale.seal.text.Drawings.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.Test;
import org.telltale.seal.refusal.Refusal;
import org.telltale.seal.text.Drawings.Drawing;

/** Pages whose text is that of the facts, and which show something else. */
class PaintedPageTest {

	private static final Drawing NOTHING = (document, content, font) -> {
	};
	/** Where the word of the section stands. */
	private static final float LINE = 700;

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

	@Test
	void wordsThatAreSeenAreRead() throws Exception {
		requireRead(page(NOTHING, NOTHING));
		requireRead(page(area(0.9f, LINE - 5, 20), NOTHING));
		requireRead(page(colour(0.4f), area(1, LINE - 60, 40)));
		requireRead(page(clip(LINE - 5, 20), line(LINE - 2, LINE - 2)));
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
		requireRefused(page(NOTHING, picture(LINE)), "that something was painted over");
	}

	@Test
	void wordsThatAreCutOffOrLetTheirGroundThroughAreRefused() throws Exception {
		requireRefused(page(clip(LINE + 20, 20), NOTHING), "that is cut off");
		requireRefused(page(transparent(), NOTHING), "nobody sees");
		requireRefused(page(unpainted(), NOTHING), "nobody sees");
	}

	@Test
	void wordsInTheSteadOfOthersAreRefused() throws Exception {
		requireRefused(page(NOTHING, blanked(LINE - 20)), "with other words in its stead");
	}

	private static byte[] retold(String table) throws IOException {
		try (PDDocument document = Loader.loadPDF(page(NOTHING, inAnotherFont(LINE - 20)))) {
			retell(document, table);
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			document.save(out);
			return out.toByteArray();
		}
	}

	@Test
	void lettersThatAreNoneInTheTextAreRefused() throws Exception {
		requireRefused(retold(""), "whose letters are not known");
		requireRefused(retold(BLANKS), "whose letters are not known");
	}
}
