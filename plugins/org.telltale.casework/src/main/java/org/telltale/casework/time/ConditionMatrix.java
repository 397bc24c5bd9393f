package org.telltale.casework.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.Interval;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.SightingFact;
import org.telltale.audit.rate.PoissonRate;
import org.telltale.audit.rules.Calls;
import org.telltale.timeline.ContactMatrix;

/**
 * Endpoints against conditions, over the runs that count. Of each condition the time counts in which it held, less the uncertainty of edges inside of the run, and was watched;
 * of several points of a run the one with the most contacts, then the one that watched longest. What control runs reach too is left out.
 */
final class ConditionMatrix {

	private static final long SLOT_NANOS = Duration.ofSeconds(10).toNanos();
	private static final double HOUR_NANOS = 3.6e12;
	private static final String HANDSET = "handset";

	private final CaseFacts facts;
	private final Map<String, Long> sightings;
	private final List<RunFact> runs;
	private final Map<String, List<Watched>> watched = new TreeMap<>();
	private final Map<String, Map<String, List<FlowFact>>> calls = new TreeMap<>();

	/** A value of a dimension. */
	private record Key(String dimension, String value) {
	}

	/** What a point saw. */
	private record Seen(long contacts, long bytesOut, long bytesIn, long sightings, long nanos) {

		static final Seen NOTHING = new Seen(0, 0, 0, 0, 0);

		Seen plus(Seen other) {
			return new Seen(contacts + other.contacts, bytesOut + other.bytesOut, bytesIn + other.bytesIn, sightings + other.sightings, nanos + other.nanos);
		}
	}

	ConditionMatrix(CaseFacts facts) {
		this.facts = facts;
		runs = facts.runs().stream().filter(r -> r.handset().isPresent() && r.counts()).toList();
		sightings = facts.sightings().stream().filter(s -> s.isOut() && s.device().isPresent()).collect(Collectors.groupingBy(SightingFact::flow, Collectors.counting()));
		runs.forEach(run -> {
			watched.put(run.id(), Watched.of(facts, run));
			calls.put(run.id(), Calls.byServer(facts, run));
		});
	}

	ContactMatrix matrix() {
		Map<Key, ContactMatrix.Column> columns = columns();
		Set<String> servers = new TreeSet<>();
		calls.values().forEach(called -> servers.addAll(called.keySet()));
		List<Ranked> rows = new ArrayList<>();
		for (String server : servers) {
			List<ContactMatrix.Cell> cells = columns.keySet().stream().map(key -> cell(key, server)).toList();
			rows.add(new Ranked(sum(server, f -> sightings.getOrDefault(f.flow(), 0L)), sum(server, FlowFact::bytesOut), new ContactMatrix.Row(Calls.place(facts, server), cells)));
		}
		rows.sort(Comparator.comparing((Ranked r) -> -r.sightings()).thenComparing(r -> -r.bytesOut()).thenComparing(r -> r.row().endpoint()));
		return new ContactMatrix(List.copyOf(columns.values()), rows.stream().map(Ranked::row).toList());
	}

	private record Ranked(long sightings, long bytesOut, ContactMatrix.Row row) {
	}

	private long sum(String server, ToLongFunction<FlowFact> number) {
		return calls.values().stream().flatMap(called -> called.getOrDefault(server, List.of()).stream()).mapToLong(number).sum();
	}

