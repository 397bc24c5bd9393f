package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.RunFact.CapturePoint;
import org.telltale.audit.observed.Networks;
import org.telltale.base.json.Json;

/**
 * The handset's own counters are the second witness of what its captures saw: they counted bytes over a bearer that no capture point of the run saw,
 * or more than twice as many sent, and 100,000 more, as the captures that saw the bearer have, of all devices, added up: what two points saw counts twice, which is an upper
 * bound. A capture of which it is not recorded what it sees may have seen the bearer, and is added. Counted are buckets that lie wholly in the run.
 */
public final class UncapturedTrafficRule implements Rule {

	private static final long SLACK_BYTES = 100_000;
	private static final long BULK_BYTES = 10_000;
	private static final int MOST_CITED = 100;
	private static final int MOST_APPS = 5;

	@Override
	public String id() {
		return "uncaptured-traffic";
	}

	@Override
	public int version() {
		return 3;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		Map<String, List<Json.Fields>> byRun = facts.ofType("observation").stream().filter(fact -> fact.text("basis").equals(Optional.of("counter")))
				.collect(Collectors.groupingBy(fact -> fact.text("run").orElse(""), TreeMap::new, Collectors.toList()));
		List<Finding> findings = new ArrayList<>();
		for (RunFact run : facts.runs()) {
			Groups.by(byRun.getOrDefault(run.id(), List.of()), fact -> fact.text("value").orElse("") + " " + fact.text("evidence").orElse(""))
					.values().forEach(counted -> finding(facts, run, counted).ifPresent(findings::add));
		}
		return findings;
	}

	/** Bytes of one way and the other. */
	private record Bytes(long sent, long received) {

		Bytes plus(Bytes other) {
			return new Bytes(sum(sent, other.sent), sum(received, other.received));
		}

		/** Counters may say anything: what would run over is as much as there can be. */
		private static long sum(long a, long b) {
			return a + b < 0 ? Long.MAX_VALUE : a + b;
		}

		@Override
		public String toString() {
			return sent + " bytes sent and " + received + " received";
		}
	}

	private Optional<Finding> finding(CaseFacts facts, RunFact run, List<Json.Fields> counted) {
		String bearer = counted.getFirst().text("value").orElse("");
		Bytes handset = counted.stream().map(fact -> new Bytes(fact.integer("sent").orElse(0L), fact.integer("received").orElse(0L))).reduce(new Bytes(0, 0), Bytes::plus);
		List<CapturePoint> points = run.captures().stream().filter(point -> point.sees().isEmpty() || point.sees().contains(bearer)).toList();
		Bytes captured = captured(facts, run, points);
		if (!points.isEmpty() && (handset.sent() - SLACK_BYTES) / 2 <= captured.sent()) {
			return Optional.empty();
		}
		List<String> supports = counted.stream().flatMap(fact -> Stream.concat(fact.text("id").stream(), fact.items("facts").stream().flatMap(id -> id.asText().stream())))
				.limit(MOST_CITED).toList();
		return Optional.of(new Finding(id(), version(), !run.counts() ? "information" : handset.sent() < BULK_BYTES || isUnrecorded(points) ? "low" : "medium",
				"Run " + run.id() + ": the handset counted " + (points.isEmpty() ? "traffic over " + bearer + ", which no capture point saw" : "far more traffic over " + bearer + " than was captured")
						+ run.reservation(),
				"Its own counters have " + handset + " over " + bearer + " in buckets that lie wholly in the run; "
						+ (points.isEmpty() ? "no capture point of the run sees " + bearer : seen(bearer, points) + captured + ", of all devices, what several points saw counted for each") + "." + apps(facts, run, bearer, counted)
						+ cells(facts, run),
				"Counters are of buckets of an hour or two, and of whole interfaces: traffic of the local network, headers, retransmissions and what the radio itself needs count too. They say how much, not what, nor to whom.",
				supports, List.of(), List.of("The system's own traffic over a bearer that stays up beside Wi-Fi (multimedia messages, calls over IP, supplementary services).",
						"The counters are of another handset, or its clock was wrong.", "A capture lost frames.")));
	}

