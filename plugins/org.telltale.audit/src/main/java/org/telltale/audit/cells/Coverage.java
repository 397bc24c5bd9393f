package org.telltale.audit.cells;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.ExhibitFact;
import org.telltale.audit.facts.Interval;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.RunFact.CapturePoint;
import org.telltale.audit.facts.RunFact.StimulusFact;
import org.telltale.audit.facts.SightingFact;
import org.telltale.base.json.Json;

/** Whether the captures of a run could have seen what they are asked about. */
final class Coverage {

	private final CaseFacts facts;
	private final Columns columns;

	Coverage(CaseFacts facts, Columns columns) {
		this.facts = facts;
		this.columns = columns;
	}

	/** Whether every bearer that the run had inside the windows passes one of its capture points. */
	boolean bearersObserved(RunFact run, Windows windows) {
		return run.conditions().stream().filter(c -> c.dimension().equals("bearer"))
				.filter(c -> windows.intervals().stream().anyMatch(i -> !i.cut(c.time()).isEmpty()))
				.allMatch(c -> run.captures().stream().anyMatch(p -> p.sees().contains(c.value())));
	}

	/** Bearers that the run had inside the windows from a moment on, and that one of its captures sees. */
	private static Set<String> bearers(RunFact run, Windows windows, long fromNanos) {
		Interval rest = new Interval(fromNanos, run.time().toNanos());
		return run.conditions().stream().filter(c -> c.dimension().equals("bearer") && run.sees(List.of(c.value())))
				.filter(c -> windows.intervals().stream().anyMatch(i -> !i.cut(c.time()).cut(rest).isEmpty())).map(RunFact.ConditionFact::value).collect(Collectors.toCollection(TreeSet::new));
	}

	/** Whether another run of the same handset shows, for each bearer at one of this run's points that see it, a stimulated exhibit of the kind going out, over whichever bearer. */
	boolean hasPositiveControl(RunFact run, Windows windows, String column) {
		Set<String> bearers = bearers(run, windows, run.time().fromNanos());
		return bearers.isEmpty() ? hasPositiveControl(run, column, run.captures())
				: bearers.stream().allMatch(bearer -> hasPositiveControl(run, column, run.captures().stream().filter(c -> c.sees().contains(bearer)).toList()));
	}

	private boolean hasPositiveControl(RunFact run, String column, List<CapturePoint> captures) {
		Set<String> points = captures.stream().map(CapturePoint::point).collect(Collectors.toCollection(TreeSet::new));
		return facts.runs().stream().filter(other -> !other.id().equals(run.id()) && other.counts() && other.handset().equals(run.handset()))
				.anyMatch(other -> seenGoingOut(other, column, points));
	}

	private boolean seenGoingOut(RunFact run, String column, Set<String> points) {
		Set<String> stimulated = columns.stimuli(run, column).stream().flatMap(s -> columns.exhibits(s, column).stream())
				.map(ExhibitFact::id).collect(Collectors.toCollection(TreeSet::new));
		Set<String> captures = run.captures().stream().filter(c -> points.contains(c.point())).map(CapturePoint::evidence)
				.collect(Collectors.toCollection(TreeSet::new));
		return facts.sightings().stream().filter(SightingFact::isOut).filter(SightingFact::isStrong)
				.anyMatch(s -> s.run().equals(Optional.of(run.id())) && captures.contains(s.evidence()) && stimulated.contains(s.exhibit()));
	}

	/** How many of the stimuli no capture of a bearer of the run can speak of: it has no frame between one of them and the run's end. */
	long uncovered(RunFact run, Windows windows, List<StimulusFact> stimuli) {
		return stimuli.stream().filter(stimulus -> {
			Set<String> bearers = bearers(run, windows, stimulus.atNanos());
			return bearers.isEmpty() ? !reach(run, run.captures(), stimulus)
					: bearers.stream().anyMatch(bearer -> !reach(run, run.captures().stream().filter(c -> c.sees().contains(bearer)).toList(), stimulus));
		}).count();
	}

	private boolean reach(RunFact run, List<CapturePoint> captures, StimulusFact stimulus) {
		return captures.stream().flatMap(c -> facts.framesOf(c).stream()).anyMatch(frames -> frames.fromNanos() < run.time().toNanos() && frames.toNanos() >= stimulus.atNanos());
	}

	/** Whether a capture is cut for which none at its point stands in: a whole one of the same bearers. The files of a set are one capture: they saw other times than each other. */
	boolean isTruncated(RunFact run) {
		Set<String> cut = facts.ofType("evidence").stream().filter(e -> e.integer("truncatedFrames").orElse(0L) > 0)
				.flatMap(e -> e.text("evidence").stream()).collect(Collectors.toCollection(TreeSet::new));
		for (Json.Fields set : facts.ofType("capture-set")) {
			List<String> members = set.items("members").stream().flatMap(member -> member.asText().stream()).toList();
			if (members.stream().anyMatch(cut::contains)) {
				cut.addAll(members);
			}
		}
		return run.captures().stream().filter(c -> cut.contains(c.evidence())).anyMatch(c -> c.sees().isEmpty() || run.captures().stream()
				.noneMatch(whole -> !cut.contains(whole.evidence()) && whole.point().equals(c.point()) && whole.sees().containsAll(c.sees())));
	}
}
