package org.telltale.handset.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telltale.handset.DeviceState;
import org.telltale.handset.HandsetEvent;

/**
 * What the lines of a log say of the handset's state: screen, start, network (docs/formats/observations.md; PowerManagerService, EventLogTags,
 * SystemServer, UserController, ConnectivityService of the Android Open Source Project, Android 4.4 to 14). Of equal ones behind each other the first.
 */
final class LogStates {

	private static final String BASIS = "log";
	private static final String BOOT = "boot";
	private static final String SCREEN = "screen";
	private static final String BEARER = "bearer";
	private static final String ON = "on";
	private static final String OFF = "off";
	private static final Set<String> POWER = Set.of("PowerManagerService", "PMS", "PowerManager");
	/** Root, system and radio. */
	private static final Set<String> SYSTEM = Set.of("0", "1000", "1001");
	private static final Set<String> USERS = Set.of("UserController", "ActivityManager");
	private static final Pattern FIRST_NUMBER = Pattern.compile("\\[?([01])(?:,.*|\\])?");
	private static final Pattern LINK = Pattern.compile("(?:NetworkAgentInfo \\[.{1,60}? - \\d{1,9}\\]|\\[\\d{1,9} \\w{1,20}[^\\]]{0,40}\\]) EVENT_NETWORK_INFO_CHANGED, going from \\w{1,20} to (CONNECTED|DISCONNECTED)\\b.*",
			Pattern.DOTALL);
	private static final String SWITCHING = "Switching to new default network";
	private static final String ATTEMPTING = "Attempting to switch to ";

	private final Reading reading;
	/** By buffer and dimension. */
	private final Map<String, String> last = new HashMap<>();
	private Optional<HandsetEvent> latest = Optional.empty();
	private boolean told;

	LogStates(Reading reading) {
		this.reading = reading;
	}

	/** What a message says of one dimension. */
	private record Said(String dimension, String value) {
	}

	/** Hears a line of the log. */
	void event(HandsetEvent event) {
		if (latest.isEmpty() || isBehind(event, latest.get())) {
			latest = Optional.of(event);
		}
		Optional<Said> found = isOfAnApp(event) ? Optional.empty() : said(event.subject(), event.text());
		found.ifPresent(said -> {
			String buffer = event.attributes().getOrDefault("buffer", "");
			if (!said.value().equals(last.put(buffer + " " + said.dimension(), said.value()))) {
				if (said.equals(new Said(BOOT, "started"))) {
					last.clear();
					last.put(buffer + " " + BOOT, said.value());
				}
				if (said.dimension().equals("bearer-attempt") || said.value().equals("disconnected") && said.dimension().equals(last.get(buffer + " " + BEARER) + "-link")) {
					last.remove(buffer + " " + BEARER);
				}
				told = true;
				reading.pass(new DeviceState(said.dimension(), said.value(), BASIS, event.subject() + ": " + event.text(), event.moment(), event.source()));
			}
		});
	}

	/** Any app may write under any tag; a log that names user ids tells who did. */
	private static boolean isOfAnApp(HandsetEvent event) {
		return Optional.ofNullable(event.attributes().get("uid")).filter(uid -> !SYSTEM.contains(uid)).isPresent();
	}

	/** The log is at its end: says when that was, if it told any state. */
	void end() {
		latest.filter(event -> told && event.moment().written().isPresent())
				.ifPresent(event -> reading.pass(new DeviceState("log", "end", BASIS, event.subject() + ": " + event.text(), event.moment(), event.source())));
	}

	/** Times without year or zone are compared as they are written: in a log they have one form. */
	private static boolean isBehind(HandsetEvent one, HandsetEvent other) {
		Optional<Long> nanos = one.moment().epochNanos();
		Optional<Long> before = other.moment().epochNanos();
		return nanos.isPresent() && before.isPresent() ? nanos.get() >= before.get()
				: one.moment().written().orElse("").compareTo(other.moment().written().orElse("")) >= 0;
	}

	private static Optional<Said> said(String tag, String text) {
		if (POWER.contains(tag)) {
			return power(text);
		} else if (tag.equals("screen_toggled") || tag.equals("power_screen_state")) {
			Matcher number = FIRST_NUMBER.matcher(text.strip());
			return number.matches() ? Optional.of(new Said(SCREEN, number.group(1).equals("1") ? ON : OFF)) : Optional.empty();
		} else if (tag.equals("boot_progress_start") || tag.equals("SystemServer") && text.startsWith("Entered the Android system server")) {
			return Optional.of(new Said(BOOT, "started"));
		} else if (tag.equals("boot_progress_enable_screen") || USERS.contains(tag) && text.startsWith("Finished processing BOOT_COMPLETED for u0")) {
			return Optional.of(new Said(BOOT, "completed"));
		}
		return tag.equals("ConnectivityService") ? network(text) : Optional.empty();
	}

	private static Optional<Said> power(String text) {
		if (text.startsWith("Waking up from ") || text.startsWith("Powering on display group")) {
			return Optional.of(new Said(SCREEN, ON));
		}
		return text.startsWith("Going to sleep ") || text.startsWith("Powering off display group") ? Optional.of(new Said(SCREEN, OFF)) : Optional.empty();
	}

	private static Optional<Said> network(String text) {
		if (text.startsWith(SWITCHING)) {
			return Transport.of(text).map(bearer -> new Said(BEARER, bearer));
		} else if (text.startsWith(ATTEMPTING)) {
			return Transport.word(text.substring(ATTEMPTING.length())).map(bearer -> new Said("bearer-attempt", bearer));
		}
		Matcher link = LINK.matcher(text);
		return !link.matches() ? Optional.empty()
				: Transport.of(text).map(bearer -> new Said(bearer + "-link", link.group(1).equals("CONNECTED") ? "connected" : "disconnected"));
	}
}