	/** By dimension, the bearer and several handsets last; values in the order of the dimension, else as they came first. */
	private Map<Key, ContactMatrix.Column> columns() {
		Set<String> dimensions = runs.stream().flatMap(r -> r.conditions().stream()).map(RunFact.ConditionFact::dimension).collect(Collectors.toCollection(TreeSet::new));
		List<String> order = new ArrayList<>(dimensions);
		if (order.remove("bearer")) {
			order.addLast("bearer");
		}
		if (runs.stream().flatMap(r -> r.handset().stream()).distinct().count() > 1) {
			order.addLast(HANDSET);
		}
		Map<Key, ContactMatrix.Column> columns = new LinkedHashMap<>();
		for (String dimension : order) {
			for (String value : values(dimension)) {
				Key key = new Key(dimension, value);
				Map<String, Long> byRun = new LinkedHashMap<>();
				runs.forEach(run -> byRun.put(run.id(), watched.get(run.id()).stream().mapToLong(point -> Interval.sum(times(point, run, key))).max().orElse(0)));
				columns.put(key, new ContactMatrix.Column(dimension, value, byRun.values().stream().mapToLong(n -> n).sum() / 1e9,
						byRun.entrySet().stream().filter(e -> e.getValue() > 0).map(Map.Entry::getKey).toList()));
			}
		}
		return columns;
	}

	private List<String> values(String dimension) {
		List<String> values = dimension.equals(HANDSET) ? runs.stream().flatMap(r -> r.handset().stream()).distinct().toList()
				: runs.stream().flatMap(r -> r.values(dimension).stream()).distinct().toList();
		List<String> order = facts.order(dimension);
		return values.stream().sorted(Comparator.comparingInt(v -> order.contains(v) ? order.indexOf(v) : order.size())).toList();
	}

	/** When a point watched a run while the condition held. */
	private static List<Interval> times(Watched point, RunFact run, Key key) {
		if (key.dimension().equals(HANDSET)) {
			return run.handset().equals(Optional.of(key.value())) ? point.times() : List.of();
		}
		List<Interval> held = run.conditions().stream().filter(c -> c.dimension().equals(key.dimension()) && c.value().equals(key.value())).map(c -> certain(run, c)).toList();
		return Interval.cut(point.times(), Interval.merge(held));
	}

	private static Interval certain(RunFact run, RunFact.ConditionFact condition) {
		long from = condition.time().fromNanos();
		long to = condition.time().toNanos();
		return new Interval(from > run.time().fromNanos() ? from + condition.uncertaintyNanos() : from, to < run.time().toNanos() ? to - condition.uncertaintyNanos() : to);
	}

	private ContactMatrix.Cell cell(Key key, String server) {
		Seen all = Seen.NOTHING;
		for (RunFact run : runs) {
			List<FlowFact> flows = calls.get(run.id()).getOrDefault(server, List.of());
			all = all.plus(watched.get(run.id()).stream().map(point -> seen(run, point, flows, times(point, run, key)))
					.max(Comparator.comparingLong(Seen::contacts).thenComparingLong(Seen::nanos)).orElse(Seen.NOTHING));
		}
		Optional<ContactMatrix.Rate> rate = all.nanos() == 0 ? Optional.empty() : Optional.of(rate(PoissonRate.of(all.contacts(), all.nanos() / HOUR_NANOS)));
		return new ContactMatrix.Cell(all.contacts(), all.bytesOut(), all.bytesIn(), all.sightings(), rate);
	}

	private static ContactMatrix.Rate rate(PoissonRate rate) {
		return new ContactMatrix.Rate(rate.perHour(), rate.low(), rate.high());
	}

	private Seen seen(RunFact run, Watched point, List<FlowFact> flows, List<Interval> times) {
		List<FlowFact> begun = flows.stream().filter(f -> point.captures().contains(f.evidence()) && times.stream().anyMatch(t -> t.contains(start(run, f)))).toList();
		return new Seen(begun.stream().map(f -> (start(run, f) - run.time().fromNanos()) / SLOT_NANOS).distinct().count(), begun.stream().mapToLong(FlowFact::bytesOut).sum(),
				begun.stream().mapToLong(FlowFact::bytesIn).sum(), begun.stream().mapToLong(f -> sightings.getOrDefault(f.flow(), 0L)).sum(), Interval.sum(times));
	}

	private static long start(RunFact run, FlowFact flow) {
		return flow.firstNanos() + run.offsetNanos(flow.evidence());
	}
}
