package org.telltale.handset.text;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** User ids as Android's texts write them (android.os.UserHandle.formatUid, bionic's passwd names). */
final class AndroidUid {

	/** Ids of one user. */
	static final long PER_USER = 100_000;
	private static final Pattern OF_USER = Pattern.compile("u(\\d{1,4})_?([ais])?(\\d{1,5})");
	private static final Pattern OLD = Pattern.compile("app_(\\d{1,4})");
	private static final Map<String, Long> NAMES = Map.ofEntries(Map.entry("root", 0L), Map.entry("system", 1000L), Map.entry("radio", 1001L),
			Map.entry("bluetooth", 1002L), Map.entry("graphics", 1003L), Map.entry("audio", 1005L), Map.entry("camera", 1006L),
			Map.entry("log", 1007L), Map.entry("wifi", 1010L), Map.entry("media", 1013L), Map.entry("dhcp", 1014L), Map.entry("vpn", 1016L),
			Map.entry("keystore", 1017L), Map.entry("drm", 1019L), Map.entry("gps", 1021L), Map.entry("media_rw", 1023L),
			Map.entry("nfc", 1027L), Map.entry("shell", 2000L), Map.entry("nobody", 9999L));

	private AndroidUid() {
	}

	/** The number; empty if the text is of no known form. */
	static Optional<Long> of(String text) {
		if (text.matches("\\d{1,10}")) {
			return Optional.of(Long.parseLong(text));
		}
		Matcher old = OLD.matcher(text);
		if (old.matches()) {
			return Optional.of(10_000 + Long.parseLong(old.group(1)));
		}
		Matcher ofUser = OF_USER.matcher(text);
		if (!ofUser.matches()) {
			return Optional.ofNullable(NAMES.get(text));
		}
		long app = Long.parseLong(ofUser.group(3));
		String kind = ofUser.group(2) == null ? "s" : ofUser.group(2);
		return Optional.of(Long.parseLong(ofUser.group(1)) * PER_USER + (kind.equals("a") ? 10_000 + app : kind.equals("i") ? 99_000 + app : app));
	}

	/** A namespace of settings that are a user's: the first user's has no number. */
	static String namespace(String name, long user) {
		return user == 0 ? name : name + "." + user;
	}
}
