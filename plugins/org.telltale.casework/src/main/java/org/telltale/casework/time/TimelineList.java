package org.telltale.casework.time;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.telltale.base.CaptureInstant;
import org.telltale.base.json.Json;
import org.telltale.timeline.Grouping;
import org.telltale.timeline.LaneIndex;
import org.telltale.timeline.RunLane;
import org.telltale.timeline.Slots;

/**
 * The timeline as records (docs/formats/lists.md).
 *
 * @param lanes the runs
 * @param fromNanos first moment that is shown, ns since the epoch
 * @param toNanos the moment behind the last
 */
public record TimelineList(List<RunLane> lanes, long fromNanos, long toNanos) {

	private static final double NANOS = 1e9;

	/** Of all time. */
	public static TimelineList whole(List<RunLane> lanes) {
		return new TimelineList(lanes, Long.MIN_VALUE, Long.MAX_VALUE);
	}

	/** The flows, one record each, by run and start. */
	public List<Json.Fields> flows() {
		return lanes.stream().flatMap(lane -> lane.contacts().stream().filter(c -> isShown(lane, c.start(), c.end())).map(c -> flow(lane, c))).toList();
	}

	/** The flows with the lanes in which they stand, by run, lane and start; one of several lanes comes several times. */
	public List<Json.Fields> flows(Grouping by) {
		List<Json.Fields> records = new ArrayList<>();
		for (RunLane lane : lanes) {
			for (String name : LaneIndex.of(lane, by).lanes()) {
				lane.contacts().stream().filter(c -> by.lanes(c).contains(name) && isShown(lane, c.start(), c.end()))
						.forEach(c -> records.add(flow(lane, c).put("by", by.word()).put("lane", name)));
			}
		}
		return records;
	}

	private static Json.Fields flow(RunLane lane, RunLane.Contact contact) {
		Json.Fields record = Json.object().put("type", "timeline").put("run", lane.run()).put("flow", contact.flow()).put("endpoint", contact.endpoint());
		RunLane.Traits traits = contact.traits();
		known(record, "point", traits.point());
		known(record, "country", traits.country());
		known(record, "owner", traits.owner());
		known(record, "app", traits.app());
		return times(record, lane, contact.start(), contact.end()).put("bytesOut", contact.bytesOut()).put("bytesIn", contact.bytesIn())
				.put("sightings", contact.sightings()).put("kinds", Json.texts(traits.kinds()));
	}

	private static void known(Json.Fields record, String name, String value) {
		if (!value.isEmpty()) {
			record.put(name, value);
		}
	}

	/**
	 * Each run's time, as far as it is shown, in slots of equal length: one record a run, lane and slot in which a flow lasts.
	 *
	 * @param count slots a run, at least 1
	 */
	public List<Json.Fields> slots(Grouping by, int count) {
		List<Json.Fields> records = new ArrayList<>();
		for (RunLane lane : lanes) {
			double from = Math.max(0, seconds(lane, fromNanos));
			double to = Math.min(lane.seconds(), seconds(lane, toNanos));
			LaneIndex index = LaneIndex.of(lane, by);
			for (String name : to > from ? index.lanes() : List.<String>of()) {
				Slots slots = index.slots(name, from, to, count);
				for (int i = 0; i < count; i++) {
					if (slots.open()[i] > 0) {
						double start = from + (to - from) * i / count;
						records.add(times(Json.object().put("type", "timeline-slot").put("run", lane.run()).put("by", by.word()).put("lane", name).put("slot", i), lane, start,
								from + (to - from) * (i + 1) / count).put("bytesOut", slots.bytesOut()[i]).put("bytesIn", slots.bytesIn()[i]).put("begun", slots.begun()[i])
										.put("open", slots.open()[i]));
					}
				}
			}
		}
		return records;
	}

	/** Conditions, stimuli, sightings and gaps, by run, start and kind. */
	public List<Json.Fields> events() {
		return lanes.stream().flatMap(lane -> Stream.of(
				lane.bands().stream().map(b -> event(lane, "condition", b.dimension() + " = " + b.value(), b.from(), b.to()).put("uncertainty", nanos(b.uncertainty())).put("source", b.source())),
				lane.stimuli().stream().map(s -> event(lane, "stimulus", s.kind() + (s.what().isEmpty() ? "" : " " + s.what()), s.at(), s.at()).put("uncertainty", nanos(s.uncertainty()))),
				lane.sightings().stream().map(s -> event(lane, "sighting", s.kind() + " " + s.what(), s.at(), s.at()).put("uncertainty", nanos(s.uncertainty())).put("flow", s.flow())),
				lane.gaps().stream().map(g -> gap(lane, g))).flatMap(records -> records).filter(r -> isShown(lane, r))
				.sorted((a, b) -> Long.compare(a.integer("start").orElse(0L), b.integer("start").orElse(0L)))).toList();
	}

	private static Json.Fields gap(RunLane lane, RunLane.Gap gap) {
		Json.Fields record = event(lane, "gap", gap.kind().words(), gap.from(), gap.to());
		known(record, "flow", gap.flow());
		known(record, "endpoint", gap.endpoint());
		return gap.bytes() == 0 ? record : record.put("bytes", gap.bytes());
	}

	private static Json.Fields event(RunLane lane, String event, String what, double from, double to) {
		return times(Json.object().put("type", "timeline-event").put("run", lane.run()).put("event", event).put("what", what), lane, from, to);
	}

	private boolean isShown(RunLane lane, Json.Fields record) {
		return isShown(lane, seconds(lane, record.integer("start").orElse(0L)), seconds(lane, record.integer("end").orElse(0L)));
	}

	private boolean isShown(RunLane lane, double from, double to) {
		return nanos(lane, to) >= fromNanos && nanos(lane, from) < toNanos;
	}

	private static Json.Fields times(Json.Fields record, RunLane lane, double from, double to) {
		long start = nanos(lane, from);
		long end = nanos(lane, to);
		return record.put("start", Long.toString(start)).put("end", Long.toString(end)).put("startTime", CaptureInstant.instantOf(start).toString())
				.put("endTime", CaptureInstant.instantOf(end).toString());
	}

	private static double seconds(RunLane lane, long nanos) {
		// of moments far away only the order counts
		return nanos / NANOS - lane.startNanos() / NANOS;
	}

	private static long nanos(RunLane lane, double seconds) {
		return lane.startNanos() + Math.round(seconds * NANOS);
	}

	private static String nanos(double seconds) {
		return Long.toString(Math.round(seconds * NANOS));
	}
}
