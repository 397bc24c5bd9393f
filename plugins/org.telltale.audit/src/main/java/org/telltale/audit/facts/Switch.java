package org.telltale.audit.facts;

import java.util.Locale;
import java.util.Set;

/** Words for a switch that is on or off, as settings, ROMs and lists of runs write them. */
public final class Switch {

	private static final Set<String> ON = Set.of("1", "true", "on", "yes", "given", "enabled", "allow");
	private static final Set<String> OFF = Set.of("0", "false", "off", "no", "none", "disabled", "ignore", "deny");

	private Switch() {
	}

	/** Whether two words say the same: equal but for case, or both on, or both off. */
	public static boolean isSame(String a, String b) {
		String x = a.toLowerCase(Locale.ROOT);
		String y = b.toLowerCase(Locale.ROOT);
		return x.equals(y) || ON.contains(x) && ON.contains(y) || OFF.contains(x) && OFF.contains(y);
	}

	/** Whether one is a word for on and the other one for off. */
	public static boolean isOpposite(String a, String b) {
		String x = a.toLowerCase(Locale.ROOT);
		String y = b.toLowerCase(Locale.ROOT);
		return ON.contains(x) && OFF.contains(y) || OFF.contains(x) && ON.contains(y);
	}
}
