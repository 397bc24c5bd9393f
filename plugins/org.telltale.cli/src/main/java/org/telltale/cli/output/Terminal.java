package org.telltale.cli.output;

/** Makes text from evidence safe to show. */
public final class Terminal {

	private Terminal() {
	}

	/** The text with control, format (bidirectional overrides among them) and unpaired characters shown as {@code \\u{...}}. */
	public static String visible(String text) {
		StringBuilder out = new StringBuilder();
		text.codePoints().forEach(c -> {
			int type = Character.getType(c);
			if (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE || type == Character.LINE_SEPARATOR
					|| type == Character.PARAGRAPH_SEPARATOR) {
				out.append("\\u{").append(Integer.toHexString(c)).append('}');
			} else {
				out.appendCodePoint(c);
			}
		});
		return out.toString();
	}
}
