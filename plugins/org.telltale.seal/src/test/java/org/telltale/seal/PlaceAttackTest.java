package org.telltale.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages on which the words of the facts are drawn in their order, and people read something else: they stand elsewhere, or other pages are shown. */
class PlaceAttackTest {

	private StoryReports reports;

	@BeforeEach
	void makeKeys(@TempDir Path folder) throws Exception {
		reports = new StoryReports(folder);
	}

	private ReportBuilder report(PlainReport.Edit edit) {
		return reports.honest().document(edit);
	}

	/** Lines of the first page stand where those behind them did, and these where they did; they are drawn in the order in which they were. */
	private static void exchange(PDDocument document, int line, float down) throws IOException {
		PDPage page = document.getPage(0);
		List<Object> moved = new ArrayList<>();
		int lines = 0;
		for (Object token : new PDFStreamParser(page).parse()) {
			if (token instanceof Operator operator && operator.getName().equals("Td")) {
				lines++;
				float by = lines == line || lines == line + 2 ? -down : lines == line + 1 ? 2 * down : 0;
				moved.set(moved.size() - 1, new COSFloat(((COSNumber) moved.get(moved.size() - 1)).floatValue() + by));
			}
			moved.add(token);
		}
		PDStream content = new PDStream(document);
		try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
			new ContentStreamWriter(out).writeTokens(moved);
		}
		page.setContents(content);
	}

	@Test
	void linesThatStayWhereTheyAreAreGenuine() throws Exception {
		ReportBuilder report = report(document -> exchange(document, 4, 0));
		assertEquals(5, new Verifier().verify(report.build("still"), report.options()).exitCode());
	}

	@Test
	void linesThatStandInThePlaceOfOneAnotherAreRefused() throws Exception {
		Refused.by(report(document -> exchange(document, 4, 9)), "pages", "section 2 Summary, page 1: words do not stand where they are read");
	}

	/** What is drawn last belongs to the last section of its page, here one that is not compared. */
	@Test
	void wordOfAnotherSectionInTheMidstOfOneIsRefused() throws Exception {
		ReportBuilder report = report(document -> {
			PDPage page = document.getPage(0);
			try (PDPageContentStream content = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
				content.beginText();
				content.setFont(page.getResources().getFont(page.getResources().getFontNames().iterator().next()), 8);
				content.newLineAtOffset(600, 790 - 4 * 9);
				content.newLineAtOffset(-60, 0);
				content.showText("not");
				content.endText();
			}
		}).pages(lines -> Stream.concat(lines.subList(0, lines.indexOf("5 Evidence")).stream(), Stream.concat(Stream.concat(Stream.of("3 Examiners"), Stream.generate(() -> "Nobody").limit(80)),
				lines.subList(lines.indexOf("5 Evidence"), lines.size()).stream())).toList());
		Refused.by(report, "pages", "section 2 Summary, page 1: words of something else stand in its midst");
	}

	@Test
	void pagesBeyondTheCountAreRefused() throws Exception {
		Refused.by(report(document -> hide(document, false)), "signature.structure", "the tree of pages says that it has 2 pages where there are 3");
	}

	@Test
	void pagesInABranchThatSaysThatItHasNoneAreRefused() throws Exception {
		Refused.by(report(document -> hide(document, true)), "signature.structure", "the tree of pages says that it has 0 pages where there are 1");
	}

	@Test
	void pageThatStandsTwiceIsRefused() throws Exception {
		Refused.by(report(document -> {
			COSDictionary root = pages(document);
			root.getCOSArray(COSName.KIDS).add(root.getCOSArray(COSName.KIDS).get(0));
			root.setItem(COSName.COUNT, COSInteger.THREE);
		}), "signature.structure", "a page twice");
	}

	private static COSDictionary pages(PDDocument document) {
		return document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.PAGES);
	}

	/** One more page that the counts leave out. */
	private static void hide(PDDocument document, boolean inABranch) throws IOException {
		PDPage page = new PDPage(document.getPage(0).getMediaBox());
		COSDictionary first = document.getPage(0).getCOSObject();
		document.addPage(page);
		page.setResources(document.getPage(0).getResources());
		try (PDPageContentStream content = new PDPageContentStream(document, page)) {
			content.beginText();
			content.setFont(page.getResources().getFont(page.getResources().getFontNames().iterator().next()), 12);
			content.newLineAtOffset(72, 500);
			content.showText("Claim C2 is not contradicted.");
			content.endText();
		}
		COSDictionary root = pages(document);
		if (inABranch) {
			COSDictionary branch = new COSDictionary();
			branch.setItem(COSName.TYPE, COSName.PAGES);
			branch.setItem(COSName.PARENT, root);
			branch.setItem(COSName.COUNT, COSInteger.ZERO);
			COSArray kids = new COSArray();
			kids.add(page.getCOSObject());
			branch.setItem(COSName.KIDS, kids);
			page.getCOSObject().setItem(COSName.PARENT, branch);
			root.getCOSArray(COSName.KIDS).remove(2);
			root.getCOSArray(COSName.KIDS).add(branch);
		}
		root.setItem(COSName.COUNT, COSInteger.TWO);
		assertEquals(first, document.getPage(0).getCOSObject());
	}
}
