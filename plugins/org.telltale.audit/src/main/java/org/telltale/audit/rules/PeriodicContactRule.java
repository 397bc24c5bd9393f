package org.telltale.audit.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;

/**
 * The handset calls an endpoint at regular intervals. Robust against jitter: the median of the intervals and the median
 * deviation from it, at most a tenth of it, over at least four contacts. What control runs reach too is the laboratory's
 * background; where half of the contacts or more follow a stimulus within a minute, the test explains them.
 */
public final class PeriodicContactRule implements Rule {

	private static final int FEWEST_CONTACTS = 4;
	private static final long AFTER_STIMULUS_NANOS = Duration.ofMinutes(1).toNanos();

	@Override
	public String id() {
		return "periodic-contact";
	}

	@Override
	public int version() {
		return 3;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<Finding> findings = new ArrayList<>();
		for (RunFact run : facts.runs()) {
			List<FlowFact> flows = facts.flowsOf(run).stream().filter(f -> !f.protocol().equals("dns") && !facts.background().contains(f.server())).toList();
			for (Map.Entry<String, List<FlowFact>> contact : Groups.by(flows, f -> f.evidence() + " " + f.server()).entrySet()) {
				finding(run, contact.getValue()).ifPresent(findings::add);
			}
		}
		return findings;
	}

	private static boolean answersTheTest(RunFact run, FlowFact flow) {
		long at = flow.firstNanos() + run.offsetNanos(flow.evidence());
		return run.stimuli().stream().anyMatch(s -> at >= s.atNanos() && at - s.atNanos() < AFTER_STIMULUS_NANOS);
	}

	private Optional<Finding> finding(RunFact run, List<FlowFact> flows) {
		long[] starts = flows.stream().mapToLong(FlowFact::firstNanos).sorted().distinct().toArray();
		long answers = flows.stream().filter(f -> answersTheTest(run, f)).count();
		if (starts.length < FEWEST_CONTACTS || 2 * answers >= flows.size()) {
			return Optional.empty();
		}
		long[] gaps = new long[starts.length - 1];
		Arrays.setAll(gaps, i -> starts[i + 1] - starts[i]);
		long median = median(gaps);
		long deviation = median(Arrays.stream(gaps).map(g -> Math.abs(g - median)).toArray());
		if (median < Duration.ofSeconds(5).toNanos() || deviation > median / 10) {
			return Optional.empty();
		}
		long out = flows.stream().mapToLong(FlowFact::payloadOut).sum();
		String server = flows.getFirst().server();
		return Optional.of(new Finding(id(), version(), run.counts() ? "medium" : "information", "Run " + run.id() + run.reservation() + ": " + server + " is called about every "
				+ Duration.ofSeconds(Math.round(median / 1e9)).toString().substring(2).toLowerCase(Locale.ROOT),
				starts.length + " contacts, median interval " + median / 1_000_000 + " ms, median deviation " + deviation / 1_000_000
						+ " ms, " + out + " payload bytes out in all.",
				"Regularity shows a timer, not what is sent; a push service keeps its connection alive in the same way.",
				flows.stream().map(FlowFact::id).toList(), List.of(), List.of("Keep-alive of a push or mail service.", "Clock or weather service.")));
	}

	private static long median(long[] values) {
		long[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}
}
