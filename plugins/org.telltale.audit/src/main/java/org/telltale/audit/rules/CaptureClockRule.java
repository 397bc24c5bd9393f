package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.RunFact;
import org.telltale.base.json.Json;

/**
 * What servers said the time was contradicts what was entered of a capture's clock: the offset with its uncertainty lies outside of the bounds that
 * most servers allow.
 */
public final class CaptureClockRule implements Rule {

	@Override
	public String id() {
		return "capture-clock";
	}

	@Override
	public int version() {
		return 1;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<Finding> findings = new ArrayList<>();
		for (RunFact run : facts.runs()) {
			for (RunFact.CapturePoint capture : run.captures()) {
				facts.ofType("clock").stream().filter(clock -> clock.text("evidence").equals(Optional.of(capture.evidence())))
						.filter(clock -> capture.offsetNanos() + capture.uncertaintyNanos() < bound(clock, "from")
								|| capture.offsetNanos() - capture.uncertaintyNanos() > bound(clock, "to"))
						.forEach(clock -> findings.add(finding(facts, run, capture, clock)));
			}
		}
		return findings;
	}

	private static long bound(Json.Fields clock, String member) {
		return clock.integer(member).orElseThrow();
	}

	private Finding finding(CaseFacts facts, RunFact run, RunFact.CapturePoint capture, Json.Fields clock) {
		long agree = clock.integer("agree").orElse(0L);
		List<String> supports = new ArrayList<>(clock.text("id").stream().toList());
		facts.ofType("capture-point").stream().filter(p -> p.text("run").equals(Optional.of(run.id())) && p.text("evidence").equals(Optional.of(capture.evidence())))
				.forEach(p -> p.text("id").ifPresent(supports::add));
		return new Finding(id(), version(), agree > 1 ? "high" : "medium", "The clock of a capture of run " + run.id() + " is not off by what the list of runs says",
				"Entered: " + seconds(capture.offsetNanos()) + " s to be added, give or take " + seconds(capture.uncertaintyNanos()) + " s. " + agree + " of "
						+ Groups.count(clock.integer("of").orElse(0L), "server", "servers") + " that said the time allow " + seconds(bound(clock, "from")) + " to "
						+ seconds(bound(clock, "to")) + " s.",
				"Servers may be wrong together. Nothing was changed: every time in this case is by the entered offset, and sightings near a change of a condition may stand on the wrong side of it.",
				supports, List.of(), List.of("The servers' clocks were wrong.", "The laboratory answered for the servers with a clock of its own."));
	}

	private static String seconds(long nanos) {
		return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
	}
}
