package org.telltale.workbench.views;

import org.telltale.workbench.text.Texts;

/** How grave a finding is, told by shape and word. */
final class Severities {

	private Severities() {
	}

	static String symbol(String severity) {
		return switch (severity) {
			case "high" -> "■";
			case "medium" -> "▲";
			case "low" -> "◆";
			default -> "·";
		};
	}

	static String of(String severity) {
		return symbol(severity) + " " + Texts.of("severity." + (severity.isEmpty() ? "information" : severity));
	}

	static int rank(String severity) {
		return switch (severity) {
			case "high" -> 0;
			case "medium" -> 1;
			case "low" -> 2;
			default -> 3;
		};
	}
}
