package org.telltale.casework.input;

/**
 * Where a condition is to be read: a file, and the place in it. The model keeps both in one text, {@code FILE # PLACE}.
 *
 * @param file its name, with folders where the list names them; empty if none is named
 * @param place for example {@code secure/cloud_enabled}; empty if none is named
 */
public record ConditionSource(String file, String place) {

	private static final String BETWEEN = " # ";

	/** Reads what {@link #text()} wrote. */
	public static ConditionSource of(String text) {
		int at = text.indexOf(BETWEEN);
		return at < 0 ? new ConditionSource(text, "") : new ConditionSource(text.substring(0, at), text.substring(at + BETWEEN.length()));
	}

	/** Both in one text. */
	public String text() {
		return place.isBlank() ? file : file + BETWEEN + place;
	}
}
