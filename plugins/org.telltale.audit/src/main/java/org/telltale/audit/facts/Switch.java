package org.telltale.audit.facts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Words for a switch that is on or off, as settings, ROMs and lists of runs write them. */
public final class Switch {

	/** Words for on. */
	public static final List<String> ON = List.of("1", "true", "on", "yes", "given", "enabled", "allow");
	/** Words for off. */
	public static final List<String> OFF = List.of("0", "false", "off", "no", "none", "disabled", "ignore", "deny");

	private Switch() {
	}

	/** Whether the word means on; empty if it means neither on nor off. */
	public static Optional<Boolean> of(String value) {
		String word = value.toLowerCase(Locale.ROOT);
		return ON.contains(word) ? Optional.of(true) : OFF.contains(word) ? Optional.of(false) : Optional.empty();
	}

	/** Whether two words say the same: equal but for case, or both on, or both off. */
	public static boolean isSame(String a, String b) {
		return a.toLowerCase(Locale.ROOT).equals(b.toLowerCase(Locale.ROOT)) || of(a).isPresent() && of(a).equals(of(b));
	}

	/** Whether one is a word for on and the other one for off. */
	public static boolean isOpposite(String a, String b) {
		return of(a).isPresent() && of(b).isPresent() && !of(a).equals(of(b));
	}
}
