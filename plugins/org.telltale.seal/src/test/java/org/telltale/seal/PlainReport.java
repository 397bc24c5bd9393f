package org.telltale.seal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationSquare;

/** Builds a small PDF with the habits of the report engine: links without print flag, squares without appearance. */
final class PlainReport {

	private PlainReport() {
	}

	/** A change of the document before it is written. */
	interface Edit {
		void apply(PDDocument document) throws IOException;
	}

	/** So many lines stand on a page. */
	static final int LINES = 70;
	/** From the first of them, or the head, to the next. */
	static final float LEADING = 9;
	/** Where the head stands, from the lower edge. */
	static final float HEAD = 790;
	private static final float COLUMN = 85;

	static void write(Path pdf, int pages) throws IOException {
		write(pdf, pages, List.of(), document -> {
		}, "Page %d of %d");
	}

	/** Pages with these lines below the running head; tabs part columns. */
	static void write(Path pdf, List<String> lines) throws IOException {
		write(pdf, lines, document -> { });
	}

	static void write(Path pdf, List<String> lines, Edit edit) throws IOException {
		write(pdf, lines, edit, "Page %d of %d");
	}

	/** @param number of a page and of all, as its running head says them */
	static void write(Path pdf, List<String> lines, Edit edit, String number) throws IOException {
		write(pdf, Math.max(2, (lines.size() + LINES - 1) / LINES), lines, edit, number);
	}

	private static void write(Path pdf, int pages, List<String> lines, Edit edit, String number) throws IOException {
		try (PDDocument document = new PDDocument();
				InputStream font = PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
			PDType0Font sans = PDType0Font.load(document, font);
			for (int i = 1; i <= pages; i++) {
				PDPage page = new PDPage(PDRectangle.A4);
				document.addPage(page);
				try (PDPageContentStream content = new PDPageContentStream(document, page)) {
					content.beginText();
					content.setFont(sans, 12);
					content.newLineAtOffset(72, HEAD);
					content.showText("Claim C2 is contradicted. " + String.format(java.util.Locale.ROOT, number, i, pages));
					content.setFont(sans, 8);
					for (String line : lines.subList(Math.min(lines.size(), (i - 1) * LINES), Math.min(lines.size(), i * LINES))) {
						content.newLineAtOffset(0, -LEADING);
						show(content, line);
					}
					content.endText();
				}
				PDAnnotationLink link = new PDAnnotationLink();
				link.setRectangle(new PDRectangle(72, 690, 100, 20));
				link.setBorder(COSArray.ofCOSIntegers(List.of(0, 0, 0)));
				page.getAnnotations().add(link);
				PDAnnotationSquare square = new PDAnnotationSquare();
				square.setRectangle(new PDRectangle(72, 600, 100, 20));
				page.getAnnotations().add(square);
			}
			document.getDocumentInformation().setCustomMetadataValue("Engine", "/home/somebody/engine.jar");
			document.getDocumentCatalog().getCOSObject().setItem(COSName.AA, new org.apache.pdfbox.cos.COSDictionary());
			edit.apply(document);
			document.save(pdf.toFile());
		}
	}

	private static void show(PDPageContentStream content, String line) throws IOException {
		String[] columns = line.split("\t");
		content.showText(columns[0]);
		for (int i = 1; i < columns.length; i++) {
			content.newLineAtOffset(COLUMN, 0);
			content.showText(columns[i]);
		}
		if (columns.length > 1) {
			content.newLineAtOffset(-COLUMN * (columns.length - 1), 0);
		}
	}
}
