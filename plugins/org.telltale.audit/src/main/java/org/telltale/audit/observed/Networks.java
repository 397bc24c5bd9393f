package org.telltale.audit.observed;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which bearer a name stands for (docs/formats/observations.md). */
public final class Networks {

	/** {@code type=WIFI} and {@code type=MOBILE} up to Android 12, {@code type=1} and {@code type=0} from then on. */
	private static final Pattern WIFI = Pattern.compile("(?:^|[^\\w])type=(?:WIFI|1)(?![\\w])");
	private static final Pattern CELLULAR = Pattern.compile("(?:^|[^\\w])type=(?:MOBILE|0)(?![\\w])");
	private static final Pattern WIFI_INTERFACE = Pattern.compile("(?:wlan|wifi|swlan|wl)\\d{1,4}");
	private static final Pattern CELLULAR_INTERFACE = Pattern.compile("(?:rmnet|ccmni|pdp|ccinet|wwan|seth).{0,60}");

	private Networks() {
	}

	/** Of a network's identity as NetworkStatsService writes it; empty where it names both or none. */
	public static Optional<String> ofIdentity(String identity) {
		boolean wifi = WIFI.matcher(identity).find();
		boolean cellular = CELLULAR.matcher(identity).find();
		return wifi == cellular ? Optional.empty() : Optional.of(wifi ? "wifi" : "cellular");
	}

	/** Of an interface's name; a name like {@code eth0} or {@code any} says nothing. */
	public static Optional<String> ofInterface(String name) {
		return WIFI_INTERFACE.matcher(name).matches() ? Optional.of("wifi") : CELLULAR_INTERFACE.matcher(name).matches() ? Optional.of("cellular") : Optional.empty();
	}
}
