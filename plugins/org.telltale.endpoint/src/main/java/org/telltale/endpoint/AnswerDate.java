package org.telltale.endpoint;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days in answers of registries, and the period in which an object stood as it is (docs/formats/tables.md, Dates of answers). */
final class AnswerDate {

	private static final Pattern DAY = Pattern.compile("(?<![0-9])(?:([0-9]{4})[-.]([0-9]{2})[-.]([0-9]{2})|([0-9]{4})([0-9]{2})([0-9]{2}))(?![0-9])");

	private AnswerDate() {
	}

	/** The first day in a text, {@code 2014-08-07}, {@code 2014.08.07} or {@code 20140807}; a time of day behind it is left out. */
	static Optional<LocalDate> in(String text) {
		Matcher found = DAY.matcher(text);
		while (found.find()) {
			int group = found.group(1) != null ? 1 : 4;
			Optional<LocalDate> day = Period.day(found.group(group) + "-" + found.group(group + 1) + "-" + found.group(group + 2));
			if (day.isPresent()) {
				return day;
			}
		}
		return Optional.empty();
	}

	/** The day on which a table was made: what it says, else the day on which it was acquired. */
	static Optional<LocalDate> of(Optional<LocalDate> said, Optional<Instant> acquired) {
		return said.or(() -> acquired.map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC)));
	}

	/** When an object holds that was last changed on the one day, if that is known, and asked for on the other. */
	static Period period(Optional<LocalDate> changed, Optional<LocalDate> asked) {
		if (asked.isEmpty()) {
			return Period.UNDATED;
		}
		LocalDate from = changed.filter(day -> !day.isAfter(asked.get())).orElse(asked.get());
		return new Period(Optional.of(start(from)), Optional.of(start(asked.get().plusDays(1))));
	}

	private static Instant start(LocalDate day) {
		return day.atStartOfDay(ZoneOffset.UTC).toInstant();
	}
}
