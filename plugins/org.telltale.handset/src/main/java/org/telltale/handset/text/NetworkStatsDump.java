package org.telltale.handset.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telltale.handset.TrafficCount;

/**
 * {@code dumpsys netstats detail} (com.android.server.net.NetworkStatsService.dump, NetworkStatsHistory.dump): bytes and
 * packets by network, uid and interval. Android 4.4 and earlier print milliseconds and long names, later versions seconds
 * and short ones.
 */
final class NetworkStatsDump implements LineReader {

	private static final String SECTION = "netstats";
	private static final String FIRST = "Active interfaces:";
	private static final Pattern TABLE = Pattern.compile("(Dev|Xt|UID|UID tag) stats:");
	private static final Pattern KEY = Pattern.compile("  ident=\\[(.*)\\] uid=(-?\\d{1,10}) set=(\\w{1,40}) tag=0x([0-9a-fA-F]{1,8})");
	private static final Pattern HISTORY = Pattern.compile(" {4}NetworkStatsHistory: bucketDuration=(\\d{1,12})");
	private static final Pattern BUCKET = Pattern.compile(" {6}(?:st|bucketStart)=\\d.*");
	private static final Pattern OMITTED = Pattern.compile(" {6}\\(omitting (\\d{1,9}) buckets\\)");
	private static final int LONGEST_NUMBER = 18;
	private static final long MOST_MILLIS = Long.MAX_VALUE / 1_000_000;
	private static final long MILLIS = 1000;

	private final Reading reading;
	private String table = "";
	private Optional<Matcher> key = Optional.empty();
	private long duration;

	NetworkStatsDump(Reading reading) {
		this.reading = reading;
	}

	static boolean begins(List<String> lines) {
		return lines.contains(FIRST) && lines.indexOf(FIRST) < 20 && lines.stream().limit(lines.indexOf(FIRST)).noneMatch(Dumpstate::isHeading)
				|| KEY.matcher(lines.getFirst()).matches();
	}

	@Override
	public void line(Line line) {
		Matcher ofTable = TABLE.matcher(line.text());
		Matcher found = KEY.matcher(line.text());
		Matcher history = HISTORY.matcher(line.text());
		Matcher omitted = OMITTED.matcher(line.text());
		if (ofTable.matches()) {
			table = ofTable.group(1);
			key = Optional.empty();
		} else if (found.matches()) {
			key = Optional.of(found);
			duration = -1;
		} else if (key.isPresent() && history.matches()) {
			duration = Long.parseLong(history.group(1));
		} else if (key.isPresent() && omitted.matches()) {
			reading.problem("netstats.omitted", line, "The handset left out " + omitted.group(1) + " older intervals of uid " + key.get().group(2) + ".",
					"Its traffic before is not known from here; \"dumpsys netstats detail full\" prints all.");
		} else if (!bucket(line)) {
			key = line.indent() < 4 && !line.text().isBlank() ? Optional.empty() : key;
			reading.unread(line, SECTION);
		}
	}

	private boolean bucket(Line line) {
		if (key.isEmpty() || duration < 0 || !BUCKET.matcher(line.text()).matches()) {
			return false;
		}
		Map<String, Long> numbers = numbers(line.text());
		boolean seconds = numbers.containsKey("st");
		Optional<Long> start = number(numbers, "st", "bucketStart").filter(value -> value <= MOST_MILLIS / (seconds ? MILLIS : 1));
		Optional<TrafficCount.Volume> received = volume(numbers, "rb", "rxBytes", "rp", "rxPackets");
		Optional<TrafficCount.Volume> sent = volume(numbers, "tb", "txBytes", "tp", "txPackets");
		if (start.isEmpty() || received.isEmpty() || sent.isEmpty() || duration > MOST_MILLIS / MILLIS) {
			return false;
		}
		long unit = seconds ? 1_000_000_000 : 1_000_000;
		Matcher of = key.get();
		reading.pass(new TrafficCount(table, of.group(1), Long.parseLong(of.group(2)), of.group(3), Long.parseLong(of.group(4), 16),
				start.get() * unit, duration * unit, received.get(), sent.get(), reading.source("traffic", line, line)));
		return true;
	}

	private static Map<String, Long> numbers(String text) {
		Map<String, Long> numbers = new TreeMap<>();
		for (String part : text.strip().split(" ")) {
			int equals = part.indexOf('=');
			String digits = part.substring(equals + 1);
			if (equals > 0 && digits.length() <= LONGEST_NUMBER && digits.matches("\\d+")) {
				numbers.putIfAbsent(part.substring(0, equals), Long.parseLong(digits));
			}
		}
		return numbers;
	}

	private static Optional<Long> number(Map<String, Long> numbers, String name, String old) {
		return Optional.ofNullable(numbers.getOrDefault(name, numbers.get(old)));
	}

	private static Optional<TrafficCount.Volume> volume(Map<String, Long> numbers, String bytes, String oldBytes, String packets, String oldPackets) {
		return number(numbers, bytes, oldBytes).flatMap(b -> number(numbers, packets, oldPackets).map(p -> new TrafficCount.Volume(b, p)));
	}
}
