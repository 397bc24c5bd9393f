package org.telltale.seal.text;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** What is drawn before or behind words, so that people read something else than programs. Points from the left and lower edge of the page. */
public final class Drawings {

	/** Where the words begin. */
	public static final float LEFT = 72;

	/** A table by which all letters are blanks, for {@link #retell}. */
	public static final String BLANKS = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 99 beginbfchar "
			+ IntStream.rangeClosed(1, 99).mapToObj(code -> String.format("<%04x> <0020>", code)).collect(Collectors.joining(" ")) + " endbfchar endcmap end";

	private static final float WIDTH = 200;

	/** What is drawn on a page with a font of its. */
	public interface Drawing {
		void on(PDDocument document, PDPageContentStream content, PDFont font) throws IOException;
	}

	private Drawings() {
	}

	/** Writes a line of its own. */
	public static void write(PDPageContentStream content, PDFont font, float y, String text) throws IOException {
		content.beginText();
		content.setFont(font, 10);
		content.newLineAtOffset(LEFT, y);
		content.showText(text);
		content.endText();
	}

	/** @param grey 0 is black, 1 is white */
	public static Drawing area(float grey, float y, float height) {
		return (document, content, font) -> {
			content.setNonStrokingColor(grey);
			content.addRect(LEFT - 5, y, WIDTH, height);
			content.fill();
			content.setNonStrokingColor(0f);
		};
	}

	public static Drawing line(float fromY, float toY) {
		return (document, content, font) -> {
			content.moveTo(LEFT - 5, fromY);
			content.lineTo(LEFT + 100, toY);
			content.stroke();
		};
	}

	public static Drawing picture(float y) {
		return (document, content, font) -> content.drawImage(LosslessFactory.createFromImage(document, new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB)), LEFT, y, 90, 12);
	}

	/** The colour of what is drawn behind. */
	public static Drawing colour(float grey) {
		return (document, content, font) -> content.setNonStrokingColor(grey);
	}

	/** What is drawn behind is seen in this area alone. */
	public static Drawing clip(float y, float height) {
		return (document, content, font) -> {
			content.addRect(LEFT - 5, y, WIDTH, height);
			content.clip();
		};
	}

	/** What is drawn behind lets its ground through. */
	public static Drawing transparent() {
		PDExtendedGraphicsState thin = new PDExtendedGraphicsState();
		thin.setNonStrokingAlphaConstant(0.05f);
		return (document, content, font) -> content.setGraphicsStateParameters(thin);
	}

	/** Letters that are drawn behind are not painted. */
	public static Drawing unpainted() {
		return (document, content, font) -> content.setRenderingMode(RenderingMode.NEITHER);
	}

	/** Words with a blank in their stead. */
	public static Drawing blanked(float y) {
		return (document, content, font) -> {
			COSDictionary properties = new COSDictionary();
			properties.setString(COSName.ACTUAL_TEXT, " ");
			content.beginMarkedContent(COSName.getPDFName("Span"), PDPropertyList.create(properties));
			write(content, font, y, "is wrong");
			content.endMarkedContent();
		};
	}

	/** Words in a font of their own. */
	public static Drawing inAnotherFont(float y) {
		return (document, content, font) -> {
			try (InputStream program = PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
				write(content, PDType0Font.load(document, program), y, "is wrong");
			}
		};
	}

	/** Gives the last font of the first page of a document that was written another table of what its letters are. @param table empty for none */
	public static void retell(PDDocument document, String table) throws IOException {
		PDResources resources = document.getPage(0).getResources();
		List<COSName> names = new ArrayList<>();
		resources.getFontNames().forEach(names::add);
		COSDictionary font = resources.getFont(names.getLast()).getCOSObject();
		font.removeItem(COSName.TO_UNICODE);
		if (!table.isEmpty()) {
			PDStream stream = new PDStream(document);
			try (var out = stream.createOutputStream()) {
				out.write(table.getBytes(StandardCharsets.US_ASCII));
			}
			font.setItem(COSName.TO_UNICODE, stream);
		}
	}
}
