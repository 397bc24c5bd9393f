package org.telltale.handset.text;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telltale.handset.DeviceState;
import org.telltale.handset.Moment;

/**
 * The history in {@code dumpsys batterystats} (android.os.BatteryStats.HistoryPrinter): when screen, Wi-Fi, charger and connections changed, over
 * days. Its lines count from lines that have the handset's local time, without a zone. What stands between quotes is an app's word and is left out.
 */
final class BatteryHistory implements LineReader {

	private static final String SECTION = "batterystats";
	private static final String BEGINS = "Battery History";
	private static final Pattern ENTRY = Pattern.compile(" +(0|\\+(?:\\d{1,4}d)?(?:\\d{1,3}h)?(?:\\d{1,3}m)?(?:\\d{1,3}s)?(?:\\d{1,4}ms)?) \\(\\d{1,6}\\) (.*)");
	private static final Pattern PART = Pattern.compile("(\\d{1,4})(d|h|ms|m|s)");
	private static final Pattern TIME = Pattern.compile("(?:RESET:)?TIME: (\\d{4})-(\\d\\d)-(\\d\\d)-(\\d\\d)-(\\d\\d)-(\\d\\d)");
	private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"?");
	private static final Pattern CONNECTION = Pattern.compile("([01]):\"(CONNECTED|DISCONNECTED)\"");
	private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
	private static final Map<String, Duration> UNITS = Map.of("d", Duration.ofDays(1), "h", Duration.ofHours(1), "m", Duration.ofMinutes(1), "s", Duration.ofSeconds(1), "ms",
			Duration.ofMillis(1));

	private final Reading reading;
	private final Map<String, String> last = new TreeMap<>();
	private boolean inside;
	private Optional<LocalDateTime> zero = Optional.empty();
	private Optional<Line> latest = Optional.empty();
	private Duration offset = Duration.ZERO;

	BatteryHistory(Reading reading) {
		this.reading = reading;
	}

	@Override
	public void line(Line line) {
		Matcher entry = ENTRY.matcher(line.text());
		if (line.text().startsWith(BEGINS)) {
			inside = true;
		} else if (inside && entry.matches()) {
			offset = offset(entry.group(1));
			entry(entry.group(2), line);
		} else {
			inside &= line.text().isBlank() || line.indent() > 4;
			reading.unread(line, SECTION);
		}
	}

	private void entry(String text, Line line) {
		Matcher time = TIME.matcher(text);
		if (time.matches()) {
			zero = start(time).map(at -> at.minus(offset));
		} else if (text.equals("START")) {
			last.clear();
			tell("boot", "started", line);
		} else {
			for (String word : QUOTED.matcher(text).replaceAll("").split(" ")) {
				said(word, line);
			}
			connections(text, line);
		}
		latest = Optional.of(line);
	}

	private static Optional<LocalDateTime> start(Matcher time) {
		try {
			return Optional.of(LocalDateTime.of(Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2)), Integer.parseInt(time.group(3)), Integer.parseInt(time.group(4)),
					Integer.parseInt(time.group(5)), Integer.parseInt(time.group(6))));
		} catch (DateTimeException noSuchTime) {
			return Optional.empty();
		}
	}

	private void said(String word, Line line) {
		switch (word) {
			case "+screen", "-screen" -> tell("screen", word.startsWith("+") ? "on" : "off", line);
			case "+wifi", "-wifi" -> tell("wifi", word.startsWith("+") ? "on" : "off", line);
			case "plug=none" -> tell("power", "battery", line);
			case "plug=ac", "plug=usb", "plug=wireless" -> tell("power", word.substring("plug=".length()), line);
			default -> {
				// says nothing of these
			}
		}
	}

	/** Type 0 is the cellular network, 1 Wi-Fi (android.net.ConnectivityManager). */
	private void connections(String text, Line line) {
		int at = text.indexOf("conn=");
		Matcher connection = CONNECTION.matcher(text);
		if (at >= 0 && (at == 0 || " +-".indexOf(text.charAt(at - 1)) >= 0) && text.substring(0, at).indexOf('"') < 0 && connection.find(at) && connection.start() == at + "conn=".length()) {
			tell(connection.group(1).equals("0") ? "cellular-link" : "wifi-link", connection.group(2).toLowerCase(Locale.ROOT), line);
		}
	}

	private void tell(String dimension, String value, Line line) {
		if (!value.equals(last.put(dimension, value))) {
			pass(dimension, value, line);
		}
	}

	private void pass(String dimension, String value, Line line) {
		Moment moment = zero.map(start -> Moment.local(LOCAL.format(start.plus(offset)), "zone")).orElse(Moment.UNKNOWN);
		reading.pass(new DeviceState(dimension, value, "log", line.text().strip(), moment, reading.source(SECTION, line, line)));
	}

	private static Duration offset(String text) {
		Duration sum = Duration.ZERO;
		Matcher part = PART.matcher(text);
		while (part.find()) {
			sum = sum.plus(UNITS.get(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
		}
		return sum;
	}

	@Override
	public void end() {
		latest.filter(line -> zero.isPresent() && !last.isEmpty()).ifPresent(line -> pass("log", "end", line));
	}
}
