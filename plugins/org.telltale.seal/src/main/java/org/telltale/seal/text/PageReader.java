package org.telltale.seal.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.contentstream.operator.text.SetTextRenderingMode;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The lines of each page in the order in which they are drawn; text that is drawn and cannot be seen is noted. */
final class PageReader extends PDFTextStripper {

	/** Points; smaller letters are not read by people. */
	private static final float SMALLEST = 2;

	/** Points from the upper or lower edge of the page within which a running head stands. */
	private static final float MARGIN = 72;

	/**
	 * A line as it is drawn.
	 *
	 * @param margin whether all of its letters stand at the upper or lower edge of the page
	 */
	record Drawn(String text, boolean margin) {
	}

	private final List<String> hidden = new ArrayList<>();
	private final List<Drawn> drawn = new ArrayList<>();
	private final StringBuilder line = new StringBuilder();
	private boolean margin = true;

	PageReader() {
		addOperator(new SetTextRenderingMode(this));
		setSortByPosition(false);
		setLineSeparator("\n");
	}

	/** The page's lines. @param page from 1 */
	List<Drawn> lines(PDDocument document, int page) throws IOException {
		drawn.clear();
		setStartPage(page);
		setEndPage(page);
		getText(document);
		endLine();
		return List.copyOf(drawn);
	}

	private void endLine() {
		boolean all = margin;
		line.toString().lines().forEach(text -> drawn.add(new Drawn(text, all)));
		line.setLength(0);
		margin = true;
	}

	@Override
	protected void writeString(String text, List<TextPosition> letters) throws IOException {
		super.writeString(text, letters);
		line.append(text);
		float height = getCurrentPage().getCropBox().getHeight();
		margin &= letters.stream().allMatch(letter -> letter.getY() <= MARGIN || letter.getY() >= height - MARGIN);
	}

	@Override
	protected void writeWordSeparator() throws IOException {
		super.writeWordSeparator();
		line.append(getWordSeparator());
	}

	@Override
	protected void writeLineSeparator() throws IOException {
		super.writeLineSeparator();
		endLine();
	}

	/** Where text was found that is not seen, a sentence each. */
	List<String> hidden() {
		return hidden;
	}

	@Override
	protected void processTextPosition(TextPosition text) {
		RenderingMode mode = getGraphicsState().getTextState().getRenderingMode();
		PDRectangle seen = getCurrentPage().getCropBox();
		boolean outside = text.getX() < 0 || text.getY() < 0 || text.getX() > seen.getWidth() || text.getY() > seen.getHeight();
		boolean invisible = mode == RenderingMode.NEITHER || mode == RenderingMode.NEITHER_CLIP || outside || Math.abs(text.getYScale()) < SMALLEST;
		if (invisible && !text.getUnicode().isBlank() && hidden.isEmpty()) {
			hidden.add("page " + getCurrentPageNo() + " has text that is drawn so that nobody sees it: " + text.getUnicode());
		}
		super.processTextPosition(text);
	}
}
