package org.telltale.audit.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.ClaimFact;
import org.telltale.audit.facts.ExhibitFact;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.Interval;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.SightingFact;
import org.telltale.audit.predicate.Predicate;
import org.telltale.audit.predicate.PredicateParser;
import org.telltale.audit.predicate.PredicateSyntaxException;

/** Makes the cells of every claim, by docs/formats/cells.md and nothing else. Stateless but for its facts; thread-safe. */
public final class CellAuditor {

	private final CaseFacts facts;
	private final Columns columns;
	private final Coverage coverage;
	private final HiddenBytes hiddenBytes;

	/** An auditor over a case's facts. */
	public CellAuditor(CaseFacts facts) {
		this.facts = facts;
		this.columns = new Columns(facts);
		this.coverage = new Coverage(facts, columns);
		this.hiddenBytes = new HiddenBytes(facts);
	}

	/** All cells: claims by id, runs in their order, columns in the predicate's order; none of a claim that {@link #unreadable()} has. */
	public List<Cell> cells() {
		return facts.claims().stream().flatMap(claim -> parsed(claim).stream().flatMap(predicate -> cells(claim, predicate).stream())).toList();
	}

	/** What is wrong with the predicates that cannot be audited, by their claims' ids. */
	public Map<String, PredicateSyntaxException> unreadable() {
		Map<String, PredicateSyntaxException> errors = new TreeMap<>();
		for (ClaimFact claim : facts.claims()) {
			try {
				PredicateParser.parse(claim.predicate(), facts::order);
			} catch (PredicateSyntaxException e) {
				errors.put(claim.id(), e);
			}
		}
		return errors;
	}

	private Optional<Predicate> parsed(ClaimFact claim) {
		return PredicateParser.read(claim.predicate(), facts::order);
	}

	private List<Cell> cells(ClaimFact claim, Predicate predicate) {
		if (predicate instanceof Predicate.Initially initially) {
			return List.of(new StateAuditor(facts).cell(claim, initially));
		}
		List<Cell> cells = new ArrayList<>();
		for (RunFact run : facts.runs()) {
			Windows windows = new Windows(facts, run, predicate);
			for (String column : columns.of(predicate)) {
				cells.add(cell(claim, run, column, windows, predicate));
			}
		}
		return cells;
	}

