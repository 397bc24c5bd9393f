package org.telltale.handset.text;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telltale.base.CaptureInstant;
import org.telltale.handset.Moment;

/** Times as Android's programs write them. */
final class Times {

	private static final Pattern DATE = Pattern.compile(
			"(?:(\\d{4})-)?(\\d\\d)-(\\d\\d)[ T](\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,9}))? ?(Z|[+-]\\d\\d:?\\d\\d)?");
	private static final Pattern OF_DATE = Pattern.compile("[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\\d{1,2}) (\\d\\d):(\\d\\d):(\\d\\d) ([A-Z][\\w+:-]*) (\\d{4})");
	private static final Pattern SECONDS = Pattern.compile("(\\d{9}|[1-8]\\d{9})(?:\\.(\\d{1,9}))?");
	private static final List<String> MONTHS = List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
	private static final long NANOS_PER_SECOND = 1_000_000_000;
	private static final int FIRST_YEAR = 1970;
	private static final int LAST_YEAR = 2261;

	private Times() {
	}

	/** A date with or without year and zone ({@code 2022-01-02 01:20:03.171 +0000}), or seconds since the epoch. */
	static Optional<Moment> of(String text) {
		Matcher seconds = SECONDS.matcher(text);
		if (seconds.matches()) {
			return Optional.of(Moment.at(Long.parseLong(seconds.group(1)) * NANOS_PER_SECOND + nanos(seconds.group(2)), text));
		}
		Matcher date = DATE.matcher(text);
		if (!date.matches()) {
			return Optional.empty();
		}
		boolean year = date.group(1) != null;
		boolean zone = date.group(8) != null;
		if (year && zone) {
			return instant(text, new int[] {number(date, 1), number(date, 2), number(date, 3), number(date, 4), number(date, 5), number(date, 6)},
					nanos(date.group(7)), date.group(8));
		}
		return Optional.of(year ? Moment.local(text, "zone") : zone ? Moment.local(text, "year") : Moment.local(text, "year", "zone"));
	}

	/** What {@code date} prints; the short names of zones other than UTC mean several. */
	static Optional<Moment> ofDate(String text) {
		Matcher date = OF_DATE.matcher(text);
		if (!date.matches() || !MONTHS.contains(date.group(1))) {
			return Optional.empty();
		}
		boolean utc = date.group(6).equals("UTC") || date.group(6).equals("GMT");
		return utc ? instant(text, new int[] {number(date, 7), MONTHS.indexOf(date.group(1)) + 1, number(date, 2), number(date, 3), number(date, 4),
				number(date, 5)}, 0, "Z") : Optional.of(Moment.local(text, "zone"));
	}

	private static Optional<Moment> instant(String text, int[] parts, int nanos, String zone) {
		try {
			LocalDateTime local = LocalDateTime.of(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], nanos);
			boolean inRange = parts[0] >= FIRST_YEAR && parts[0] <= LAST_YEAR;
			return inRange ? Optional.of(Moment.at(CaptureInstant.nanosOf(local.toInstant(ZoneOffset.of(zone))), text)) : Optional.empty();
		} catch (DateTimeException noSuchTime) {
			return Optional.empty();
		}
	}

	private static int number(Matcher matcher, int group) {
		return Integer.parseInt(matcher.group(group));
	}

	/** The digits behind the point. */
	private static int nanos(String fraction) {
		return fraction == null ? 0 : Integer.parseInt(fraction + "0".repeat(9 - fraction.length()));
	}
}
