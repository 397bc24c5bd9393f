package org.telltale.widgets;

import java.util.List;
import java.util.function.IntConsumer;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.telltale.base.ByteRange;

/** Bytes with marks: marked ones stand bold, framed and on another ground. */
public final class HexView extends StyledText {

	private static final int CONTEXT = 3;

	private final Palette palette;
	private HexText hex = HexText.of(new byte[0], 0, List.of());
	private List<ByteRange> dimmed = List.of();
	private boolean showing;

	/** Empty. */
	public HexView(Composite parent, Palette palette) {
		super(parent, SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL | SWT.MULTI);
		this.palette = palette;
		setFont(Fonts.sized(JFaceResources.getTextFont(), -1));
		setMargins(6, 4, 6, 4);
	}

	/** Shows bytes. The first line has the offset given; marked bytes are counted from the first byte. */
	public void show(byte[] bytes, long first, List<ByteRange> marked) {
		showing = true;
		hex = HexText.of(bytes, first, marked);
		setText(hex.text());
		dimmed = List.of();
		hex.marks().forEach(mark -> setStyleRange(style(mark[0], mark[1])));
		if (!hex.marks().isEmpty()) {
			setTopIndex(Math.max(0, getLineAtOffset(hex.marks().getFirst()[0]) - CONTEXT));
		}
		showing = false;
	}

	/** Marks other ones of the bytes shown, and scrolls to the first of them if it is out of sight. */
	public void mark(List<ByteRange> marked) {
		List<int[]> places = hex.places(marked);
		setStyleRanges(new StyleRange[0]);
		dimmed.forEach(range -> hex.places(List.of(range)).forEach(place -> setStyleRange(new StyleRange(place[0], place[1], palette.colour(Palette.QUIET), null))));
		places.forEach(mark -> setStyleRange(style(mark[0], mark[1])));
		if (!places.isEmpty()) {
			int line = getLineAtOffset(places.getFirst()[0]);
			int shown = Math.max(1, getClientArea().height / getLineHeight() - 1);
			if (line < getTopIndex() || line >= getTopIndex() + shown) {
				setTopIndex(Math.max(0, line - CONTEXT));
			}
		}
	}

	/** Lets some of the bytes shown stand back behind the others; marks go. */
	public void dim(List<ByteRange> ranges) {
		dimmed = List.copyOf(ranges);
		mark(List.of());
	}

	/** Tells which byte the cursor was moved to, counted from the first. */
	public void onByte(IntConsumer listener) {
		addCaretListener(event -> {
			if (!showing) {
				hex.byteAt(event.caretOffset).ifPresent(listener);
			}
		});
	}

	/** Where the first of the digits of a byte stands in the text; for tests. */
	public int placeOf(int place) {
		return hex.places(List.of(new ByteRange(place, 1))).getFirst()[0];
	}

	private StyleRange style(int start, int length) {
		StyleRange style = new StyleRange(start, length, null, palette.colour(Palette.MARK), SWT.BOLD);
		style.borderStyle = SWT.BORDER_SOLID;
		style.borderColor = palette.colour(Palette.SIGHTING);
		return style;
	}
}