	private Cell cell(ClaimFact claim, RunFact run, String column, Windows windows, Predicate predicate) {
		boolean encryptedAllowed = predicate instanceof Predicate.OnlyEncrypted;
		CellBuilder cell = new CellBuilder(claim, run, column, windows);
		if (run.handset().isEmpty()) {
			return cell.verdict(Verdict.NOT_APPLICABLE, "no-handset", "The run has no handset: it measures the laboratory's background.", 0);
		} else if (run.excluded().isPresent()) {
			return cell.verdict(Verdict.NOT_APPLICABLE, "unit-excluded", "The unit does not count: " + run.excluded().get() + ".", 0);
		} else if (!run.isOf(claim.subject())) {
			return cell.verdict(Verdict.NOT_APPLICABLE, "other-make", "The claim speaks of " + claim.subject().get() + "; this handset is of " + run.make().get() + ".", 0);
		} else if (!windows.conditionPossible()) {
			return cell.verdict(Verdict.NOT_APPLICABLE, "outside-condition", "The claim's condition never held in this run.", 0);
		}
		List<RunFact.StimulusFact> given = columns.stimuli(run, column);
		List<RunFact.StimulusFact> stimuli = given.stream().filter(s -> windows.contains(s.atNanos())).toList();
		int unrecorded = (int) given.stream().filter(s -> windows.isUnknown(s.atNanos())).count();
		cell.stimuli(stimuli.size()).unknownStimuli(unrecorded);
		List<Candidate> candidates = candidates(run, column, windows, encryptedAllowed);
		List<String> witnesses = candidates.stream().filter(c -> c.place() == Windows.Place.INSIDE && c.sighting().isStrong())
				.map(c -> c.sighting().id()).sorted().toList();
		if (!witnesses.isEmpty()) {
			return cell.witnesses(witnesses).verdict(Verdict.CONTRADICTED, "witness",
					witnesses.size() + (witnesses.size() == 1 ? " sighting shows" : " sightings show") + " it leaving the handset while the condition held.",
					witnesses.size());
		}
		long unplaced = strong(candidates, Windows.Place.UNRECORDED);
		if (unplaced > 0) {
			return cell.verdict(Verdict.INCONCLUSIVE, "condition-not-recorded", unplaced + (unplaced == 1 ? " sighting lies" : " sightings lie")
					+ " where " + windows.whyUnknown() + ".", unplaced);
		} else if (run.captures().isEmpty()) {
			return cell.verdict(Verdict.NOT_TESTED, "no-capture", "No capture of this run was imported.", 0);
		} else if (stimuli.isEmpty() && (unrecorded > 0 || windows.intervals().isEmpty() && !windows.unknown().isEmpty())) {
			return notTested(cell, new Reason("condition-not-recorded", (unrecorded == 0 ? "In this run "
					: "At the time of " + unrecorded + (unrecorded == 1 ? " stimulus " : " stimuli ")) + windows.whyUnknown() + ".", unrecorded), weakUnrecorded(windows, candidates));
		} else if (stimuli.isEmpty()) {
			return notTested(cell, new Reason("no-stimulus", noStimulus(run, windows, predicate), 0), weakUnrecorded(windows, candidates));
		}
		List<Reason> doubts = doubts(run, column, windows, stimuli, candidates);
		Volume volume = volume(run, column, stimuli, encryptedAllowed);
		cell.volume(volume.unreadableBytes(), volume.smallestBytes());
		return doubts.isEmpty() ? volume.judge(cell) : cell.verdict(Verdict.INCONCLUSIVE, doubts);
	}

	private static Cell notTested(CellBuilder cell, Reason reason, Optional<Reason> weak) {
		return cell.verdict(Verdict.NOT_TESTED, Stream.concat(Stream.of(reason), weak.stream()).toList());
	}

	/** What is seen at times of which it is unknown whether the claim speaks of them, and would be no witness if it did. */
	private static Optional<Reason> weakUnrecorded(Windows windows, List<Candidate> candidates) {
		long weak = candidates.stream().filter(c -> c.place() == Windows.Place.UNRECORDED && !c.sighting().isStrong()).count();
		return weak == 0 ? Optional.empty() : Optional.of(new Reason("weak-not-recorded", weak + (weak == 1 ? " sighting that is only similar or inferred, or may be chance, lies"
				: " sightings that are only similar or inferred, or may be chance, lie") + " where " + windows.whyUnknown() + ".", weak));
	}

	private String noStimulus(RunFact run, Windows windows, Predicate predicate) {
		return windows.intervals().isEmpty() && predicate instanceof Predicate.OnlyAfter after
				? ClaimScope.actHeld(facts, run, after) + ": the run has no time before it of which the claim speaks."
				: "Nothing of this kind was done to the handset while the condition held.";
	}

	/** A sighting of the column's kind that left the run's handset, and where it lies to the windows. */
	private record Candidate(SightingFact sighting, Windows.Place place) {
	}

	private static long strong(List<Candidate> candidates, Windows.Place place) {
		return candidates.stream().filter(c -> c.place() == place && c.sighting().isStrong()).count();
	}

	private List<Candidate> candidates(RunFact run, String column, Windows windows, boolean encryptedAllowed) {
		List<Candidate> candidates = new ArrayList<>();
		for (SightingFact sighting : facts.sightings()) {
			if (sighting.run().equals(Optional.of(run.id())) && sighting.isOut() && sighting.device().equals(run.handset())
					&& Columns.covers(column, sighting.kind()) && !(encryptedAllowed && sighting.encrypted())) {
				Optional<RunFact.CapturePoint> point = run.captures().stream().filter(c -> c.evidence().equals(sighting.evidence())).findFirst();
				long uncertainty = point.map(RunFact.CapturePoint::uncertaintyNanos).orElse(0L) + windows.uncertaintyNanos();
				long at = sighting.atNanos() + point.map(RunFact.CapturePoint::offsetNanos).orElse(0L);
				candidates.add(new Candidate(sighting, windows.place(at, uncertainty)));
			}
		}
		return candidates;
	}

