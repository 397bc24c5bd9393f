package org.telltale.seal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Pages of nothing but lines of text, written without any layout: what benchmarks hold the report's time against. */
public final class PlainPages {

	private static final int LINES = 60;
	private static final float SIZE = 8;
	private static final float LINE = 12;
	private static final float LEFT = 50;
	private static final float TOP = 780;

	private PlainPages() {
	}

	/**
	 * How many pages a PDF has.
	 *
	 * @throws SealException if the file cannot be read
	 */
	public static int of(Path pdf) throws SealException {
		try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
			return document.getNumberOfPages();
		} catch (IOException e) {
			throw new SealException("The file " + pdf + " could not be read: " + e.getMessage(), e);
		}
	}

	/**
	 * Writes that many pages of 60 lines.
	 *
	 * @throws SealException if the file cannot be written
	 */
	public static void write(Path pdf, int pages) throws SealException {
		try (PDDocument document = new PDDocument()) {
			PDFont font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
			for (int page = 0; page < pages; page++) {
				write(document, page, font);
			}
			document.save(pdf.toFile());
		} catch (IOException e) {
			throw new SealException("The file " + pdf + " could not be written: " + e.getMessage(), e);
		}
	}

	private static void write(PDDocument document, int number, PDFont font) throws IOException {
		PDPage page = new PDPage(PDRectangle.A4);
		document.addPage(page);
		try (PDPageContentStream out = new PDPageContentStream(document, page)) {
			out.beginText();
			out.setFont(font, SIZE);
			out.setLeading(LINE);
			out.newLineAtOffset(LEFT, TOP);
			for (int line = 0; line < LINES; line++) {
				out.showText(String.format(Locale.ROOT, "page %d, line %d: 198.18.%d.%d called in run R%d, %,d bytes out, %,d bytes in, one connection, all of it read", number, line,
						number % 256, line, line % 9, number * 1000L + line, line * 77L));
				out.newLine();
			}
			out.endText();
		}
	}
}
