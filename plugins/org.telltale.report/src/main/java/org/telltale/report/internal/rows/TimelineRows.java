package org.telltale.report.internal.rows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.telltale.timeline.RunLane;

/** The connections over time as a table: section 17. */
public final class TimelineRows {

	private static final int MOST_FLOWS = 15;

	/** Something that happened in a run. */
	public record Event(String run, String at, String what, String endpoint, Long bytesOut, Long bytesIn, Long sightings) {
	}

	/**
	 * A picture above the table.
	 *
	 * @param shape {@code tall} or {@code low}
	 * @param data SVG
	 */
	public record Picture(String shape, byte[] data) {
	}

	private record Timed(double at, Event event) {
	}

	private TimelineRows() {
	}

	/** Every stimulus and every flow that carries an exhibit out, of each run; of the other flows the largest, the rest in one row. */
	static List<Event> events(List<RunLane> lanes) {
		List<Event> events = new ArrayList<>();
		for (RunLane lane : lanes) {
			List<RunLane.Contact> ordered = lane.contacts().stream().sorted(Comparator.comparing((RunLane.Contact c) -> c.sightings() > 0 ? 0 : 1)
					.thenComparing(c -> -(c.bytesOut() + c.bytesIn())).thenComparing(RunLane.Contact::flow)).toList();
			long disclosing = ordered.stream().filter(c -> c.sightings() > 0).count();
			int shown = (int) Math.min(ordered.size(), Math.max(disclosing, MOST_FLOWS));
			List<Timed> timed = new ArrayList<>();
			lane.stimuli().forEach(s -> timed.add(new Timed(s.at(), new Event(lane.run(), span(s.at()), "stimulus " + s.kind(), "", null, null, null))));
			ordered.subList(0, shown).forEach(c -> timed.add(new Timed(c.start(), event(lane, c))));
			timed.stream().sorted(Comparator.comparingDouble(Timed::at)).map(Timed::event).forEach(events::add);
			if (shown < ordered.size()) {
				List<RunLane.Contact> rest = ordered.subList(shown, ordered.size());
				events.add(new Event(lane.run(), "", rest.size() + " smaller flows without a sighting, in the facts", "",
						rest.stream().mapToLong(RunLane.Contact::bytesOut).sum(), rest.stream().mapToLong(RunLane.Contact::bytesIn).sum(), 0L));
			}
		}
		return events;
	}

	private static Event event(RunLane lane, RunLane.Contact c) {
		return new Event(lane.run(), span(c.start()), (c.sightings() > 0 ? "flow with sightings, " : "flow, ") + "lasts " + span(c.end() - c.start()), c.endpoint(),
				c.bytesOut(), c.bytesIn(), (long) c.sightings());
	}

	private static String span(double seconds) {
		return seconds < 60 ? String.format(Locale.ROOT, "%.3f s", seconds) : Moments.span(Duration.ofSeconds(Math.round(seconds)));
	}
}
