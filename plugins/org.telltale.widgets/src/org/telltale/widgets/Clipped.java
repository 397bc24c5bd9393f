package org.telltale.widgets;

import org.eclipse.swt.graphics.GC;

/** Text that has to fit. */
final class Clipped {

	private Clipped() {
	}

	/** The text, or as much of its start as fits in the width, with an ellipsis. */
	static String text(GC gc, String text, int width) {
		if (gc.textExtent(text).x <= width) {
			return text;
		}
		int fits = 0;
		int over = text.length();
		while (over - fits > 1) {
			int middle = (fits + over) / 2;
			if (gc.textExtent(text.substring(0, middle) + "…").x <= width) {
				fits = middle;
			} else {
				over = middle;
			}
		}
		return text.substring(0, fits) + "…";
	}
}
