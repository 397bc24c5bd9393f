package org.telltale.handset.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telltale.handset.Moment;
import org.telltale.handset.Setting;

/**
 * {@code dumpsys appops} (com.android.server.appop.AppOpsService.dump): which app may do what, and when it did. Android 4.3
 * to 8 print numbers of modes and times that have passed, Android 9 and later words and local times, Android 11 and later a
 * tag round the times.
 */
final class AppOpsDump implements LineReader {

	private static final String SECTION = "appops";
	private static final String HEADING = "Current AppOps Service state:";
	private static final Pattern UID = Pattern.compile("  Uid (\\S{1,40}):");
	private static final Pattern PACKAGE = Pattern.compile("    Package (\\S{1,255}):");
	private static final Pattern OPERATION = Pattern.compile("      ([A-Z][A-Z0-9_]{0,80}|Unknown\\(\\d+\\)) \\(([a-z]{1,20})(?: / switch \\S{1,80})?\\): ?");
	private static final Pattern MODE = Pattern.compile("      ([A-Z][A-Z0-9_]{0,80}|Unknown\\(\\d+\\)): mode=([a-z]{1,20}|\\d{1,3})(; .*| \\(running\\))?");
	private static final Pattern AGO = Pattern.compile("; (time|rejectTime)=(\\S{1,40}) ago");
	private static final Pattern TIMED = Pattern.compile(
			" {10,}(Access|Reject): \\[([\\w-]{1,40})\\] ?(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}) \\(.*");
	private static final Pattern TAG = Pattern.compile(" {8,10}(\\S{1,255})=\\[");
	private static final List<String> MODES = List.of("allow", "ignore", "deny", "default", "foreground");

	private final Reading reading;
	private Optional<Long> uid = Optional.empty();
	private String name = "";
	private String operation = "";
	private String tag = "";

	AppOpsDump(Reading reading) {
		this.reading = reading;
	}

	static boolean begins(List<String> lines) {
		return lines.getFirst().equals(HEADING);
	}

	@Override
	public void line(Line line) {
		Matcher of = UID.matcher(line.text());
		if (of.matches()) {
			uid = AndroidUid.of(of.group(1));
			name = "";
			operation = "";
			if (uid.isEmpty()) {
				reading.unread(line, SECTION);
			}
		} else if (uid.isPresent() && line.indent() >= 4) {
			inside(line);
		} else if (!line.text().equals(HEADING)) {
			uid = line.text().isBlank() ? uid : Optional.empty();
			reading.unread(line, SECTION);
		}
	}

	private void inside(Line line) {
		Matcher found = PACKAGE.matcher(line.text());
		if (found.matches()) {
			name = found.group(1);
			operation = "";
		} else if (!operation(line) && !timed(line)) {
			Matcher tagged = TAG.matcher(line.text());
			if (tagged.matches()) {
				tag = tagged.group(1).equals("null") ? "" : tagged.group(1);
			} else if (!line.text().strip().equals("]")) {
				reading.unread(line, SECTION);
			}
		}
	}

	private boolean operation(Line line) {
		Matcher word = OPERATION.matcher(line.text());
		Matcher mode = MODE.matcher(line.text());
		Matcher found = word.matches() ? word : mode;
		if (found == mode && !mode.matches()) {
			return false;
		}
		operation = found.group(1);
		tag = "";
		String whose = name.isEmpty() ? "uid:" + uid.get() : name;
		String value = found.group(2).matches("[0-4]") ? MODES.get(Integer.parseInt(found.group(2))) : found.group(2);
		reading.pass(new Setting(AndroidUid.namespace("appops", uid.get() / AndroidUid.PER_USER), whose + "/" + operation, value,
				reading.source("appops", line, line)));
		if (found == mode && mode.group(3) != null) {
			Matcher ago = AGO.matcher(mode.group(3));
			while (ago.find()) {
				event(ago.group(1).equals("time") ? "access" : "reject", Optional.empty(), Moment.local(ago.group(2) + " ago"), line);
			}
		}
		return true;
	}

	private boolean timed(Line line) {
		Matcher timed = TIMED.matcher(line.text());
		if (!timed.matches() || operation.isEmpty()) {
			return false;
		}
		event(timed.group(1).equals("Access") ? "access" : "reject", Optional.of(timed.group(2)), Moment.local(timed.group(3), "zone"), line);
		return true;
	}

	private void event(String kind, Optional<String> state, Moment moment, Line line) {
		Map<String, String> attributes = new TreeMap<>();
		uid.ifPresent(number -> attributes.put("uid", Long.toString(number)));
		state.ifPresent(written -> attributes.put("state", written));
		if (!tag.isEmpty()) {
			attributes.put("tag", tag);
		}
		reading.event(kind, name, operation, attributes, moment, line);
	}
}
