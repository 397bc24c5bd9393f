package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.ClockSources;
import org.telltale.audit.facts.RunFact;
import org.telltale.base.json.Json;

/**
 * What servers said the time was contradicts what was entered of a capture's clock: the offset with its uncertainty, which is a second where none
 * was entered, lies outside of the bounds that most servers allow, and fewer servers allow it than those. Servers are counted by their addresses.
 */
public final class CaptureClockRule implements Rule {

	private static final long SECOND_NANOS = 1_000_000_000L;
	private static final long FAR_NANOS = 5 * SECOND_NANOS;

	@Override
	public String id() {
		return "capture-clock";
	}

	@Override
	public int version() {
		return 3;
	}

	/** What has to be added to a capture's clock, at least and at most. */
	private record Bounds(long fromNanos, long toNanos) {

		static Bounds of(Json told) {
			return new Bounds(told.integer("from").orElseThrow(), told.integer("to").orElseThrow());
		}

		static Bounds entered(RunFact.CapturePoint capture) {
			long uncertainty = uncertainty(capture);
			return new Bounds(capture.offsetNanos() - uncertainty, capture.offsetNanos() + uncertainty);
		}

		/** In seconds. */
		String words() {
			return toNanos == Long.MAX_VALUE ? seconds(fromNanos) + " s or more, no upper end" : seconds(fromNanos) + " to " + seconds(toNanos) + " s";
		}

		/** What both allow. */
		Bounds and(Bounds other) {
			return new Bounds(Math.max(fromNanos, other.fromNanos), Math.min(toNanos, other.toNanos));
		}

		/** Whether they allow nothing. */
		boolean isContradictory() {
			return fromNanos > toNanos;
		}

		/** Whether nothing is allowed by both. */
		boolean isApart(Bounds other) {
			return fromNanos > other.toNanos || other.fromNanos > toNanos;
		}

		/** Whether they are apart by more than five seconds. */
		boolean isFar(Bounds other) {
			return Math.max((double) fromNanos - other.toNanos, (double) other.fromNanos - toNanos) > FAR_NANOS;
		}
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<Finding> findings = new ArrayList<>();
		for (RunFact run : facts.runs()) {
			for (RunFact.CapturePoint capture : run.captures()) {
				facts.ofType("clock").stream().filter(clock -> clock.text("evidence").equals(Optional.of(capture.evidence())))
						.filter(clock -> Bounds.of(clock).isApart(Bounds.entered(capture)) && allowing(clock, Bounds.entered(capture)) < allowing(clock, Bounds.of(clock)))
						.forEach(clock -> findings.add(finding(facts, run, capture, clock)));
			}
		}
		return findings;
	}

	private static long uncertainty(RunFact.CapturePoint capture) {
		return capture.uncertaintyNanos() == 0 ? SECOND_NANOS : capture.uncertaintyNanos();
	}

	/** How many addresses allow some of the bounds by all that they said. */
	private static long allowing(Json.Fields clock, Bounds bounds) {
		return servers(clock).values().stream().filter(server -> !server.isContradictory() && !server.isApart(bounds)).count();
	}

	/** What each address allows by all that it said. */
	private static Map<String, Bounds> servers(Json.Fields clock) {
		Map<String, Bounds> servers = new TreeMap<>();
		clock.items("sources").forEach(source -> source.text("server").ifPresent(server -> servers.merge(server, Bounds.of(source), Bounds::and)));
		return servers;
	}

	private Finding finding(CaseFacts facts, RunFact run, RunFact.CapturePoint capture, Json.Fields clock) {
		Bounds told = Bounds.of(clock);
		long agree = allowing(clock, told);
		long all = servers(clock).size();
		List<String> supports = new ArrayList<>(clock.text("id").stream().toList());
		facts.ofType("capture-point").stream().filter(p -> p.text("run").equals(Optional.of(run.id())) && p.text("evidence").equals(Optional.of(capture.evidence())))
				.forEach(p -> p.text("id").ifPresent(supports::add));
		boolean certificates = ClockSources.boundAlone(clock);
		return new Finding(id(), version(), agree > 1 && !certificates && told.isFar(Bounds.entered(capture)) ? "high" : "medium",
				"Servers contradict what was entered of the clock of a capture of run " + run.id(),
				"Entered: " + seconds(capture.offsetNanos()) + " s to be added, give or take " + seconds(uncertainty(capture)) + " s"
						+ (capture.uncertaintyNanos() == 0 ? " (none was entered; a second is taken)" : "") + ". " + agree + " of " + Groups.count(all, "server", "servers")
						+ (certificates ? " that showed certificates allow " : " that said the time allow ") + told.words() + "; " + allowing(clock, Bounds.entered(capture)) + " what was entered.",
				"Servers may be wrong together. Nothing was changed: every time in this case is by the entered offset, and sightings near a change of a condition may stand on the wrong side of it.",
				supports, List.of(), List.of(certificates ? "The servers' certificates were expired, or not yet valid." : "The servers' clocks were wrong.",
						"The laboratory answered for the servers with a clock of its own."));
	}

	private static String seconds(long nanos) {
		return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
	}
}
