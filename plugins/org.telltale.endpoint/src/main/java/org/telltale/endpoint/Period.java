package org.telltale.endpoint;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * When a statement holds, {@code [from, to)}. A statement without both ends is undated and covers no moment.
 *
 * @param from from when on; empty: since ever, if there is an end
 * @param to until when; empty: still, if there is a beginning
 */
public record Period(Optional<Instant> from, Optional<Instant> to) {

	/** No dates at all. */
	public static final Period UNDATED = new Period(Optional.empty(), Optional.empty());

	/** Whether the statement holds at that moment. */
	public boolean covers(Instant moment) {
		return !equals(UNDATED) && from.filter(moment::isBefore).isEmpty() && to.filter(end -> !moment.isBefore(end)).isEmpty();
	}

	/** A moment from {@code 2014-08-07} (UTC, its first moment) or {@code 2014-08-07T10:00:00Z}; empty if it is neither. */
	static Optional<Instant> start(String text) {
		return moment(text, 0);
	}

	/** Like {@link #start}, but a date alone means the end of that day. */
	static Optional<Instant> end(String text) {
		return moment(text, 1);
	}

	/** A day from {@code 2014-08-07}; empty if it is none. */
	static Optional<LocalDate> day(String text) {
		try {
			return Optional.of(LocalDate.parse(text));
		} catch (DateTimeParseException none) {
			return Optional.empty();
		}
	}

	private static Optional<Instant> moment(String text, int days) {
		if (text.length() == 10) {
			return day(text).map(date -> date.plusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant());
		}
		try {
			return Optional.of(Instant.parse(text));
		} catch (DateTimeParseException none) {
			return Optional.empty();
		}
	}

	/** {@code from 2014-01-01 until 2015-01-01}, moments of midnight as days, in UTC. */
	@Override
	public String toString() {
		String begin = from.map(moment -> "from " + text(moment)).orElse("");
		String end = to.map(moment -> "until " + text(moment)).orElse("");
		return equals(UNDATED) ? "undated" : (begin + " " + end).strip();
	}

	private static String text(Instant moment) {
		String text = moment.toString();
		return text.endsWith("T00:00:00Z") ? text.substring(0, text.indexOf('T')) : text;
	}
}
