package org.telltale.casework.observe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import org.telltale.base.json.Json;
import org.telltale.casework.facts.FactLine;

/**
 * From when to when what logs and dumps say held: a log's line up to the next of its dimension, the next start, or the log's end; a
 * bearer up to the loss of its link too.
 */
final class StateSpans {

	private static final String BOOT = "boot";
	private static final String LOG_END = "log";
	private static final String BEARER = "bearer";
	/** What the handset tries to change to: its bearer before is no longer sure, and the new one is not there yet. */
	private static final String ATTEMPT = "bearer-attempt";

	private final Function<String, ItemClock> clocks;

	StateSpans(Function<String, ItemClock> clocks) {
		this.clocks = clocks;
	}

	/** The facts of type {@code state} that are of no capture. */
	List<Seen> seen(Collection<Json.Fields> states) {
		Map<String, List<Json.Fields>> files = new TreeMap<>();
		List<Seen> seen = new ArrayList<>();
		for (Json.Fields state : states) {
			if (basis(state).equals("dump")) {
				seen.add(seen(state, dump(state)));
			} else if (basis(state).equals("log") && state.integer("time").isPresent()) {
				files.computeIfAbsent(log(state), key -> new ArrayList<>()).add(state);
			} else if (basis(state).equals("log") && !dimension(state).equals(LOG_END)) {
				seen.add(seen(state, Span.none(Span.MOMENT)));
			}
		}
		files.values().forEach(file -> seen.addAll(log(file)));
		return seen;
	}

	/** Which log of which file: a bug report has several. */
	private static String log(Json.Fields state) {
		Json source = state.get("source").orElse(Json.object());
		return item(state) + "\n" + source.text("path").orElse("") + "\n" + source.text("table").orElse("");
	}

	private Span dump(Json.Fields state) {
		ItemClock clock = clocks.apply(item(state));
		return state.integer("time").map(nanos -> Span.at(Span.MOMENT, clock(state), nanos + clock.offsetNanos(), clock.uncertainty()))
				.orElseGet(() -> state.text("timeWritten").isPresent() ? Span.none(Span.MOMENT) : Span.copy(clock));
	}

	/** Of one log, whose buffers may stand behind each other. */
	private List<Seen> log(List<Json.Fields> file) {
		List<Json.Fields> states = file.stream().sorted(Comparator.comparing((Json.Fields state) -> time(state)).thenComparing(FactLine::id)).toList();
		ItemClock clock = clocks.apply(item(states.getFirst()));
		Map<String, Long> next = new TreeMap<>();
		Map<String, Long> lost = new TreeMap<>();
		List<Seen> seen = new ArrayList<>();
		Optional<Long> start = Optional.empty();
		Optional<Long> end = Optional.empty();
		for (Json.Fields state : states.reversed()) {
			String dimension = dimension(state);
			if (dimension.equals(LOG_END)) {
				end = Optional.of(end.map(nanos -> Math.max(nanos, time(state))).orElse(time(state)));
				continue;
			}
			Optional<Long> until = least(least(Optional.ofNullable(next.get(dimension)), start), end);
			if (dimension.equals(BEARER)) {
				until = least(least(until, Optional.ofNullable(next.get(ATTEMPT))), Optional.ofNullable(lost.get(state.text("value").orElse("") + "-link")));
			}
			long from = time(state) + clock.offsetNanos();
			seen.add(seen(state, until.filter(nanos -> nanos > time(state) && !dimension.equals(ATTEMPT))
					.map(nanos -> new Span(Span.THROUGHOUT, clock(state), Optional.of(from), Optional.of(nanos + clock.offsetNanos()), clock.uncertainty()))
					.orElse(Span.at(Span.MOMENT, clock(state), from, clock.uncertainty()))));
			next.put(dimension, time(state));
			if (state.text("value").equals(Optional.of("disconnected"))) {
				lost.put(dimension, time(state));
			}
			start = dimension.equals(BOOT) && state.text("value").equals(Optional.of("started")) ? Optional.of(time(state)) : start;
		}
		return seen;
	}

	private static Optional<Long> least(Optional<Long> a, Optional<Long> b) {
		return a.isPresent() && b.isPresent() ? Optional.of(Math.min(a.get(), b.get())) : a.or(() -> b);
	}

	private static Seen seen(Json.Fields state, Span span) {
		return new Seen(dimension(state), state.text("value").orElse(""), basis(state), state.text("text").orElse(""), item(state), Optional.empty(), List.of(state), span);
	}

	/** Whether the file says its time itself, or other evidence what it lacks. */
	private static String clock(Json state) {
		return state.text("zone").isPresent() ? "derived" : "handset";
	}

	private static long time(Json state) {
		return state.integer("time").orElseThrow();
	}

	private static String item(Json state) {
		return state.text("evidence").orElse("");
	}

	private static String basis(Json state) {
		return state.text("basis").orElse("");
	}

	private static String dimension(Json state) {
		return state.text("dimension").orElse("");
	}
}
