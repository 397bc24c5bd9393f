package org.telltale.workbench.views;

import org.telltale.workbench.text.Texts;

/** How strong a sighting is, told by shape and word. */
final class Strengths {

	private Strengths() {
	}

	static String of(String strength) {
		return symbol(strength) + " " + Texts.of("strength." + (strength.isEmpty() ? "unknown" : strength));
	}

	private static String symbol(String strength) {
		return switch (strength) {
			case "exact" -> "●";
			case "digest" -> "◐";
			case "partial" -> "○";
			default -> "◌";
		};
	}
}
