package org.telltale.report.internal.rows;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.telltale.base.CaptureInstant;
import org.telltale.report.internal.words.Words;

/** Times and spans as the report prints them: in UTC, and below that in the zone of the case, each with its zone. */
final class Moments {

	private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
	private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
	private static final DateTimeFormatter CLOCK_MILLIS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
	private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);

	private final ZoneId zone;
	private final Words words;

	Moments(String zone, Words words) {
		this.zone = known(zone);
		this.words = words;
	}

	private static ZoneId known(String zone) {
		try {
			return ZoneId.of(zone);
		} catch (DateTimeException unknown) {
			return ZoneOffset.UTC;
		}
	}

	/** The zone's name. */
	String zone() {
		return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
	}

	private boolean alone() {
		return zone.getRules().isFixedOffset() && zone.getRules().getOffset(Instant.EPOCH).equals(ZoneOffset.UTC);
	}

	/** To the millisecond, UTC, then on a line of its own the case's zone. */
	String of(Instant at) {
		String utc = MILLIS.format(at.atOffset(ZoneOffset.UTC)) + " UTC";
		return alone() ? utc : utc + "\n" + MILLIS.format(at.atZone(zone)) + " " + OFFSET.format(at.atZone(zone));
	}

	/** To the millisecond on one line: UTC, then the case's zone, with the date only where it is another one. */
	String line(Instant at) {
		String utc = MILLIS.format(at.atOffset(ZoneOffset.UTC)) + " UTC";
		boolean sameDay = at.atZone(zone).toLocalDate().equals(at.atOffset(ZoneOffset.UTC).toLocalDate());
		return alone() ? utc : utc + " / " + (sameDay ? CLOCK_MILLIS : MILLIS).format(at.atZone(zone)) + " " + OFFSET.format(at.atZone(zone));
	}

	/** As {@link #line}, to the second: for times that a person wrote down. */
	String seconds(Instant at) {
		return at.getNano() == 0 ? line(at).replace(".000 ", " ") : line(at);
	}

	/** A moment of nanoseconds since the epoch on one line; empty for none. */
	String ofNanos(String nanos) {
		try {
			return nanos.isEmpty() ? "" : line(CaptureInstant.instantOf(Long.parseLong(nanos)));
		} catch (NumberFormatException notANumber) {
			return nanos;
		}
	}

	/** From one moment to another, to the second: a line in UTC and one in the case's zone; the date once if it is the same. */
	String period(String fromNanos, String toNanos) {
		try {
			Instant from = CaptureInstant.instantOf(Long.parseLong(fromNanos));
			Instant to = CaptureInstant.instantOf(Long.parseLong(toNanos));
			String utc = period(from, to, ZoneOffset.UTC) + " UTC";
			return alone() ? utc : utc + "\n" + period(from, to, zone) + " " + OFFSET.format(to.atZone(zone));
		} catch (NumberFormatException unknown) {
			return words.of("not-known");
		}
	}

	private static String period(Instant from, Instant to, ZoneId zone) {
		boolean sameDay = from.atZone(zone).toLocalDate().equals(to.atZone(zone).toLocalDate());
		return SECONDS.format(from.atZone(zone)) + " – " + (sameDay ? CLOCK : SECONDS).format(to.atZone(zone));
	}

	/** A span of nanoseconds in the largest fitting units. */
	static String span(String nanos) {
		try {
			return nanos.isEmpty() ? "" : span(Duration.ofNanos(Long.parseLong(nanos)));
		} catch (NumberFormatException notANumber) {
			return nanos;
		}
	}

	static String span(Duration span) {
		if (span.isNegative()) {
			return "−" + span(span.negated());
		} else if (span.isZero()) {
			return "0 s";
		} else if (span.compareTo(Duration.ofSeconds(1)) < 0) {
			return span.toNanos() >= 1_000_000 ? span.toMillis() + " ms" : span.toNanos() + " ns";
		}
		StringBuilder out = new StringBuilder();
		part(out, span.toDays(), " d");
		part(out, span.toHoursPart(), " h");
		part(out, span.toMinutesPart(), " min");
		part(out, span.toSecondsPart(), " s");
		part(out, span.toMillisPart(), " ms");
		return out.toString();
	}

	private static void part(StringBuilder out, long number, String unit) {
		if (number > 0) {
			out.append(out.isEmpty() ? "" : " ").append(number).append(unit);
		}
	}
}
