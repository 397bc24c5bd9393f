package org.telltale.endpoint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** On which days the answers of a WHOIS file were asked for (docs/formats/tables.md, Dates of answers). */
final class AnswerDays {

	/** A line that states a day, with the number of objects before it; it ends its answer or begins it. */
	private record Mark(int objects, boolean ends, LocalDate day) {
	}

	private final List<Mark> marks = new ArrayList<>();
	private final Optional<Instant> acquired;

	AnswerDays(Optional<Instant> acquired) {
		this.acquired = acquired;
	}

	/** A line states a day, behind so many objects. */
	void add(int objects, boolean ends, LocalDate day) {
		marks.add(new Mark(objects, ends, day));
	}

	/** The day of the answer that each object stands in, by their numbers from 0 to this one. */
	List<Optional<LocalDate>> upTo(int last) {
		Optional<LocalDate> common = common();
		List<Optional<LocalDate>> days = new ArrayList<>();
		int next = 0;
		for (int object = 0; object <= last; object++) {
			while (next < marks.size() && marks.get(next).objects() <= object) {
				next++;
			}
			days.add(common.isPresent() ? common : earlier(next == 0 || marks.get(next - 1).ends() ? Optional.empty() : Optional.of(marks.get(next - 1).day()),
					next == marks.size() || !marks.get(next).ends() ? Optional.empty() : Optional.of(marks.get(next).day())));
		}
		return days;
	}

	private static Optional<LocalDate> earlier(Optional<LocalDate> begun, Optional<LocalDate> ended) {
		return begun.filter(day -> ended.filter(day::isAfter).isEmpty()).or(() -> ended);
	}

	/** The day of the whole file: the one that it states, or where it states none that of its acquisition. */
	Optional<LocalDate> common() {
		List<LocalDate> days = marks.stream().map(Mark::day).distinct().limit(2).toList();
		return days.size() > 1 ? Optional.empty() : AnswerDate.of(days.stream().findFirst(), acquired);
	}
}
