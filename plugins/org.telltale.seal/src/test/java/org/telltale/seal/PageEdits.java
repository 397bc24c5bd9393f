package org.telltale.seal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.telltale.seal.text.Drawings.Drawing;

/** What is made otherwise of plain reports before they are sealed. */
final class PageEdits {

	private PageEdits() {
	}

	/** Draws below all that stands on the first page. */
	static PlainReport.Edit below(Drawing drawing) {
		return document -> draw(document, AppendMode.PREPEND, drawing);
	}

	/** Draws over what stands on the first page. */
	static PlainReport.Edit above(Drawing drawing) {
		return document -> draw(document, AppendMode.APPEND, drawing);
	}

	private static void draw(PDDocument document, AppendMode where, Drawing drawing) throws IOException {
		PDPage page = document.getPage(0);
		try (PDPageContentStream content = new PDPageContentStream(document, page, where, true)) {
			drawing.on(document, content, font(page));
		}
	}

	private static PDFont font(PDPage page) throws IOException {
		return page.getResources().getFont(page.getResources().getFontNames().iterator().next());
	}

	/** Lines of the first page stand where those behind them did, and these where they did; they are drawn in the order in which they were. */
	static void exchange(PDDocument document, int line, float down) throws IOException {
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

	/** A section that nobody compares, as long as it has to be, in front of the evidence. */
	static List<String> examiners(List<String> lines, int many) {
		int at = lines.indexOf("5 Evidence");
		return Stream.of(lines.subList(0, at).stream(), Stream.of("3 Examiners"), Stream.generate(() -> "Nobody").limit(many), lines.subList(at, lines.size()).stream()).flatMap(part -> part).toList();
	}

	/** A word at the end of a line. What is drawn last belongs to the last section of its page. @param line of the first page, from 1 on */
	static Drawing word(String word, int line) {
		return (document, content, font) -> {
			content.beginText();
			content.setFont(font, 8);
			content.newLineAtOffset(540, PlainReport.HEAD - line * PlainReport.LEADING);
			content.showText(word);
			content.endText();
		};
	}

	private static COSDictionary pages(PDDocument document) {
		return document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.PAGES);
	}

	/** One more page that the count leaves out. */
	static void hidePage(PDDocument document) throws IOException {
		PDPage page = new PDPage(document.getPage(0).getMediaBox());
		document.addPage(page);
		page.setResources(document.getPage(0).getResources());
		try (PDPageContentStream content = new PDPageContentStream(document, page)) {
			content.beginText();
			content.setFont(font(page), 12);
			content.newLineAtOffset(72, 500);
			content.showText("Claim C2 is not contradicted.");
			content.endText();
		}
		pages(document).setItem(COSName.COUNT, COSInteger.TWO);
	}

	/** One more page, in a branch that says that it has none. */
	static void hideBranch(PDDocument document) throws IOException {
		hidePage(document);
		COSDictionary root = pages(document);
		COSArray kids = root.getCOSArray(COSName.KIDS);
		COSDictionary page = (COSDictionary) kids.getObject(2);
		COSDictionary branch = new COSDictionary();
		branch.setItem(COSName.TYPE, COSName.PAGES);
		branch.setItem(COSName.PARENT, root);
		branch.setItem(COSName.COUNT, COSInteger.ZERO);
		branch.setItem(COSName.KIDS, new COSArray(List.of(page)));
		page.setItem(COSName.PARENT, branch);
		kids.set(2, branch);
	}

	/** The first page once more. */
	static void repeatPage(PDDocument document) {
		COSDictionary root = pages(document);
		root.getCOSArray(COSName.KIDS).add(root.getCOSArray(COSName.KIDS).get(0));
		root.setItem(COSName.COUNT, COSInteger.THREE);
	}

	/** A structure tree of one paragraph. */
	static PlainReport.Edit tree(Consumer<COSDictionary> change) {
		return document -> {
			COSDictionary whole = new COSDictionary();
			whole.setName(COSName.S, "Document");
			COSDictionary paragraph = new COSDictionary();
			paragraph.setName(COSName.S, "P");
			paragraph.setItem(COSName.P, whole);
			change.accept(paragraph);
			whole.setItem(COSName.K, new COSArray(List.of(paragraph)));
			COSDictionary parents = new COSDictionary();
			parents.setItem(COSName.NUMS, new COSArray());
			COSDictionary root = new COSDictionary();
			root.setItem(COSName.TYPE, COSName.STRUCT_TREE_ROOT);
			root.setItem(COSName.K, whole);
			root.setItem(COSName.getPDFName("ParentTree"), parents);
			root.setInt(COSName.getPDFName("ParentTreeNextKey"), 1_000_000);
			document.getDocumentCatalog().getCOSObject().setItem(COSName.STRUCT_TREE_ROOT, root);
		};
	}

	/** A note on the first page that the report had before it was signed. */
	static void note(PDDocument document) throws IOException {
		PDAnnotationText note = new PDAnnotationText();
		note.setContents("not contradicted");
		note.setRectangle(new PDRectangle(72, 500, 100, 20));
		note.setAppearance(look(document));
		document.getPage(0).getAnnotations().add(note);
	}

	/** The link of the second page. */
	static PDAnnotation link(PDDocument document) throws IOException {
		return document.getPage(1).getAnnotations().get(0);
	}

	/** What an annotation looks like. */
	static PDAppearanceDictionary look(PDDocument document) {
		PDAppearanceStream picture = new PDAppearanceStream(document);
		picture.setBBox(new PDRectangle(100, 20));
		picture.setResources(new PDResources());
		PDAppearanceDictionary appearance = new PDAppearanceDictionary();
		appearance.setNormalAppearance(picture);
		return appearance;
	}
}
