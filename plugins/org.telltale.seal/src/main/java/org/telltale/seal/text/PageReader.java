package org.telltale.seal.text;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.TextPosition;

/** The lines of each page in the order in which they are drawn; text that is drawn and cannot be seen is noted. */
final class PageReader extends PaintedPage {

	/** Points; smaller letters are not read by people. */
	private static final float SMALLEST = 2;

	/** Points from the upper or lower edge of the page within which a running head stands. */
	private static final float MARGIN = 72;

	/** Of the size of a font: how high capitals are at least. Letters that are further apart than that do not belong together. */
	private static final float HEIGHT = 0.6f;

	/**
	 * What stands together on a line.
	 *
	 * @param squeezed its text, of which nothing else is compared
	 */
	record Written(String squeezed, Piece place) {
	}

	/**
	 * A line as it is drawn.
	 *
	 * @param margin whether all of its letters stand at the upper or lower edge of the page
	 * @param parts what stands apart on it; those of white space alone are left out
	 */
	record Drawn(String text, boolean margin, List<Written> parts) {
	}

	private final List<String> hidden = new ArrayList<>();
	private final List<List<Drawn>> pages = new ArrayList<>();
	private final List<Drawn> drawn = new ArrayList<>();
	private final StringBuilder line = new StringBuilder();
	private final List<Written> parts = new ArrayList<>();
	private boolean margin = true;
	private PDRectangle seen = new PDRectangle();

	PageReader() {
		setSortByPosition(false);
		setSuppressDuplicateOverlappingText(false);
		setLineSeparator("\n");
	}

	/** The lines of each page, in one pass. */
	List<List<Drawn>> pages(PDDocument document) throws IOException {
		writeText(document, Writer.nullWriter());
		return List.copyOf(pages);
	}

	@Override
	protected void startPage(PDPage page) {
		seen = page.getCropBox();
		turn();
	}

	@Override
	protected void endPage(PDPage page) {
		endLine();
		pages.add(List.copyOf(drawn));
		drawn.clear();
	}

	private void endLine() {
		if (!line.isEmpty()) {
			drawn.add(new Drawn(line.toString(), margin, List.copyOf(parts)));
		}
		line.setLength(0);
		parts.clear();
		margin = true;
	}

	@Override
	protected void writeString(String text, List<TextPosition> letters) throws IOException {
		super.writeString(text, letters);
		line.append(text);
		parts.addAll(apart(text, letters));
		float height = seen.getHeight();
		margin &= letters.stream().allMatch(letter -> letter.getY() <= MARGIN || letter.getY() >= height - MARGIN);
	}

	/** The word by what of it stands together; as one where its letters do not say what it says. */
	private static List<Written> apart(String text, List<TextPosition> letters) {
		List<Written> words = new ArrayList<>();
		StringBuilder together = new StringBuilder();
		Optional<Piece> place = Optional.empty();
		for (TextPosition letter : letters) {
			if (!letter.getUnicode().isBlank()) {
				Piece next = piece(letter);
				if (place.isPresent() && !together(place.get(), next)) {
					words.add(new Written(Squeezed.of(together.toString()), place.get()));
					together.setLength(0);
					place = Optional.empty();
				}
				together.append(letter.getUnicode());
				place = Optional.of(place.map(before -> before.and(next)).orElse(next));
			}
		}
		place.ifPresent(last -> words.add(new Written(Squeezed.of(together.toString()), last)));
		String said = Squeezed.of(text);
		boolean same = words.stream().map(Written::squeezed).reduce("", String::concat).equals(said);
		return same || words.isEmpty() ? words : List.of(new Written(said, Piece.around(words.stream().map(Written::place).toList())));
	}

	private static boolean together(Piece before, Piece next) {
		float height = Math.min(before.bottom() - before.top(), next.bottom() - next.top());
		return Math.abs(next.bottom() - before.bottom()) < height / 2 && before.isLeftOf(next) && next.left() - before.right() <= height;
	}

	private static Piece piece(TextPosition letter) {
		return new Piece(letter.getX(), letter.getX() + letter.getWidth(), letter.getY() - HEIGHT * Math.abs(letter.getYScale()), letter.getY());
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
	void note(Optional<String> what) {
		if (what.isPresent() && hidden.isEmpty()) {
			hidden.add("page " + getCurrentPageNo() + " has text " + what.get());
		}
	}

	@Override
	protected void processTextPosition(TextPosition text) {
		boolean outside = text.getX() < 0 || text.getY() < 0 || text.getX() > seen.getWidth() || text.getY() > seen.getHeight();
		if ((outside || Math.abs(text.getYScale()) < SMALLEST) && !text.getUnicode().isBlank()) {
			note(Optional.of("that is drawn so that nobody sees it: " + text.getUnicode()));
		}
		super.processTextPosition(text);
	}
}
