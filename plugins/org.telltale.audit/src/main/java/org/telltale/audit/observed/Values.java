package org.telltale.audit.observed;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.telltale.audit.facts.Switch;

/** Which values of a dimension mean the same, and which can be held against each other at all (docs/formats/observations.md, Agreement). */
final class Values {

	private static final Set<String> SWITCH = Set.of("on", "off");
	/** Dimensions whose values are words of the evidence, each as good as any other. */
	private static final Set<String> AS_WRITTEN = Set.of("rom-fingerprint", "rom-build", "rom-incremental", "android", "build-type", "verified-boot");
	private static final Set<String> LINK = Set.of("connected", "disconnected");
	private static final Map<String, Set<String>> LISTED = Map.ofEntries(Map.entry("bearer", Set.of("wifi", "cellular", "none")), Map.entry("screen", SWITCH),
			Map.entry("boot", Set.of("started", "completed")), Map.entry("power", Set.of("ac", "usb", "wireless", "battery")), Map.entry("wifi-link", LINK),
			Map.entry("cellular-link", LINK), Map.entry("bootloader", Set.of("locked", "unlocked")));

	private Values() {
	}

	static boolean areComparable(String dimension, String a, String b) {
		Set<String> listed = LISTED.getOrDefault(dimension, Set.of());
		return Switch.isSame(a, b) || Switch.isOpposite(a, b) || AS_WRITTEN.contains(dimension)
				|| listed.contains(a.toLowerCase(Locale.ROOT)) && listed.contains(b.toLowerCase(Locale.ROOT));
	}
}
