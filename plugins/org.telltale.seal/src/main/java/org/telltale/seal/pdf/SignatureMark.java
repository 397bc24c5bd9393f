package org.telltale.seal.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.telltale.seal.refusal.Refusal;

/**
 * The visible signature: a box at the foot of the last page, drawn before the file is signed, so that the signature covers
 * it. Its font is a subset of Liberation Sans; a character that it does not show is written as its number.
 */
final class SignatureMark {

	/** Print and Locked (ISO 32000-2 table 167). */
	static final int PRINTED_AND_LOCKED = 132;
	private static final COSName TABS = COSName.getPDFName("Tabs");
	private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
	private static final float MARGIN_POINTS = 57;
	private static final float FOOT_POINTS = 62;
	private static final float SIZE_POINTS = 8;
	private static final float LEADING_POINTS = 11;
	private static final float INSET_POINTS = 8;

	private SignatureMark() {
	}

	/** Adds the field to a document that has none, with the lines as its picture; long lines are broken. */
	static void add(PDDocument document, List<String> lines) throws IOException {
		PDPage page = document.getPage(document.getNumberOfPages() - 1);
		PDRectangle box = page.getMediaBox();
		float width = box.getWidth() - 2 * MARGIN_POINTS;
		PDAcroForm form = new PDAcroForm(document);
		form.getCOSObject().setDirect(true);
		document.getDocumentCatalog().setAcroForm(form);
		PDSignatureField field = new PDSignatureField(form);
		field.setPartialName(OpenSeal.SIGNATURE_FIELD);
		field.setAlternateFieldName(String.join(" ", lines));
		PDAnnotationWidget widget = field.getWidgets().get(0);
		widget.setAnnotationFlags(PRINTED_AND_LOCKED);
		widget.setPage(page);
		try (InputStream in = PDDocument.class.getResourceAsStream(FONT)) {
			PDType0Font font = PDType0Font.load(document, in, true);
			List<String> broken = lines.stream().flatMap(line -> Lines.broken(shown(line, font), width - 2 * INSET_POINTS, text -> width(text, font)).stream()).toList();
			float height = broken.size() * LEADING_POINTS + 2 * INSET_POINTS;
			widget.setRectangle(new PDRectangle(box.getLowerLeftX() + MARGIN_POINTS, box.getLowerLeftY() + FOOT_POINTS, width, height));
			widget.setAppearance(appearance(document, font, broken, width, height));
		}
		page.getAnnotations().add(widget);
		page.getCOSObject().setItem(TABS, COSName.S);
		StructureTree.add(document, page, widget);
		form.getFields().add(field);
		form.setSignaturesExist(true);
		form.setAppendOnly(true);
	}

	/** Refuses unless the signature's one widget is invisible or stands on the last page with one plain appearance. */
	static void requirePlace(PDDocument document, List<PDAnnotationWidget> widgets) throws IOException, Refusal {
		Refusal.unless(widgets.size() == 1, "the signature field stands in several places");
		PDRectangle place = widgets.get(0).getRectangle();
		Refusal.unless(place != null, "the signature field has no place");
		if (place.getWidth() == 0 && place.getHeight() == 0) {
			return;
		}
		PDPage last = document.getPage(document.getNumberOfPages() - 1);
		Refusal.unless(last.getAnnotations().stream().anyMatch(each -> each.getCOSObject() == widgets.get(0).getCOSObject()),
				"the signature field is not on the last page");
		PDAppearanceDictionary appearance = widgets.get(0).getAppearance();
		Refusal.unless(appearance != null && appearance.getCOSObject().size() == 1 && appearance.getNormalAppearance() != null
				&& appearance.getNormalAppearance().isStream(), "the signature field does not have one plain appearance");
		Refusal.unless(!widgets.get(0).getCOSObject().containsKey(COSName.AA) && !widgets.get(0).getCOSObject().containsKey(COSName.A),
				"the signature field acts");
	}

	private static PDAppearanceDictionary appearance(PDDocument document, PDType0Font font, List<String> lines, float width, float height)
			throws IOException {
		PDAppearanceStream picture = new PDAppearanceStream(document);
		picture.setBBox(new PDRectangle(width, height));
		picture.setResources(new PDResources());
		try (PDPageContentStream content = new PDPageContentStream(document, picture)) {
			content.setLineWidth(0.6f);
			content.addRect(0.3f, 0.3f, width - 0.6f, height - 0.6f);
			content.stroke();
			content.beginText();
			content.setFont(font, SIZE_POINTS);
			content.newLineAtOffset(INSET_POINTS, height - INSET_POINTS - SIZE_POINTS);
			for (String line : lines) {
				content.showText(line);
				content.newLineAtOffset(0, -LEADING_POINTS);
			}
			content.endText();
		}
		PDAppearanceDictionary appearance = new PDAppearanceDictionary();
		appearance.setNormalAppearance(picture);
		return appearance;
	}

	private static float width(String text, PDFont font) {
		try {
			return font.getStringWidth(text) / 1000 * SIZE_POINTS;
		} catch (IOException e) {
			throw new IllegalStateException("a font that was read cannot be read", e);
		}
	}

	private static String shown(String line, PDType0Font font) {
		StringBuilder text = new StringBuilder();
		line.codePoints().forEach(character -> {
			if (character >= ' ' && has(font, character)) {
				text.appendCodePoint(character);
			} else {
				text.append(String.format(java.util.Locale.ROOT, "[U+%04X]", character));
			}
		});
		return text.toString();
	}

	private static boolean has(PDType0Font font, int character) {
		try {
			font.encode(Character.toString(character));
			return true;
		} catch (IOException | IllegalArgumentException notInTheFont) {
			return false;
		}
	}
}
