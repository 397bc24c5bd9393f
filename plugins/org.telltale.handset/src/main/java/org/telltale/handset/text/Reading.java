package org.telltale.handset.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.telltale.base.Problem;
import org.telltale.handset.ExhibitSource;
import org.telltale.handset.HandsetEvent;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.Moment;

/** The reading of one text: where its records go, and the account of what was not understood. Not thread-safe. */
final class Reading {

	private static final int MOST_SECTIONS = 20;
	private static final int LONGEST_SECTION = 60;
	private static final int MOST_PROBLEMS = 100;

	private final HandsetFile file;
	private final Consumer<HandsetRecord> sink;
	private final List<Problem> problems = new ArrayList<>();
	private final Set<String> sections = new LinkedHashSet<>();
	private long unreadInSections;
	private long strange;
	private long others;
	private Optional<Line> firstStrange = Optional.empty();
	private Optional<Line> firstUnread = Optional.empty();

	Reading(HandsetFile file, Consumer<HandsetRecord> sink) {
		this.file = file;
		this.sink = sink;
	}

	HandsetFile file() {
		return file;
	}

	Consumer<HandsetRecord> sink() {
		return sink;
	}

	void pass(HandsetRecord record) {
		sink.accept(record);
	}

	/** Passes on an event that one line tells. */
	void event(String kind, String subject, String text, Map<String, String> attributes, Moment moment, Line line) {
		sink.accept(new HandsetEvent(kind, subject, text, attributes, moment, source(kind, line, line)));
	}

	/** The source of a record that stands in these lines. */
	ExhibitSource source(String table, Line first, Line last) {
		return ExhibitSource.row(file.evidence(), file.name(), table, first.number(),
				List.of(file.bytes().where(first.offset(), last.end() - first.offset())));
	}

	/** A line of a text in which every line has a form, that has none of them. */
	void strange(Line line) {
		strange++;
		firstStrange = firstStrange.or(() -> Optional.of(line));
	}

	/** A line of a dump that holds what is not read here. */
	void unread(Line line, String section) {
		if (!line.text().isBlank()) {
			unreadInSections++;
			firstUnread = firstUnread.or(() -> Optional.of(line));
			if (sections.size() <= MOST_SECTIONS) {
				sections.add(section.length() > LONGEST_SECTION ? section.substring(0, LONGEST_SECTION) : section);
			}
		}
	}

	void problems(List<Problem> more) {
		more.forEach(this::problem);
	}

	void problem(String code, Line line, String what, String consequence) {
		problem(new Problem(code, file.bytes().where(line.offset(), line.end() - line.offset()), what, consequence));
	}

	private void problem(Problem problem) {
		if (problems.size() < MOST_PROBLEMS) {
			problems.add(problem);
		} else {
			others++;
		}
	}

	/** All problems of the text. */
	List<Problem> problems() {
		List<Problem> all = new ArrayList<>(problems);
		if (others > 0) {
			all.add(new Problem("text.more-problems", file.bytes().where(0, file.bytes().length()), others + " more problems were met.",
					"They are not listed one by one."));
		}
		firstStrange.ifPresent(line -> all.add(new Problem("text.line", file.bytes().where(line.offset(), line.end() - line.offset()),
				strange + " lines are not of the form expected, the first is line " + line.number() + ".", "They are not listed.")));
		firstUnread.ifPresent(line -> all.add(new Problem("text.not-read", file.bytes().where(line.offset(), line.end() - line.offset()),
				unreadInSections + " lines hold what is not read here, the first is line " + line.number() + "; they stand in "
						+ String.join(", ", sections.stream().limit(MOST_SECTIONS).toList())
						+ (sections.size() > MOST_SECTIONS ? " and others" : "") + ".", "They are not listed.")));
		return all;
	}
}
