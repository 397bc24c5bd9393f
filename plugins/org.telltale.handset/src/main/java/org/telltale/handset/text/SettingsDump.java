package org.telltale.handset.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telltale.handset.Moment;
import org.telltale.handset.Setting;
import org.telltale.handset.android.DeviceNumbers;

/**
 * {@code dumpsys settings} (com.android.providers.settings.SettingsProvider.dumpForUserLocked), with the history of
 * changes that Samsung prints beside it.
 */
final class SettingsDump implements LineReader {

	private static final String SECTION = "settings";
	private static final Pattern HEADING = Pattern.compile("(GLOBAL|SECURE|SYSTEM) SETTINGS \\(user (\\d{1,5})\\)");
	private static final Pattern OTHER_HEADING = Pattern.compile("[A-Z]+ SETTINGS \\(user \\d{1,5}\\)");
	private static final Pattern NAME = Pattern.compile("_id:\\S{1,20} name:(\\S{1,255}) (?:pkg:\\S{0,255} )?value:");
	private static final Pattern HISTORY = Pattern.compile(" +History \\((\\S{1,255})\\)");
	private static final Pattern CHANGE = Pattern.compile(" +time:(\\S{5,10} \\S{8,18}) mode:(\\w{1,20}) oldValue:");

	private final Reading reading;
	private String namespace = "";
	private String changed = "";

	SettingsDump(Reading reading) {
		this.reading = reading;
	}

	static boolean begins(List<String> lines) {
		return OTHER_HEADING.matcher(lines.getFirst()).matches();
	}

	@Override
	public void line(Line line) {
		Matcher heading = HEADING.matcher(line.text());
		Matcher history = HISTORY.matcher(line.text());
		if (heading.matches()) {
			namespace = AndroidUid.namespace(heading.group(1).toLowerCase(Locale.ROOT), Long.parseLong(heading.group(2)));
		} else if (history.matches()) {
			changed = history.group(1);
		} else {
			namespace = OTHER_HEADING.matcher(line.text()).matches() ? "" : namespace;
			if (namespace.isEmpty() || !setting(line) && !change(line)) {
				reading.unread(line, SECTION);
			}
		}
	}

	private boolean setting(Line line) {
		Matcher name = NAME.matcher(line.text());
		if (!name.lookingAt()) {
			return false;
		}
		String rest = line.text().substring(name.end());
		int end = rest.lastIndexOf(" default:");
		int tag = rest.lastIndexOf(" tag:");
		String value = end >= 0 && rest.indexOf(" defaultSystemSet:", end) > 0 ? rest.substring(0, end) : tag >= 0 ? rest.substring(0, tag) : rest;
		Setting setting = new Setting(namespace, name.group(1), value.equals("{null}") ? "" : value, reading.source("settings", line, line));
		reading.problems(DeviceNumbers.pass(setting, reading.file().name() + "/settings/" + line.number(), reading.sink()));
		return true;
	}

	private boolean change(Line line) {
		Matcher change = CHANGE.matcher(line.text());
		if (changed.isEmpty() || !change.lookingAt()) {
			return false;
		}
		String rest = line.text().substring(change.end());
		int parting = rest.indexOf(" newValue:");
		int by = rest.lastIndexOf(" package:");
		if (parting < 0 || by >= 0 && by < parting) {
			return false;
		}
		Map<String, String> attributes = new TreeMap<>(Map.of("old", rest.substring(0, parting), "mode", change.group(2)));
		if (by >= 0) {
			attributes.put("package", rest.substring(by + " package:".length()));
		}
		String value = rest.substring(parting + " newValue:".length(), by < 0 ? rest.length() : by);
		Moment moment = Times.of(change.group(1)).orElse(Moment.local(change.group(1)));
		reading.event("setting-change", namespace + "/" + changed, value, attributes, moment, line);
		return true;
	}
}
