package org.telltale.widgets;

import java.util.List;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.telltale.base.ByteRange;

/** Bytes with marks: marked ones stand bold, framed and on another ground. */
public final class HexView extends StyledText {

	private final Palette palette;

	/** Empty. */
	public HexView(Composite parent, Palette palette) {
		super(parent, SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL | SWT.MULTI);
		this.palette = palette;
		setFont(Fonts.sized(JFaceResources.getTextFont(), -1));
		setMargins(6, 4, 6, 4);
	}

	/** Shows bytes. The first line has the offset given; marked bytes are counted from the first byte. */
	public void show(byte[] bytes, long first, List<ByteRange> marked) {
		HexText hex = HexText.of(bytes, first, marked);
		setText(hex.text());
		hex.marks().forEach(mark -> setStyleRange(style(mark[0], mark[1])));
		if (!hex.marks().isEmpty()) {
			setTopIndex(Math.max(0, getLineAtOffset(hex.marks().getFirst()[0]) - 3));
		}
	}

	private StyleRange style(int start, int length) {
		StyleRange style = new StyleRange(start, length, null, palette.colour(Palette.MARK), SWT.BOLD);
		style.borderStyle = SWT.BORDER_SOLID;
		style.borderColor = palette.colour(Palette.SIGHTING);
		return style;
	}
}
