package org.telltale.report.internal.birt;

import java.awt.Font;

/**
 * Text as the report's fonts can show it. Evidence may hold any character; one that no embedded font has would call in a
 * font that is not embedded, and a control character would vanish. What cannot be shown becomes its number,
 * {@code [U+1F600]}; line ends stay. Thread-safe.
 */
final class Legible {

	private final Font text = new Font("Noto Sans", Font.PLAIN, 10);
	private final Font han = new Font("Noto Sans CJK SC", Font.PLAIN, 10);

	/** The text, unchanged if every character can be shown. */
	String of(String value) {
		if (value.codePoints().allMatch(this::shown)) {
			return value;
		}
		StringBuilder out = new StringBuilder();
		value.replace("\r\n", "\n").codePoints().forEach(c -> {
			if (shown(c)) {
				out.appendCodePoint(c);
			} else {
				out.append(String.format(java.util.Locale.ROOT, "[U+%04X]", c));
			}
		});
		return out.toString();
	}

	/** By the fonts of fontsConfig.xml; BIRT sets characters one by one and knows none beyond U+FFFF. */
	private boolean shown(int c) {
		if (c < 0x7f) {
			return c >= 0x20 || c == '\n';
		}
		int type = Character.getType(c);
		return c <= 0xffff && type != Character.FORMAT && type != Character.CONTROL && (text.canDisplay(c) || han.canDisplay(c));
	}
}
