package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.RunFact.ConditionFact;
import org.telltale.audit.facts.SightingFact;
import org.telltale.base.CaptureInstant;

/**
 * Disclosure before the first act of consent of a handset's history, and after a withdrawal: {@code consent} goes from {@code given} to another
 * value. Runs are taken as one history by their times. A sighting nearer to the act than the clocks allow to tell is in neither.
 */
public final class ConsentOrderRule implements Rule {

	private static final String DIMENSION = "consent";
	private static final String GIVEN = "given";

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
			List<ConditionFact> acts = runs.stream().flatMap(r -> r.conditions().stream()).filter(c -> c.dimension().equals(DIMENSION) && !c.time().isEmpty())
					.sorted((a, b) -> Long.compare(a.time().fromNanos(), b.time().fromNanos())).toList();
			OptionalLong first = acts.stream().filter(c -> c.value().equals(GIVEN)).mapToLong(c -> c.time().fromNanos()).min();
			first.ifPresent(act -> group(facts, runs, acts, new Side(act, false)).forEach(findings::add));
			withdrawal(acts).ifPresent(act -> group(facts, runs, acts, new Side(act, true)).forEach(findings::add));
		}
		return findings;
	}

	/** The last moment at which consent, given before, was no longer given; empty if it was given again or never withdrawn. */
	private static OptionalLong withdrawal(List<ConditionFact> acts) {
		boolean given = false;
		OptionalLong at = OptionalLong.empty();
		for (ConditionFact act : acts) {
			if (act.value().equals(GIVEN)) {
				given = true;
				at = OptionalLong.empty();
			} else if (given && at.isEmpty()) {
				at = OptionalLong.of(act.time().fromNanos());
			}
		}
		return at;
	}

	/** Which side of an act is meant. */
	private record Side(long actNanos, boolean after) {

		boolean has(long at, long uncertainty) {
			return after ? at - uncertainty >= actNanos : at + uncertainty < actNanos;
		}
	}

	private List<Finding> group(CaseFacts facts, List<RunFact> runs, List<ConditionFact> acts, Side side) {
		List<SightingFact> left = new ArrayList<>();
		List<String> inRuns = new ArrayList<>();
		for (RunFact run : runs) {
			List<SightingFact> here = DisclosureRule.left(facts, run).stream()
					.filter(s -> side.has(s.atNanos() + run.offsetNanos(s.evidence()), run.uncertaintyNanos(s.evidence(), DIMENSION))).toList();
			left.addAll(here);
			if (!here.isEmpty()) {
				inRuns.add(run.id());
			}
		}
		if (left.isEmpty()) {
			return List.of();
		}
		RunFact any = runs.getFirst();
		List<String> supports = new ArrayList<>(left.stream().map(SightingFact::id).toList());
		List<ConditionFact> act = acts.stream().filter(c -> c.time().fromNanos() == side.actNanos()).toList();
		act.forEach(c -> supports.add(c.id()));
		String sources = String.join(", ", act.stream().map(ConditionFact::source).distinct().sorted().toList());
		return List.of(new Finding(id(), version(), "high",
				Groups.sentence(Groups.exhibits(left)) + " left " + facts.nameOfHandset(any) + (side.after() ? " after consent was withdrawn" : " before the first act of consent"),
				Groups.sightings(left) + " in " + Groups.runs(inRuns) + ". " + (side.after() ? "Consent was withdrawn at " : "The first act of consent that the case records is of ")
						+ CaptureInstant.instantOf(side.actNanos()) + " (source: " + sources + ").",
				side.after() ? "It shows what left, not that it was gathered after the withdrawal: what was queued before may go later."
						: "An act that the case does not record is not known: the order is that of the recorded runs.",
				supports, List.of(), List.of("An act of consent that was not recorded.", "A service for which the handset's maker needs no consent, by its claim.")));
	}
}
