package org.telltale.seal.text;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times and spans as the pages print them: UTC, then the zone of the case where that is another one. */
final class PrintedTimes {

	private static final long SECOND = 1_000_000_000L;
	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd ", Locale.ROOT);
	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS ", Locale.ROOT);
	private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);

	private final ZoneId zone;

	/** @param name of the zone of the case; one that nobody knows is UTC */
	PrintedTimes(String name) {
		ZoneId known;
		try {
			known = ZoneId.of(name);
		} catch (DateTimeException unknown) {
			known = ZoneOffset.UTC;
		}
		this.zone = known;
	}

	/** To the millisecond. */
	String line(long nanos) {
		Instant at = Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
		ZonedDateTime utc = at.atZone(ZoneOffset.UTC);
		String first = DAY.format(utc) + CLOCK.format(utc) + "UTC";
		if (zone.getRules().isFixedOffset() && zone.getRules().getOffset(at).equals(ZoneOffset.UTC)) {
			return first;
		}
		ZonedDateTime local = at.atZone(zone);
		return first + " / " + (local.toLocalDate().equals(utc.toLocalDate()) ? "" : DAY.format(local)) + CLOCK.format(local) + OFFSET.format(local);
	}

	/** As {@link #line}, without thousandths where there are none. */
	String seconds(long nanos) {
		return Math.floorMod(nanos, SECOND) == 0 ? line(nanos).replace(".000 ", " ") : line(nanos);
	}

	/** A span in the largest fitting units. */
	static String span(long nanos) {
		if (nanos < 0) {
			return "−" + span(-nanos);
		}
		if (nanos == 0) {
			return "0 s";
		}
		if (nanos < SECOND) {
			return nanos >= 1_000_000 ? nanos / 1_000_000 + " ms" : nanos + " ns";
		}
		Duration span = Duration.ofNanos(nanos);
		long[] numbers = { span.toDays(), span.toHoursPart(), span.toMinutesPart(), span.toSecondsPart(), span.toMillisPart() };
		String[] units = { " d", " h", " min", " s", " ms" };
		List<String> parts = new ArrayList<>();
		for (int i = 0; i < numbers.length; i++) {
			if (numbers[i] > 0) {
				parts.add(numbers[i] + units[i]);
			}
		}
		return String.join(" ", parts);
	}
}
