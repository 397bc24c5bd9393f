package org.telltale.endpoint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** An object of a WHOIS answer: lines of names and values between blank lines, in their order. */
final class WhoisObject {

	private static final int LONGEST_VALUE = 4096;

	private record Line(String name, String value) {
	}

	private final List<Line> lines = new ArrayList<>();
	private final RowPlace first;
	private RowPlace last;

	/** An object that begins with this line. */
	WhoisObject(String name, String value, RowPlace first) {
		this.first = first;
		add(name, value, first);
	}

	void add(String name, String value, RowPlace place) {
		lines.add(new Line(name.toLowerCase(Locale.ROOT), value));
		last = place;
	}

	/** Adds to the value of the line before; false if that is longer than any value already. */
	boolean goOn(String value, RowPlace place) {
		Line before = lines.getLast();
		if (before.value().length() > LONGEST_VALUE) {
			return false;
		}
		lines.set(lines.size() - 1, new Line(before.name(), (before.value() + " " + value).strip()));
		last = place;
		return true;
	}

	/** What the object is: the name of its first line. */
	String type() {
		return lines.getFirst().name();
	}

	/** The first value of the first of these names that has one. */
	Optional<String> value(String... names) {
		for (String name : names) {
			Optional<String> value = values(name).stream().findFirst();
			if (value.isPresent()) {
				return value;
			}
		}
		return Optional.empty();
	}

	/** All values of a name. */
	List<String> values(String name) {
		return lines.stream().filter(line -> line.name().equals(name) && !line.value().isEmpty() && !line.value().regionMatches(true, 0, "REDACTED", 0, 8))
				.map(Line::value).toList();
	}

	/** The last day on which it says that it was changed. */
	Optional<LocalDate> changed() {
		return Stream.of("last-modified", "changed", "updated", "updated date").flatMap(name -> values(name).stream())
				.flatMap(value -> AnswerDate.in(value).stream()).max(LocalDate::compareTo);
	}

	/** From its first line to its last; the line is its first. */
	RowPlace place() {
		return new RowPlace(first.line(), first.offset(), last.offset() + last.length() - first.offset());
	}
}
