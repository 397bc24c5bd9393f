package org.telltale.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;

/** A sealed file with a change appended behind its signature. */
final class IncrementalUpdate {

	/** A change; it marks what has to be written. */
	interface Edit {
		void apply(PDDocument document) throws IOException;
	}

	private IncrementalUpdate() {
	}

	static byte[] of(byte[] report, Edit edit) throws IOException {
		try (PDDocument document = Loader.loadPDF(report)) {
			edit.apply(document);
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			document.saveIncremental(out);
			if (out.size() <= report.length) {
				throw new AssertionError("nothing was appended");
			}
			return out.toByteArray();
		}
	}

	static void title(PDDocument document) {
		document.getDocumentInformation().setTitle("Exonerated");
		document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
	}

	static void note(PDDocument document) throws IOException {
		PDAnnotationText note = new PDAnnotationText();
		note.setContents("not contradicted");
		note.setRectangle(new PDRectangle(72, 780, 300, 20));
		document.getPage(0).getAnnotations().add(note);
		document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
		document.getPage(0).getCOSObject().getCOSArray(COSName.ANNOTS).setNeedToBeUpdated(true);
	}

	static void pageContent(PDDocument document) throws IOException {
		content(document.getPage(0).getContentStreams().next().getCOSObject(), "BT ET");
	}

	static void placeOfTheMark(PDDocument document) {
		PDAnnotationWidget widget = mark(document);
		widget.setRectangle(new PDRectangle(0, 0, 600, 800));
		widget.getCOSObject().setNeedToBeUpdated(true);
	}

	static void lookOfTheMark(PDDocument document) throws IOException {
		COSDictionary look = mark(document).getCOSObject().getCOSDictionary(COSName.AP);
		COSBase normal = look.getDictionaryObject(COSName.N);
		content((COSStream) normal, "1 1 1 rg 0 0 600 800 re f");
	}

	private static PDAnnotationWidget mark(PDDocument document) {
		return document.getDocumentCatalog().getAcroForm().getFields().get(0).getWidgets().get(0);
	}

	/** Puts other content into a stream. */
	static void content(COSStream stream, String content) throws IOException {
		try (var out = stream.createOutputStream()) {
			out.write(content.getBytes(StandardCharsets.US_ASCII));
		}
		stream.setNeedToBeUpdated(true);
	}
}
