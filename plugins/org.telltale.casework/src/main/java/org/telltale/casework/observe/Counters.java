package org.telltale.casework.observe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import org.telltale.audit.observed.Networks;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.base.json.Json;
import org.telltale.casework.facts.FactLine;

/** Over which bearer the handset's own counters counted bytes, in buckets that lie wholly in a run. */
final class Counters {

	private final RunFinder runs;
	private final Function<String, ItemClock> clocks;

	private final List<Problem> problems = new ArrayList<>();

	Counters(RunFinder runs, Function<String, ItemClock> clocks) {
		this.runs = runs;
		this.clocks = clocks;
	}

	/** What is seen, and in which run. */
	record InRun(Seen seen, RunFinder.Place place) {
	}

	/** What facts of type {@code traffic} say. */
	List<InRun> seen(Collection<Json.Fields> traffic) {
		Map<String, List<Json.Fields>> items = new TreeMap<>();
		traffic.forEach(count -> items.computeIfAbsent(count.text("evidence").orElse(""), key -> new ArrayList<>()).add(count));
		List<InRun> seen = new ArrayList<>();
		items.forEach((item, counts) -> {
			List<InRun> found = ofItem(item, counts);
			if (runs.isAmbiguous(item, found.stream().map(each -> each.place().run()).toList())) {
				problems.add(new Problem("case.counters-of-whom", Where.at(item, 0, 0), "The traffic that an item counts fits runs of several handsets, and nothing says of which handset it is.",
						"It is no witness of any run; name the item as the source of a condition, or enter the handset's serial number."));
			} else {
				seen.addAll(found);
			}
		});
		return seen;
	}

	private List<InRun> ofItem(String item, List<Json.Fields> counts) {
		String table = table(counts);
		List<InRun> seen = new ArrayList<>();
		for (RunFinder.Run run : runs.candidates(item)) {
			for (String bearer : List.of("cellular", "wifi")) {
				seen.addAll(merged(item, run, bearer, counts.stream().filter(count -> count.text("table").equals(Optional.of(table)) && bytes(count) > 0
						&& Networks.ofIdentity(count.text("network").orElse("")).equals(Optional.of(bearer)) && isIn(run, count, clocks.apply(item).offsetNanos())).toList()));
			}
		}
		return seen;
	}

	/** Items whose counters fit runs of several handsets. */
	List<Problem> problems() {
		return List.copyOf(problems);
	}

	/** The table that counts whole interfaces, if there is one. */
	private static String table(List<Json.Fields> counts) {
		return List.of("Xt", "Dev").stream().filter(table -> counts.stream().anyMatch(count -> count.text("table").equals(Optional.of(table)))).findFirst().orElse("UID");
	}

	private static boolean isIn(RunFinder.Run run, Json count, long offset) {
		return start(count) + offset >= run.start() && start(count) + duration(count) + offset <= run.end();
	}

	/** Buckets that adjoin each other are one. */
	private List<InRun> merged(String item, RunFinder.Run run, String bearer, List<Json.Fields> counts) {
		List<InRun> merged = new ArrayList<>();
		List<Json.Fields> together = new ArrayList<>();
		long end = Long.MIN_VALUE;
		for (Json.Fields count : counts.stream().sorted(Comparator.comparing((Json.Fields count) -> start(count)).thenComparing(FactLine::id)).toList()) {
			if (!together.isEmpty() && start(count) > end) {
				merged.add(one(item, run, bearer, together, end));
				together.clear();
			}
			end = together.isEmpty() ? start(count) + duration(count) : Math.max(end, start(count) + duration(count));
			together.add(count);
		}
		if (!together.isEmpty()) {
			merged.add(one(item, run, bearer, together, end));
		}
		return merged;
	}

	private InRun one(String item, RunFinder.Run run, String bearer, List<Json.Fields> counts, long end) {
		ItemClock clock = clocks.apply(item);
		Span span = new Span(Span.WITHIN, "handset", Optional.of(start(counts.getFirst()) + clock.offsetNanos()), Optional.of(end + clock.offsetNanos()), clock.uncertainty());
		Map<String, Long> bytes = Map.of("sent", sum(counts, "sent"), "received", sum(counts, "received"));
		String text = bytes.get("sent") + " bytes sent, " + bytes.get("received") + " received; " + counts.size() + " buckets of the table "
				+ counts.getFirst().text("table").orElse("");
		return new InRun(new Seen("bearer", bearer, "counter", text, item, Optional.empty(), counts, span, bytes),
				new RunFinder.Place(run, "time", span));
	}

	/** What would run over is as much as there can be. */
	private static long sum(List<Json.Fields> counts, String side) {
		return counts.stream().mapToLong(count -> bytes(count, side)).reduce(0, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
	}

	private static long bytes(Json count) {
		return bytes(count, "sent") + bytes(count, "received");
	}

	private static long bytes(Json count, String side) {
		return count.get(side).flatMap(volume -> volume.integer("bytes")).orElse(0L);
	}

	private static long start(Json count) {
		return count.integer("start").orElse(0L);
	}

	private static long duration(Json count) {
		return count.integer("duration").orElse(0L);
	}
}
