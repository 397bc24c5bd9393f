package org.telltale.widgets;

import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
public final class Grouped {

	/** A narrow no-break space between thousands (ISO 80000-1 section 7.3.1). */
	private static final String SPACE = "\u202f";

	private Grouped() {
	}

	/** A whole number with its thousands apart. */
	public static String number(long value) {
		return String.format(Locale.ROOT, "%,d", value).replace(",", SPACE);
	}

	/** A count of bytes in the unit that keeps it short; exact below 10 000. */
	public static String bytes(long bytes) {
		if (Math.abs(bytes) < 10_000) {
			return number(bytes) + " B";
		} else if (Math.abs(bytes) < 10_000_000) {
			return number(Math.round(bytes / 1e3)) + " kB";
		}
		return number(Math.round(bytes / 1e6)) + " MB";
	}
}
