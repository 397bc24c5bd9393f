package org.telltale.report.internal.rows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.telltale.report.internal.words.Words;
import org.telltale.timeline.RunLane;

/** The connections over time as a table: section 17. */
public final class TimelineRows {

	private static final int MOST_FLOWS = 15;

	/** Something that happened in a run. */
	public record Event(String run, String at, String what, String endpoint, Long bytesOut, Long bytesIn, Long sightings) {
	}

	private record Timed(double at, Event event) {
	}

	private TimelineRows() {
	}

	/**
	 * Of each run the stimuli, the flows that carry an exhibit out, and of the flows to endpoints outside the laboratory's background
	 * the largest; last rows of the run count what is left out, and what capture points saw that do not count.
	 *
	 * @param background addresses that are called without a handset too
	 */
	static List<Event> events(List<RunLane> lanes, Set<String> background, Words words) {
		List<Event> events = new ArrayList<>();
		for (RunLane lane : lanes) {
			List<RunLane.Contact> told = lane.contacts().stream().filter(c -> c.sightings() > 0).toList();
			List<RunLane.Contact> other = lane.contacts().stream().filter(c -> c.sightings() == 0 && !isBackground(c, background))
					.sorted(Comparator.comparing((RunLane.Contact c) -> -(c.bytesOut() + c.bytesIn())).thenComparing(RunLane.Contact::flow)).toList();
			List<Timed> timed = new ArrayList<>();
			lane.stimuli().forEach(s -> timed.add(new Timed(s.at(), new Event(lane.run(), span(s.at()), words.of("event.stimulus", s.kind()), "", null, null, null))));
			Stream.concat(told.stream(), other.stream().limit(MOST_FLOWS)).forEach(c -> timed.add(new Timed(c.start(), event(lane, c, words))));
			timed.stream().sorted(Comparator.comparingDouble(Timed::at)).map(Timed::event).forEach(events::add);
			leftOut(lane, background, other.stream().skip(MOST_FLOWS).toList(), words).ifPresent(events::add);
			lane.points().stream().skip(1).forEach(point -> events.add(new Event(lane.run(), words.of("event.left-out"), words.of("event.point", point.name(), words.count(point.flows(), "flow")),
					words.of("event.in-facts"), point.bytesOut(), point.bytesIn(), (long) point.sightings())));
		}
		return events;
	}

	private static Optional<Event> leftOut(RunLane lane, Set<String> background, List<RunLane.Contact> smaller, Words words) {
		List<RunLane.Contact> usual = lane.contacts().stream().filter(c -> c.sightings() == 0 && isBackground(c, background)).toList();
		String what = Stream.of(usual.isEmpty() ? "" : words.of("event.background", words.count(usual.size(), "flow")), smaller.isEmpty() ? "" : words.of("event.smaller", words.count(smaller.size(), "flow")))
				.filter(t -> !t.isEmpty()).collect(Collectors.joining("; "));
		List<RunLane.Contact> all = Stream.concat(usual.stream(), smaller.stream()).toList();
		return all.isEmpty() ? Optional.empty() : Optional.of(new Event(lane.run(), words.of("event.left-out"), what, words.of("event.in-facts"),
				all.stream().mapToLong(RunLane.Contact::bytesOut).sum(), all.stream().mapToLong(RunLane.Contact::bytesIn).sum(), 0L));
	}

	/** A contact's endpoint is an address, or a name with the address behind it in brackets. */
	private static boolean isBackground(RunLane.Contact contact, Set<String> background) {
		String endpoint = contact.endpoint();
		int bracket = endpoint.lastIndexOf(" (");
		return background.contains(bracket > 0 && endpoint.endsWith(")") ? endpoint.substring(bracket + 2, endpoint.length() - 1) : endpoint);
	}

	private static Event event(RunLane lane, RunLane.Contact c, Words words) {
		return new Event(lane.run(), span(c.start()), words.of(c.sightings() > 0 ? "event.flow-with-sightings" : "event.flow", span(c.end() - c.start())), c.endpoint(),
				c.bytesOut(), c.bytesIn(), (long) c.sightings());
	}

	private static String span(double seconds) {
		return seconds < 60 ? String.format(Locale.ROOT, "%.3f s", seconds) : Moments.span(Duration.ofSeconds(Math.round(seconds)));
	}
}
