package org.telltale.casework.exchange.table;

import java.util.regex.Pattern;

/**
 * A cell of comma-separated values (RFC 4180) that no spreadsheet takes for a formula (OWASP, CSV injection): a text that begins with one of
 * {@code = + - @}, their full-width forms, tab, CR or LF gets an apostrophe in front, and so does one that begins with apostrophes and one of these,
 * so that taking one apostrophe off such a text gives it back. Numbers stay numbers.
 */
public final class CsvCell {

	private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
	private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\\t\\r\\n＝＋－＠].*");
	/** Semicolon and tab too: where these separate the cells of a spreadsheet's locale, what is behind them would begin a cell. */
	private static final Pattern QUOTED = Pattern.compile("(?s).*[\",;\\t\\r\\n].*|\\s.*|.*\\s");

	private CsvCell() {
	}

	/** The text with an apostrophe in front where it could be a formula. */
	public static String neutral(String text) {
		return !NUMBER.matcher(text).matches() && FORMULA.matcher(text).matches() ? "'" + text : text;
	}

	/** The cell, neutral and quoted where it has to be. */
	public static String of(String text) {
		String safe = neutral(text);
		return QUOTED.matcher(safe).matches() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
	}
}
