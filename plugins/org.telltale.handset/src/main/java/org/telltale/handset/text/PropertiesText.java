package org.telltale.handset.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.telltale.handset.Setting;
import org.telltale.handset.android.DeviceNumbers;

/** What {@code getprop} prints: {@code [name]: [value]}, a value over several lines where it holds line ends. */
final class PropertiesText implements LineReader {

	private static final Pattern START = Pattern.compile("\\[[^\\]\\s]+\\]: \\[.*");
	private static final int LONGEST_VALUE = 1 << 16;

	private final Reading reading;
	private final List<Line> open = new ArrayList<>();
	private long openChars;

	PropertiesText(Reading reading) {
		this.reading = reading;
	}

	static boolean begins(List<String> lines) {
		return START.matcher(lines.getFirst()).matches();
	}

	@Override
	public void line(Line line) {
		if (START.matcher(line.text()).matches()) {
			end();
			add(line);
		} else if (!open.isEmpty()) {
			add(line);
		} else if (!line.text().isBlank()) {
			reading.strange(line);
		}
	}

	private void add(Line line) {
		open.add(line);
		openChars += line.text().length() + 1;
		if (line.text().endsWith("]") || openChars > LONGEST_VALUE) {
			end();
		}
	}

	@Override
	public void end() {
		if (!open.isEmpty()) {
			Line first = open.getFirst();
			String text = String.join("\n", open.stream().map(Line::text).toList());
			int parting = text.indexOf("]: [");
			String value = text.substring(parting + 4, text.endsWith("]") ? text.length() - 1 : text.length());
			Setting setting = new Setting("property", text.substring(1, parting), value, reading.source("property", first, open.getLast()));
			reading.problems(DeviceNumbers.pass(setting, reading.file().name() + "/property/" + first.number(), reading.sink()));
			if (!text.endsWith("]")) {
				reading.problem("getprop.open", first, "The value of line " + first.number() + " has no end.", "It is listed as far as it goes.");
			}
			open.clear();
			openChars = 0;
		}
	}
}
