package org.telltale.widgets;

import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;

/** Fonts made of others; JFace's registry of resources keeps them until the display ends. */
public final class Fonts {

	private Fonts() {
	}

	/** The font in bold. */
	public static Font bold(Font font) {
		return JFaceResources.getResources().create(FontDescriptor.createFrom(font).setStyle(SWT.BOLD));
	}

	/** The font that many points larger, in bold. */
	public static Font heading(Font font, int larger) {
		return JFaceResources.getResources().create(FontDescriptor.createFrom(font).increaseHeight(larger).setStyle(SWT.BOLD));
	}

	/** The font that many points larger or smaller. */
	public static Font sized(Font font, int by) {
		return JFaceResources.getResources().create(FontDescriptor.createFrom(font).increaseHeight(by));
	}
}
