package org.telltale.audit.observed;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Words for on and off, as settings and lists of runs write them. */
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

	/** Whether one means on and the other off. */
	public static boolean areOpposite(String a, String b) {
		return of(a).isPresent() && of(b).isPresent() && !of(a).equals(of(b));
	}
}
