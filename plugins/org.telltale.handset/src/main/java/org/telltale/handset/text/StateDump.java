package org.telltale.handset.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telltale.handset.DeviceState;
import org.telltale.handset.Moment;

/**
 * What dumps of the services power, battery, wifi and connectivity say of the handset's state at the moment of the dump
 * (docs/formats/observations.md). The rest of these dumps is not read.
 */
final class StateDump implements LineReader {

	private static final Pattern DISPLAY = Pattern.compile("\\s*Display Power: state=(ON|OFF)\\b.*");
	private static final Pattern WAKEFULNESS = Pattern.compile("\\s*mWakefulness=(Awake|Asleep)\\b.*");
	private static final Pattern PLUGGED = Pattern.compile("\\s*(AC|USB|Wireless) powered: (true|false)\\s*");
	private static final Pattern WIFI = Pattern.compile("Wi-Fi is (enabled|disabled)\\b.*");
	private static final Pattern DEFAULT = Pattern.compile("\\s*Active default network: (none|\\d{1,9})\\s*");

	private final String service;
	private final Reading reading;
	private final Moment moment;
	/** Who else says something of the same dimension: the later entry counts. */
	private final Map<String, Told> told = new LinkedHashMap<>();
	private final List<Told> unplugged = new ArrayList<>();
	private Optional<String> network = Optional.empty();

	private record Told(String dimension, String value, Line line) {
	}

	private StateDump(String service, Reading reading, Moment moment) {
		this.service = service;
		this.reading = reading;
		this.moment = moment;
	}

	/** The reader for a service's dump, if it is one of those. @param moment of the dump */
	static Optional<Function<Reading, LineReader>> of(String service, Moment moment) {
		return List.of("power", "battery", "wifi", "connectivity").contains(service) ? Optional.of(reading -> new StateDump(service, reading, moment)) : Optional.empty();
	}

	@Override
	public void line(Line line) {
		boolean read = switch (service) {
			case "power" -> power(line);
			case "battery" -> battery(line);
			case "wifi" -> wifi(line);
			default -> connectivity(line);
		};
		if (!read) {
			reading.unread(line, service);
		}
	}

	private boolean power(Line line) {
		Matcher display = DISPLAY.matcher(line.text());
		Matcher wakefulness = WAKEFULNESS.matcher(line.text());
		if (display.matches()) {
			tell("screen", display.group(1).equals("ON") ? "on" : "off", line);
			return true;
		} else if (wakefulness.matches()) {
			told.putIfAbsent("screen", new Told("screen", wakefulness.group(1).equals("Awake") ? "on" : "off", line));
			return true;
		}
		return false;
	}

	private boolean battery(Line line) {
		Matcher plugged = PLUGGED.matcher(line.text());
		if (plugged.matches() && plugged.group(2).equals("true")) {
			tell("power", plugged.group(1).toLowerCase(java.util.Locale.ROOT), line);
		} else if (plugged.matches() && unplugged.size() < 3) {
			unplugged.add(new Told("power", "battery", line));
		}
		return plugged.matches();
	}

	private boolean wifi(Line line) {
		Matcher wifi = WIFI.matcher(line.text());
		if (wifi.matches()) {
			told.putIfAbsent("wifi", new Told("wifi", wifi.group(1).equals("enabled") ? "on" : "off", line));
		}
		return wifi.matches();
	}

	private boolean connectivity(Line line) {
		Matcher active = DEFAULT.matcher(line.text());
		if (active.matches() && active.group(1).equals("none")) {
			tell("bearer", "none", line);
		} else if (active.matches()) {
			network = Optional.of(active.group(1));
		} else {
			Optional<String> bearer = network.filter(number -> line.text().contains("NetworkAgentInfo") && !told.containsKey("bearer")
					&& (line.text().contains("network{" + number + "}") || line.text().contains("- " + number + "]"))).flatMap(number -> Transport.of(line.text()));
			bearer.ifPresent(found -> tell("bearer", found, line));
			return bearer.isPresent();
		}
		return true;
	}

	private void tell(String dimension, String value, Line line) {
		told.put(dimension, new Told(dimension, value, line));
	}

	@Override
	public void end() {
		if (told.isEmpty() && unplugged.size() >= 2) {
			told.put("power", unplugged.getFirst());
		}
		told.values().forEach(each -> reading.pass(new DeviceState(each.dimension(), each.value(), "dump", each.line().text().strip(), moment,
				reading.source(service, each.line(), each.line()))));
	}
}
