package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.telltale.audit.explanations.Explanations;
import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.SightingFact;
import org.telltale.audit.predicate.Predicate;
import org.telltale.audit.predicate.PredicateParser;
import org.telltale.base.json.Json;

/**
 * An exhibit left the handset of a run: one finding for each run, kind and server, with the switches as they stood at the moment.
 * Contrary is what was not seen though it was provoked in a comparable run: same handset, and at most one dimension (bearer aside) differs.
 * Cells of {@code only encrypted} are not: they say nothing of what went in encrypted form.
 */
public final class DisclosureRule implements Rule {

	@Override
	public String id() {
		return "disclosure";
	}

	@Override
	public int version() {
		return 6;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<Finding> findings = new ArrayList<>();
		for (RunFact run : facts.runs()) {
			Groups.by(left(facts, run), s -> s.kind() + "\n" + s.place() + "\n" + state(run, s)).values()
					.forEach(group -> findings.add(finding(facts, run, group)));
		}
		return findings;
	}

	/** The strong sightings of what the handset of a run sent. */
	static List<SightingFact> left(CaseFacts facts, RunFact run) {
		return facts.sightings().stream().filter(SightingFact::isOut).filter(SightingFact::isStrong)
				.filter(s -> s.run().equals(Optional.of(run.id())) && s.device().isPresent() && s.device().equals(run.handset())).toList();
	}

	private static List<String> state(RunFact run, SightingFact sighting) {
		return run.state(sighting.atNanos() + run.offsetNanos(sighting.evidence()));
	}

	private Finding finding(CaseFacts facts, RunFact run, List<SightingFact> group) {
		SightingFact first = group.getFirst();
		List<String> state = state(run, first);
		List<Json.Fields> contrary = contrary(facts, run, first.kind().group().equals("IDENTIFIER") ? "IDENTIFIER" : first.kind().name());
		Set<String> silent = new TreeSet<>(CaseFacts::byNumberInName);
		contrary.forEach(cell -> cell.text("run").ifPresent(silent::add));
		return new Finding(id(), version(), severity(facts, run, state),
				Groups.sentence(Groups.exhibits(group)) + " left " + facts.nameOfHandset(run) + " for " + first.place() + " in run " + run.id() + run.reservation(),
				Groups.sightings(group) + " in data that the handset sent"
						+ (state.isEmpty() ? "; no condition is recorded for that time." : " while " + String.join(", ", state) + ".")
						+ (silent.isEmpty() ? "" : " Not seen, though provoked, in comparable " + Groups.runs(silent) + "."),
				"It shows that the bytes went to that address in that run, not who reads them there, nor why they were sent."
						+ run.exclusion()
						+ Contrast.unrecorded(facts.runs().stream().filter(each -> each.id().equals(run.id()) || silent.contains(each.id())).toList())
						+ (run.isOnStatementAlone() ? " The conditions of the run rest on a statement alone." : ""),
				group.stream().map(SightingFact::id).toList(), contrary.stream().flatMap(c -> c.text("id").stream()).toList(),
				List.of("A service that the person asked for may need the datum, for example to register or to deliver messages.",
						"The address that the connection is attributed to the handset by may have been another device's at that time."), Explanations.ofSightings(facts, group));
	}

	/** Where a state has several values of consent, which is a contradiction of the list of runs, the heavier counts. */
	private static String severity(CaseFacts facts, RunFact run, List<String> state) {
		Consent values = Consent.of(facts);
		String dimension = Consent.DIMENSION + " = ";
		List<String> consents = state.stream().filter(each -> each.startsWith(dimension)).map(each -> each.substring(dimension.length())).toList();
		if (!run.counts()) {
			return "information";
		}
		return consents.stream().anyMatch(value -> values.isNone(value) || values.isWithdrawn(value)) ? "high"
				: !consents.isEmpty() && consents.stream().allMatch(values::isGiven) ? "low" : "medium";
	}

	private static List<Json.Fields> contrary(CaseFacts facts, RunFact run, String column) {
		Set<String> comparable = new TreeSet<>();
		facts.runs().stream().filter(other -> !other.id().equals(run.id()) && other.handset().equals(run.handset()) && Contrast.differences(run, other).size() <= 1)
				.forEach(other -> comparable.add(other.id()));
		Set<String> claims = new TreeSet<>();
		facts.claims().stream().filter(claim -> PredicateParser.read(claim.predicate(), facts::order).filter(said -> !(said instanceof Predicate.OnlyEncrypted)).isPresent()).forEach(claim -> claims.add(claim.id()));
		return facts.ofType("cell").stream().filter(c -> c.text("verdict").equals(Optional.of("not contradicted"))
				&& c.text("kind").equals(Optional.of(column)) && c.text("run").filter(comparable::contains).isPresent()
				&& c.text("claim").filter(claims::contains).isPresent()).toList();
	}
}
