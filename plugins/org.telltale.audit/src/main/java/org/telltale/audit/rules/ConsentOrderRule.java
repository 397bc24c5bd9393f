package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.RunFact.ConditionFact;
import org.telltale.audit.facts.SightingFact;
import org.telltale.base.CaptureInstant;

/**
 * Disclosure before the first act of consent of a handset's history, which are its runs in the order of time; and disclosure after a withdrawal:
 * while {@code consent = withdrawn}, or after it went from {@code given} to another value inside of a run. That a later run has {@code none} is no
 * withdrawal: the handset may have been set up anew. A sighting nearer to the act than the clocks allow to tell is in neither.
 */
public final class ConsentOrderRule implements Rule {

	private static final String DIMENSION = "consent";
	private static final String GIVEN = "given";
	private static final String WITHDRAWN = "withdrawn";
	private static final String NO_CONSENT_NEEDED = "A service for which no consent is needed, by the maker's claim.";

	@Override
	public String id() {
		return "consent-order";
	}

	@Override
	public int version() {
		return 1;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<Finding> findings = new ArrayList<>();
		for (Map.Entry<String, List<RunFact>> handset : Groups.by(facts.runs().stream().filter(r -> r.handset().isPresent() && r.counts()).toList(),
				r -> r.handset().orElseThrow()).entrySet()) {
			List<RunFact> runs = handset.getValue();
			runs.stream().flatMap(r -> r.conditions().stream()).filter(c -> c.dimension().equals(DIMENSION) && c.value().equals(GIVEN) && !c.time().isEmpty())
					.min(Comparator.comparingLong((ConditionFact c) -> c.time().fromNanos()).thenComparing(ConditionFact::id))
					.ifPresent(act -> findings.addAll(before(facts, runs, act)));
			runs.forEach(run -> findings.addAll(after(facts, run)));
		}
		return findings;
	}

	private List<Finding> before(CaseFacts facts, List<RunFact> runs, ConditionFact act) {
		List<SightingFact> left = new ArrayList<>();
		List<String> inRuns = new ArrayList<>();
		for (RunFact run : runs) {
			List<SightingFact> here = DisclosureRule.left(facts, run).stream().filter(s -> at(run, s) + uncertainty(run, s) < act.time().fromNanos() - act.uncertaintyNanos()).toList();
			left.addAll(here);
			if (!here.isEmpty()) {
				inRuns.add(run.id());
			}
		}
		return left.isEmpty() ? List.of() : List.of(new Finding(id(), version(), "high",
				Groups.sentence(Groups.exhibits(left)) + " left " + facts.nameOfHandset(runs.getFirst()) + " before the first act of consent",
				Groups.sightings(left) + " in " + Groups.runs(inRuns) + ". The first act of consent that the case records is of " + CaptureInstant.instantOf(act.time().fromNanos())
						+ " (source: " + act.source() + ").",
				"An act that the case does not record is not known: the order is that of the recorded runs.", supports(left, List.of(act)), List.of(),
				List.of("An act of consent that was not recorded.", NO_CONSENT_NEEDED)));
	}

	private List<Finding> after(CaseFacts facts, RunFact run) {
		List<ConditionFact> acts = run.conditions().stream().filter(c -> c.dimension().equals(DIMENSION) && !c.time().isEmpty()).toList();
		List<ConditionFact> withdrawn = new ArrayList<>();
		boolean given = false;
		for (ConditionFact act : acts) {
			if (act.value().equals(WITHDRAWN) || given && !act.value().equals(GIVEN)) {
				withdrawn.add(act);
			}
			given |= act.value().equals(GIVEN);
		}
		List<SightingFact> left = DisclosureRule.left(facts, run).stream().filter(s -> withdrawn.stream().anyMatch(act -> {
			long blur = uncertainty(run, s) + act.uncertaintyNanos();
			return act.time().contains(at(run, s) - blur) && act.time().contains(at(run, s) + blur);
		})).toList();
		return left.isEmpty() ? List.of() : List.of(new Finding(id(), version(), run.counts() ? "high" : "information",
				Groups.sentence(Groups.exhibits(left)) + " left " + facts.nameOfHandset(run) + " after consent was withdrawn, in run " + run.id(),
				Groups.sightings(left) + ". Consent was withdrawn at " + CaptureInstant.instantOf(withdrawn.getFirst().time().fromNanos()) + " (source: "
						+ withdrawn.getFirst().source() + ").",
				"It shows what left, not that it was gathered after the withdrawal: what was queued before may go later.", supports(left, withdrawn), List.of(),
				List.of("Consent was given again, and not recorded.", NO_CONSENT_NEEDED)));
	}

	private static long at(RunFact run, SightingFact sighting) {
		return sighting.atNanos() + run.offsetNanos(sighting.evidence());
	}

	private static long uncertainty(RunFact run, SightingFact sighting) {
		return run.captures().stream().filter(c -> c.evidence().equals(sighting.evidence())).mapToLong(RunFact.CapturePoint::uncertaintyNanos).findFirst().orElse(0);
	}

	private static List<String> supports(List<SightingFact> left, List<ConditionFact> acts) {
		return Stream.concat(left.stream().map(SightingFact::id), acts.stream().map(ConditionFact::id)).toList();
	}
}
