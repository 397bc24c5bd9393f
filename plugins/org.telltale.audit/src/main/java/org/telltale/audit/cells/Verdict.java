package org.telltale.audit.cells;

import java.util.Collection;
import java.util.List;

/** The words of a verdict; no word says that a universal "never" was proved. */
public enum Verdict {
	CONTRADICTED("contradicted"),
	INCONCLUSIVE("inconclusive"),
	NOT_CONTRADICTED("not contradicted"),
	EXCLUDED_BY_VOLUME("excluded by volume"),
	CONFIRMED("confirmed"),
	NOT_TESTED("not tested"),
	NOT_APPLICABLE("not applicable");

	private final String words;

	Verdict(String words) {
		this.words = words;
	}

	/** As it stands in facts, on screen and in reports. */
	public String words() {
		return words;
	}

	/** The verdict of those words. */
	public static Verdict of(String words) {
		return List.of(values()).stream().filter(v -> v.words.equals(words)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("no verdict is called " + words));
	}

	/** A claim's overall verdict: the gravest of those cells of it that count, in the order of this enumeration. */
	public static Verdict overall(Collection<Verdict> cells) {
		Verdict gravest = cells.stream().min(Enum::compareTo).orElse(NOT_TESTED);
		return gravest == EXCLUDED_BY_VOLUME ? NOT_CONTRADICTED : gravest;
	}
}