	/** Whether of none of these points, of which there is one, it is recorded what it sees. */
	private static boolean isUnrecorded(List<CapturePoint> points) {
		return !points.isEmpty() && points.stream().allMatch(point -> point.sees().isEmpty());
	}

	/** Which captures are compared. */
	private static String seen(String bearer, List<CapturePoint> points) {
		String unrecorded = points.stream().filter(point -> point.sees().isEmpty()).map(CapturePoint::point).distinct().sorted().collect(Collectors.joining(", "));
		return isUnrecorded(points) ? "of no capture point is it recorded that it sees " + bearer + ", and what these see is not recorded: " + unrecorded + ". All their captures have "
				: "all captures of points that see it" + (unrecorded.isEmpty() ? "" : ", and of those of which it is not recorded what they see (" + unrecorded + "),") + " have ";
	}

	/** What the captures of these points have, added up. */
	private static Bytes captured(CaseFacts facts, RunFact run, List<CapturePoint> points) {
		Set<String> files = points.stream().map(CapturePoint::evidence).collect(Collectors.toSet());
		return facts.flowsIn(run).stream().filter(flow -> files.contains(flow.evidence())).map(flow -> new Bytes(flow.bytesOut(), flow.bytesIn())).reduce(new Bytes(0, 0), Bytes::plus);
	}

	/** What was added to the item's clock: from the first bucket that an observation names to its own begin, in true time. */
	private static long offset(CaseFacts facts, Json.Fields observation) {
		Set<String> cited = observation.items("facts").stream().flatMap(id -> id.asText().stream()).collect(Collectors.toSet());
		OptionalLong first = facts.ofType("traffic").stream().filter(count -> count.text("id").filter(cited::contains).isPresent()).mapToLong(count -> count.integer("start").orElse(0L)).min();
		return first.isPresent() ? observation.integer("from").orElse(first.getAsLong()) - first.getAsLong() : 0;
	}

	/** Which apps the table of apps has most bytes of, if there is one. */
	private static String apps(CaseFacts facts, RunFact run, String bearer, List<Json.Fields> counted) {
		String item = counted.getFirst().text("evidence").orElse("");
		long offset = offset(facts, counted.getFirst());
		Map<Long, Long> sent = new TreeMap<>();
		facts.ofType("traffic").stream().filter(count -> count.text("evidence").equals(Optional.of(item)) && count.text("table").equals(Optional.of("UID"))
				&& Networks.ofIdentity(count.text("network").orElse("")).equals(Optional.of(bearer)) && count.integer("start").orElse(0L) + offset >= run.time().fromNanos()
				&& count.integer("start").orElse(0L) + count.integer("duration").orElse(0L) + offset <= run.time().toNanos())
				.forEach(count -> sent.merge(count.integer("uid").orElse(-1L), count.get("sent").flatMap(volume -> volume.integer("bytes")).orElse(0L), Long::sum));
		Map<Long, String> names = facts.ofType("package").stream().filter(each -> each.integer("uid").isPresent())
				.collect(Collectors.toMap(each -> each.integer("uid").orElseThrow(), each -> each.text("name").orElse(""), (a, b) -> a.equals(b) ? a : a + "/" + b));
		return sent.isEmpty() ? "" : " By app: " + sent.entrySet().stream().sorted(Map.Entry.<Long, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).limit(MOST_APPS)
				.map(each -> "uid " + each.getKey() + Optional.ofNullable(names.get(each.getKey())).map(name -> " (" + name + ")").orElse("") + " " + each.getValue() + " bytes sent")
				.collect(Collectors.joining(", ")) + ".";
	}

	/** The cells that say less than they seem to. */
	private static String cells(CaseFacts facts, RunFact run) {
		List<String> cleared = facts.ofType("cell").stream().filter(cell -> cell.text("run").equals(Optional.of(run.id()))
				&& cell.text("verdict").filter(verdict -> verdict.equals("not contradicted") || verdict.equals("excluded by volume")).isPresent())
				.map(cell -> cell.text("claim").orElse("") + " " + cell.text("kind").orElse("")).sorted().toList();
		return cleared.isEmpty() ? "" : " Cells of the run that speak of what was captured alone: " + String.join(", ", cleared) + ".";
	}
}
