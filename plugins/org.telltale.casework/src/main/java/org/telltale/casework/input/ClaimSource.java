package org.telltale.casework.input;

/**
 * Where a claim was made, and the archived copy of that. The model keeps both in one text, {@code TEXT # FILE}.
 *
 * @param text the source in words; empty if none is named
 * @param file name of the copy, with folders where the list names them; empty if none is named
 */
public record ClaimSource(String text, String file) {

	private static final String BETWEEN = " # ";

	/** Reads what {@link #joined()} wrote. */
	public static ClaimSource of(String joined) {
		int at = joined.lastIndexOf(BETWEEN);
		return at < 0 ? new ClaimSource(joined, "") : new ClaimSource(joined.substring(0, at), joined.substring(at + BETWEEN.length()));
	}

	/** Both in one text. */
	public String joined() {
		return file.isBlank() && !text.contains(BETWEEN) ? text : text + BETWEEN + file;
	}
}
