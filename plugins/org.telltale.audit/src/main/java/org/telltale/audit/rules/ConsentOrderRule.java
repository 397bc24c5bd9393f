package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.telltale.audit.explanations.Explanations;
import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.RunFact.ConditionFact;
import org.telltale.audit.facts.SightingFact;
import org.telltale.base.CaptureInstant;

/**
 * Disclosure before the first act of consent of a handset's history, which are its runs in the order of time; and disclosure after a withdrawal:
 * while {@code consent = withdrawn}, or while it is {@code none} or a value below {@code given} after it was {@code given} earlier in the same run.
 * That a later run has {@code none} is no withdrawal: the handset may have been set up anew. Before consent counts only what left while
 * {@code none}, or a value below {@code given} in the declared order, is recorded. A value whose place nobody declared counts on neither side, and what left while it held is named. A sighting nearer to a change than the clocks allow to tell is in neither.
 */
public final class ConsentOrderRule implements Rule {

	private static final String NO_CONSENT_NEEDED = "A service for which no consent is needed, by the maker's claim.";

	@Override
	public String id() {
		return "consent-order";
	}

	@Override
	public int version() {
		return 2;
	}

	/** The first time at which a run records consent as given. */
	private record First(RunFact run, ConditionFact consent) {

		/** Whether it was given then: from a run's start on it is a state, whose act nobody recorded. */
		boolean isAct() {
			return consent.time().fromNanos() > run.time().fromNanos();
		}

		String words() {
			return isAct() ? "the first act of consent" : "the first time at which the case records consent as given";
		}
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		Consent values = Consent.of(facts);
		List<Finding> findings = new ArrayList<>();
		for (List<RunFact> runs : Groups.by(facts.runs().stream().filter(r -> r.handset().isPresent() && r.counts()).toList(), r -> r.handset().orElseThrow()).values()) {
			runs.stream().flatMap(run -> consents(run).stream().filter(c -> values.isGiven(c.value())).map(c -> new First(run, c)))
					.min(Comparator.comparingLong((First f) -> f.consent().time().fromNanos()).thenComparing(f -> f.consent().id()))
					.ifPresent(first -> findings.addAll(before(facts, runs, first)));
			runs.forEach(run -> findings.addAll(after(facts, run)));
			runs.forEach(run -> findings.addAll(undeclared(facts, run)));
		}
		return findings;
	}

	private static List<ConditionFact> consents(RunFact run) {
		return run.conditions().stream().filter(c -> c.dimension().equals(Consent.DIMENSION) && !c.time().isEmpty()).toList();
	}

	private List<Finding> before(CaseFacts facts, List<RunFact> runs, First first) {
		ConditionFact consent = first.consent();
		List<SightingFact> left = new ArrayList<>();
		Set<String> inRuns = new TreeSet<>();
		List<ConditionFact> states = new ArrayList<>(List.of(consent));
		for (RunFact run : runs) {
			List<ConditionFact> without = consents(run).stream().filter(c -> Consent.of(facts).isNone(c.value())).toList();
			for (SightingFact sighting : DisclosureRule.left(facts, run)) {
				List<ConditionFact> held = without.stream().filter(c -> holds(run, sighting, c)).toList();
				if (!held.isEmpty() && at(run, sighting) + run.uncertaintyNanos(sighting.evidence()) < consent.time().fromNanos() - consent.uncertaintyNanos()) {
					left.add(sighting);
					inRuns.add(run.id());
					states.addAll(held);
				}
			}
		}
		return left.isEmpty() ? List.of() : List.of(new Finding(id(), version(), "high",
				Groups.sentence(Groups.exhibits(left)) + " left " + facts.nameOfHandset(runs.getFirst()) + " before " + first.words(),
				Groups.sightings(left) + " in " + Groups.runs(inRuns) + ". " + Groups.sentence(first.words()) + (first.isAct() ? " that the case records is of " : " is ")
						+ CaptureInstant.instantOf(consent.time().fromNanos()) + ", in run " + first.run().id() + " (source: " + consent.source() + ").",
				"An act that the case does not record is not known: the order is that of the recorded runs.", supports(left, states), List.of(),
				List.of("An act of consent that was not recorded.", NO_CONSENT_NEEDED), Explanations.ofSightings(facts, left)));
	}

	private List<Finding> after(CaseFacts facts, RunFact run) {
		Consent values = Consent.of(facts);
		List<Finding> findings = new ArrayList<>();
		boolean given = false;
		for (ConditionFact state : consents(run)) {
			if (values.isWithdrawn(state.value()) || given && values.isNone(state.value())) {
				List<SightingFact> left = DisclosureRule.left(facts, run).stream().filter(s -> holds(run, s, state)).toList();
				if (!left.isEmpty()) {
					findings.add(after(facts, run, state, left));
				}
			}
			given |= values.isGiven(state.value());
		}
		return findings;
	}

	private Finding after(CaseFacts facts, RunFact run, ConditionFact state, List<SightingFact> left) {
		return new Finding(id(), version(), "high", Groups.sentence(Groups.exhibits(left)) + " left " + facts.nameOfHandset(run) + " after consent was withdrawn, in run " + run.id(),
				Groups.sightings(left) + ". The case records consent = " + state.value() + " from " + CaptureInstant.instantOf(state.time().fromNanos()) + " to "
						+ CaptureInstant.instantOf(state.time().toNanos()) + " (source: " + state.source() + ").",
				"It shows what left, not that it was gathered after the withdrawal: what was queued before may go later.", supports(left, List.of(state)), List.of(),
				List.of("Consent was given again, and not recorded.", NO_CONSENT_NEEDED), Explanations.ofSightings(facts, left));
	}

	/** What left while consent had a value whose place in the order nobody declared. */
	private List<Finding> undeclared(CaseFacts facts, RunFact run) {
		List<Finding> findings = new ArrayList<>();
		Groups.by(consents(run).stream().filter(c -> Consent.of(facts).isUndeclared(c.value())).toList(), ConditionFact::value).forEach((value, states) -> {
			List<SightingFact> left = DisclosureRule.left(facts, run).stream().filter(s -> states.stream().anyMatch(state -> holds(run, s, state))).toList();
			if (!left.isEmpty()) {
				findings.add(new Finding(id(), version(), "information", Groups.sentence(Groups.exhibits(left)) + " left " + facts.nameOfHandset(run) + " while consent = " + value
						+ ", of which nobody declared whether it is more or less than given, in run " + run.id(),
						Groups.sightings(left) + ". The words that are known are none, given and withdrawn; of others the order of the dimension says where they stand.",
						"Whether consent held is not known: this counts neither as before consent nor as after a withdrawal.", supports(left, states), List.of(),
						List.of("The value means that consent was given.", "The value means that it was not.")));
			}
		});
		return findings;
	}

	/** Whether a state held at the moment of a sighting, whichever way the clocks are off. */
	private static boolean holds(RunFact run, SightingFact sighting, ConditionFact state) {
		long blur = run.uncertaintyNanos(sighting.evidence()) + state.uncertaintyNanos();
		return state.time().contains(at(run, sighting) - blur) && state.time().contains(at(run, sighting) + blur);
	}

	private static long at(RunFact run, SightingFact sighting) {
		return sighting.atNanos() + run.offsetNanos(sighting.evidence());
	}

	private static List<String> supports(List<SightingFact> left, List<ConditionFact> acts) {
		return Stream.concat(left.stream().map(SightingFact::id), acts.stream().map(ConditionFact::id)).toList();
	}
}
