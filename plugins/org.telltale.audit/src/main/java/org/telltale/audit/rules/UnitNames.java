package org.telltale.audit.rules;

import java.util.Locale;

/** When two names of a make, a model or a build are taken for one. */
public final class UnitNames {

	private UnitNames() {
	}

	/** Whether one of two names is in the other, without case and all but letters and digits. What is blank contradicts nothing. */
	public static boolean isAlike(String a, String b) {
		String x = plain(a);
		String y = plain(b);
		return x.contains(y) || y.contains(x);
	}

	private static String plain(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]", "");
	}
}
