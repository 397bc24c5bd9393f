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

	/** Whether another run of the same handset shows, at one of this run's points, a stimulated exhibit of the kind going out. */
	boolean hasPositiveControl(RunFact run, String column) {
		Set<String> points = run.captures().stream().map(CapturePoint::point).collect(Collectors.toCollection(TreeSet::new));
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

	/** How many of the stimuli no capture of the run can speak of: it has no frame between one of them and the run's end. */
	long uncovered(RunFact run, List<StimulusFact> stimuli) {
		List<Interval> seen = run.captures().stream().map(facts::framesOf).flatMap(Optional::stream).toList();
		return stimuli.stream().filter(stimulus -> seen.stream().noneMatch(frames -> frames.fromNanos() < run.time().toNanos() && frames.toNanos() >= stimulus.atNanos()))
				.count();
	}

	/** Whether at one of the run's points no capture is whole. The files of a set are one capture: they saw other times than each other. */
	boolean isTruncated(RunFact run) {
		Set<String> cut = facts.ofType("evidence").stream().filter(e -> e.integer("truncatedFrames").orElse(0L) > 0)
				.flatMap(e -> e.text("evidence").stream()).collect(Collectors.toCollection(TreeSet::new));
		for (Json.Fields set : facts.ofType("capture-set")) {
			List<String> members = set.items("members").stream().flatMap(member -> member.asText().stream()).toList();
			if (members.stream().anyMatch(cut::contains)) {
				cut.addAll(members);
			}
		}
		return run.captures().stream().collect(Collectors.groupingBy(CapturePoint::point)).values().stream()
				.anyMatch(captures -> captures.stream().allMatch(c -> cut.contains(c.evidence())));
	}
}
