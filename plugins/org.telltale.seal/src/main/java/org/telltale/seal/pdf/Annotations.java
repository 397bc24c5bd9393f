package org.telltale.seal.pdf;

import java.util.Set;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.telltale.seal.refusal.Refusal;

/** What stands on the pages beside their content: a report has links, and the widget of its signature. */
final class Annotations {

	private static final Set<String> GOES = Set.of("GoTo", "URI");

	private Annotations() {
	}

	/** Refuses every annotation but links that show nothing of their own and lead to a place, and the widget of the form's one field. */
	static void requireKnown(PDDocument document) throws Refusal {
		COSDictionary form = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.ACRO_FORM);
		COSArray fields = form == null ? null : form.getCOSArray(COSName.FIELDS);
		COSBase widget = fields == null || fields.size() != 1 ? null : fields.getObject(0);
		int number = 0;
		for (PDPage page : document.getPages()) {
			number++;
			COSBase all = page.getCOSObject().getDictionaryObject(COSName.ANNOTS);
			Refusal.unless(all == null || all instanceof COSArray, "the annotations of page " + number + " are no list");
			for (int i = 0; all instanceof COSArray each && i < each.size(); i++) {
				Refusal.unless(each.getObject(i) instanceof COSDictionary, "an annotation of page " + number + " cannot be read");
				COSDictionary annotation = (COSDictionary) each.getObject(i);
				Refusal.unless(annotation == widget && isSignature(annotation) || isLink(annotation), "page " + number + " has an annotation that is neither a plain link nor the signature's: " + name(annotation));
			}
		}
	}

	/** A field that is its own widget, as the finisher and the signer write it. */
	private static boolean isSignature(COSDictionary annotation) {
		return COSName.WIDGET.equals(annotation.getCOSName(COSName.SUBTYPE)) && COSName.SIG.equals(annotation.getCOSName(COSName.FT)) && !annotation.containsKey(COSName.KIDS);
	}

	private static boolean isLink(COSDictionary annotation) {
		COSBase action = annotation.getDictionaryObject(COSName.A);
		boolean leads = action == null || action instanceof COSDictionary known && GOES.contains(known.getNameAsString(COSName.S)) && !known.containsKey(COSName.NEXT);
		return COSName.LINK.equals(annotation.getCOSName(COSName.SUBTYPE)) && !annotation.containsKey(COSName.AP) && !annotation.containsKey(COSName.AA) && !hasBorder(annotation) && leads;
	}

	/** A link that says nothing of its border has one, of a point: a line through words, if it is as low as that. */
	private static boolean hasBorder(COSDictionary annotation) {
		COSArray border = annotation.getCOSArray(COSName.BORDER);
		boolean none = border != null && border.size() == 3;
		for (int i = 0; none && i < 3; i++) {
			none = border.getObject(i) instanceof COSNumber width && width.floatValue() == 0;
		}
		return !none || annotation.containsKey(COSName.BS);
	}

	private static String name(COSDictionary annotation) {
		return String.valueOf(annotation.getNameAsString(COSName.SUBTYPE));
	}
}
