package org.telltale.tags;

import java.awt.Color;
import java.util.Map;

import org.eclipse.birt.report.engine.emitter.pdf.PDFPage;
import org.eclipse.birt.report.engine.emitter.pdf.PDFPageDevice;
import org.eclipse.birt.report.engine.nLayout.area.style.TextStyle;
import org.openpdf.text.Document;
import org.openpdf.text.pdf.PdfAnnotation;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfNumber;
import org.openpdf.text.pdf.PdfWriter;

/**
 * A page whose content is marked (ISO 32000-1, 14.6): text by the element that it belongs to, figures one by one, and lines, grounds and what is repeated on each
 * page as artefacts. One mark reaches as far as the same element is drawn.
 */
final class TaggedPage extends PDFPage {

	private static final String ARTEFACT = "/Artifact BMC\n";
	private static final String FIGURE = "Figure";

	private final Structure structure;
	/** What the open mark is of: an {@link Element}, {@link #FIGURE}, {@link #ARTEFACT}, or null where none is open. */
	private Object open;
	private boolean inside;

	TaggedPage(int width, int height, Document document, PdfWriter writer, PDFPageDevice device, Structure structure) {
		super(width, height, document, writer, device);
		this.structure = structure;
	}

	private void mark(Object what) {
		if (inside || what == open) {
			return;
		}
		close();
		open = what;
		contentByte.setLiteral(what instanceof Element element ? "/" + element.type() + " <</MCID " + structure.mark() + ">> BDC\n" : ARTEFACT);
	}

	private void content() {
		mark(structure.isContent() ? structure.current() : ARTEFACT);
	}

	private void close() {
		if (open != null) {
			contentByte.setLiteral("EMC\n");
			open = null;
		}
	}

	@Override
	public void dispose() {
		close();
		super.dispose();
	}

	@Override
	protected void drawText(String text, float x, float y, float baseline, float width, float height, TextStyle style) {
		content();
		within(() -> super.drawText(text, x, y, baseline, width, height, style));
	}

	/** What {@code drawing} draws belongs to the mark that is open. */
	private void within(Runnable drawing) {
		boolean before = inside;
		inside = true;
		try {
			drawing.run();
		} finally {
			inside = before;
		}
	}

	/** Draws into a form of its own, which pages show inside of a mark of theirs. */
	@Override
	public void drawTotalPage(String text, int x, int y, int width, int height, TextStyle style, float scale) {
		within(() -> super.drawTotalPage(text, x, y, width, height, style, scale));
	}

	@Override
	public void createTotalPageTemplate(int x, int y, int width, int height, float scale) {
		content();
		super.createTotalPageTemplate(x, y, width, height, scale);
	}

	@Override
	@SuppressWarnings("rawtypes") // as the class above has it
	protected void drawImage(String uri, byte[] data, String extension, float x, float y, float height, float width, String words, Map parameters) throws Exception {
		figure(words);
		super.drawImage(uri, data, extension, x, y, height, width, words, parameters);
		close();
	}

	private void figure(String words) {
		close();
		if (structure.isContent()) {
			contentByte.setLiteral("/" + FIGURE + " <</MCID " + structure.figure(words == null ? "" : words) + ">> BDC\n");
			open = FIGURE;
		} else {
			content();
		}
	}

	/** BIRT writes the words that stand for a picture as a square without appearance, which PDF/A does not allow; they are in the tree. */
	@Override
	protected void showHelpText(float x, float y, float width, float height, String words) {
		// in the tree
	}

	@Override
	protected void drawBackgroundColor(Color color, float x, float y, float width, float height) {
		mark(ARTEFACT);
		super.drawBackgroundColor(color, x, y, width, height);
	}

	@Override
	protected void drawBackgroundImage(float x, float y, float width, float height, float imageWidth, float imageHeight, int repeat, String uri, byte[] data, float absoluteX,
			float absoluteY) throws Exception {
		mark(ARTEFACT);
		super.drawBackgroundImage(x, y, width, height, imageWidth, imageHeight, repeat, uri, data, absoluteX, absoluteY);
	}

	@Override
	protected void drawLine(float startX, float startY, float endX, float endY, float width, Color color, int style) {
		mark(ARTEFACT);
		super.drawLine(startX, startY, endX, endY, width, color, style);
	}

	@Override
	public PdfAnnotation createHyperlink(String link, String bookmark, String target, int type, int x, int y, int width, int height) {
		PdfAnnotation annotation = super.createHyperlink(link, bookmark, target, type, x, y, width, height);
		if (annotation != null && structure.isContent()) {
			annotation.put(PdfName.STRUCTPARENT, new PdfNumber(TreeWriter.key(structure.link(annotation.getIndirectReference()))));
		}
		return annotation;
	}
}
