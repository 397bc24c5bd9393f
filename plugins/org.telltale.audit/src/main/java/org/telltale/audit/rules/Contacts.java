package org.telltale.audit.rules;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.Interval;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.RunFact.CapturePoint;

/**
 * How often each run called each server. A contact is a slot of ten seconds, counted from the run's start, in which a flow to the server begins.
 * Captures that count together are summed ({@link RunFact#countedTogether}); of several ways to count those with the most contacts count, then those that were watched longest.
 * Indexed once, when made.
 */
final class Contacts {

	private static final long SLOT_NANOS = Duration.ofSeconds(10).toNanos();

	private final Map<String, Map<String, Seen>> byRun = new TreeMap<>();
	private final Map<String, Seen> silence = new TreeMap<>();

	/**
	 * What the capture points that count saw of a server in a run.
	 *
	 * @param flows those that they saw, inside of the run's time or not
	 * @param contacts slots inside of the run's time in which one of them begins
	 * @param begun how many of them begin inside of the run's time
	 * @param nanos how much of the run's time lies between the first and the last frame of these captures, of those alone that see a bearer of the run where there are such; without any, nothing is counted
	 */
	record Seen(List<FlowFact> flows, long contacts, long begun, long nanos) {
	}

	/** Captures that count together. @param nanos for how long of the run they watched @param nanosOfBearers for how long those did that see a bearer of the run */
	private record Together(Set<String> captures, long nanos, long nanosOfBearers) {

		long watchedNanos() {
			return nanosOfBearers > 0 ? nanosOfBearers : nanos;
		}
	}

	Contacts(CaseFacts facts) {
		for (RunFact run : facts.runs()) {
			List<Together> points = points(facts, run);
			Map<String, Seen> servers = new TreeMap<>();
			Calls.byServer(facts, run).forEach((server, flows) -> servers.put(server, best(run, points, flows)));
			byRun.put(run.id(), servers);
			silence.put(run.id(), new Seen(List.of(), 0, 0, points.stream().mapToLong(Together::nanosOfBearers).max().orElse(0)));
		}
	}

	/** The servers that a run called, sorted. */
	Set<String> servers(RunFact run) {
		return byRun.get(run.id()).keySet();
	}

	/** What was seen of a server in a run; of one that it did not call, for how long the captures that count together and watched its bearers longest saw none. */
	Seen of(RunFact run, String server) {
		Seen seen = byRun.get(run.id()).get(server);
		return seen == null ? silence.get(run.id()) : seen;
	}

	/** Whether a point that sees a bearer of the run watched it for any time. */
	boolean isWatched(RunFact run) {
		return silence.get(run.id()).nanos() > 0;
	}

	private static List<Together> points(CaseFacts facts, RunFact run) {
		List<String> bearers = run.values("bearer");
		return run.countedTogether().stream().map(evidence -> {
			List<CapturePoint> captures = run.captures().stream().filter(c -> evidence.contains(c.evidence())).toList();
			return new Together(evidence, watched(facts, run, captures),
					watched(facts, run, captures.stream().filter(c -> bearers.isEmpty() || c.sees().stream().anyMatch(bearers::contains)).toList()));
		}).toList();
	}

	private static long watched(CaseFacts facts, RunFact run, List<CapturePoint> captures) {
		return Interval.sum(Interval.merge(captures.stream().flatMap(c -> facts.framesOf(c).stream()).map(run.time()::cut).toList()));
	}

	private static Seen best(RunFact run, List<Together> points, List<FlowFact> flows) {
		return points.stream().map(point -> seen(run, flows.stream().filter(f -> point.captures().contains(f.evidence())).toList(), point.watchedNanos()))
				.filter(seen -> !seen.flows().isEmpty()).max(Comparator.comparingLong(Seen::contacts).thenComparingLong(Seen::nanos))
				.orElseGet(() -> seen(run, flows, 0));
	}

	private static Seen seen(RunFact run, List<FlowFact> flows, long nanos) {
		if (nanos == 0) {
			return new Seen(flows, 0, 0, 0);
		}
		long[] begun = flows.stream().mapToLong(f -> f.firstNanos() + run.offsetNanos(f.evidence())).filter(run.time()::contains).toArray();
		long contacts = Arrays.stream(begun).map(at -> (at - run.time().fromNanos()) / SLOT_NANOS).distinct().count();
		return new Seen(flows, contacts, begun.length, nanos);
	}
}
