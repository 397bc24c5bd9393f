package org.telltale.workbench.views;

import java.util.Locale;

/** How a verdict looks: a symbol whose shape tells it, its word, a colour key. */
final class Verdicts {

	private Verdicts() {
	}

	static String symbol(String verdict) {
		return switch (verdict) {
			case "contradicted" -> "✗";
			case "not contradicted" -> "✓";
			case "excluded by volume" -> "⊘";
			case "confirmed" -> "✔";
			case "inconclusive" -> "≈";
			case "not tested" -> "?";
			default -> "–";
		};
	}

	static String colour(String verdict) {
		return "org.telltale.verdict." + verdict.replace(' ', '_').toLowerCase(Locale.ROOT);
	}
}