	private List<Reason> doubts(RunFact run, String column, Windows windows, List<RunFact.StimulusFact> stimuli, List<Candidate> candidates) {
		List<Reason> doubts = new ArrayList<>();
		long weak = candidates.stream().filter(c -> c.place() == Windows.Place.INSIDE && !c.sighting().isExact()).count();
		if (weak > 0) {
			doubts.add(new Reason("similar-only", weak + " sightings are only similar or inferred.", weak));
		}
		long chance = candidates.stream().filter(c -> c.place() == Windows.Place.INSIDE && c.sighting().isExact() && c.sighting().mayBeChance()).count();
		if (chance > 0) {
			doubts.add(new Reason("chance-only", chance + " sightings may be there by chance alone.", chance));
		}
		long undecidable = strong(candidates, Windows.Place.UNDECIDABLE);
		if (undecidable > 0) {
			doubts.add(new Reason("undecidable-time", undecidable + " sightings lie closer to a change of the condition than the clocks allow to tell.", undecidable));
		}
		weakUnrecorded(windows, candidates).ifPresent(doubts::add);
		if (!coverage.bearersObserved(run, windows)) {
			doubts.add(new Reason("bearer-not-observed", "A bearer that the handset used was seen by no capture point.", 0));
		}
		long uncovered = coverage.uncovered(run, windows, stimuli);
		if (uncovered > 0) {
			doubts.add(new Reason("not-covered", "After " + uncovered + " of the stimuli no capture that could have seen it has a frame before the run's end.", uncovered));
		}
		long unsought = stimuli.stream().flatMap(s -> columns.exhibits(s, column).stream()).filter(exhibit -> !exhibit.sought()).map(ExhibitFact::id).distinct().count();
		if (unsought > 0) {
			doubts.add(new Reason("not-searched", unsought + " of the exhibits could not be searched for.", unsought));
		}
		if (stimuli.size() < 3) {
			doubts.add(new Reason("few-stimuli", "Only " + stimuli.size() + " of the 3 stimuli that the rule wants were given.", stimuli.size()));
		}
		if (!coverage.hasPositiveControl(run, windows, column)) {
			doubts.add(new Reason("no-positive-control", "No other run of this handset shows this kind going out at the same capture point, over whichever bearer.", 0));
		}
		long gaps = facts.flowsOf(run).stream().mapToLong(FlowFact::gapsOut).sum();
		if (gaps > 0) {
			doubts.add(new Reason("gap", gaps + " bytes that left the handset are missing in the capture.", gaps));
		}
		if (coverage.isTruncated(run)) {
			doubts.add(new Reason("truncated", "A capture that is relied on holds frames cut short.", 0));
		}
		return doubts;
	}

	private Volume volume(RunFact run, String column, List<RunFact.StimulusFact> stimuli, boolean encryptedAllowed) {
		long smallest = stimuli.stream().flatMap(s -> columns.exhibits(s, column).stream()).mapToLong(SmallestEncoding::bytes).min().orElse(1);
		long first = stimuli.stream().mapToLong(RunFact.StimulusFact::atNanos).min().orElse(run.time().fromNanos());
		long unreadable = run.byPoint(hiddenBytes.counted(run, first)).stream().mapToLong(flows -> flows.stream().mapToLong(f -> f.mayHide(column, encryptedAllowed)).sum()).max().orElse(0);
		return new Volume(unreadable, smallest, encryptedAllowed);
	}

	/** Exposure of a run to a predicate, for lists that show it without a cell. */
	static long exposureNanos(Windows windows) {
		return Interval.sum(windows.intervals());
	}
}
