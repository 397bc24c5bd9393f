package org.telltale.base.json;

/** Text is not the JSON that was promised; says what, and at which line and column. */
public final class JsonSyntaxException extends Exception {

	private static final long serialVersionUID = 1L;

	private final int offset;

	JsonSyntaxException(String what, String text, int offset) {
		super(what + " at line " + line(text, offset) + ", column " + column(text, offset));
		this.offset = offset;
	}

	/** UTF-16 units from the start of the text. */
	public int offset() {
		return offset;
	}

	private static long line(String text, int offset) {
		return 1 + text.substring(0, Math.min(offset, text.length())).chars().filter(c -> c == '\n').count();
	}

	private static int column(String text, int offset) {
		return offset - text.lastIndexOf('\n', Math.max(0, Math.min(offset, text.length()) - 1));
	}
}
