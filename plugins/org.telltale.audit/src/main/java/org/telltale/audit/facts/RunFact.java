package org.telltale.audit.facts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One test run with what belongs to it.
 *
 * @param id as the examiner named it
 * @param handset absent in a control run
 * @param time {@code [start, end)} in true time
 * @param hypothetical whether the run was made up to show what an allegation would look like
 * @param excluded why the unit does not count, if it does not
 * @param make of its handset, where it is stated
 * @param conditions ascending by start
 * @param stimuli ascending by time
 * @param captures its captures with their points
 */
public record RunFact(String id, Optional<String> handset, Interval time, boolean hypothetical, Optional<String> excluded, Optional<String> make,
		List<ConditionFact> conditions, List<StimulusFact> stimuli, List<CapturePoint> captures) {

	public RunFact {
		conditions = List.copyOf(conditions);
		stimuli = List.copyOf(stimuli);
		captures = List.copyOf(captures);
	}

	/** The values that a dimension has in the run, in time order and without repetition. */
	public List<String> values(String dimension) {
		return conditions.stream().filter(c -> c.dimension().equals(dimension)).map(ConditionFact::value).distinct().toList();
	}

	/** What to add to the clock of one of its captures, ns; 0 if it is none of its. */
	public long offsetNanos(String evidence) {
		return captures.stream().filter(c -> c.evidence().equals(evidence)).mapToLong(CapturePoint::offsetNanos).findFirst().orElse(0);
	}

	/** How far off the clock of one of its captures may be, ns; 0 if it is none of its. */
	public long uncertaintyNanos(String evidence) {
		return captures.stream().filter(c -> c.evidence().equals(evidence)).mapToLong(CapturePoint::uncertaintyNanos).findFirst().orElse(0);
	}

	/**
	 * Flows of the run in each way to count once what several capture points saw: that counts which has most. Each has the flows of one point, or of several that see different bearers,
	 * by docs/formats/cells.md, Several points. Where no point is known for any, they are taken together. None is empty but where there are no flows.
	 */
	public List<List<FlowFact>> byPoint(List<FlowFact> flows) {
		return byPoint(flows, FlowFact::evidence);
	}

	/** The same of anything else that was seen in captures. @param evidence the id of the capture that saw it */
	public <T> List<List<T>> byPoint(List<T> all, Function<T, String> evidence) {
		List<List<T>> seen = countedTogether().stream().map(captures -> all.stream().filter(each -> captures.contains(evidence.apply(each))).toList())
				.filter(list -> !list.isEmpty()).toList();
		return seen.isEmpty() ? List.of(all) : seen;
	}

	/** The evidence ids of captures that count together, in each way to count once what several points saw, as {@link #byPoint} has it; none without captures. */
	public List<Set<String>> countedTogether() {
		return PointGroups.ways(captures);
	}

	/** The sentence that says that points of these flows may both have seen some of them, with a space in front; nothing where they cannot. */
	public String countsTwice(List<FlowFact> flows) {
		Set<String> evidence = flows.stream().map(FlowFact::evidence).collect(Collectors.toSet());
		return PointGroups.overlap(captures, evidence)
				? " None of the capture points counted here is known to see all that the others see: what two of them saw counts twice, so that the figures are upper bounds." : "";
	}

	/** What held at a moment of true time, {@code dimension = value}, by dimension; the bearer is left out. */
	public List<String> state(long nanos) {
		return conditions.stream().filter(c -> !c.dimension().equals("bearer") && c.time().contains(nanos))
				.map(c -> c.dimension() + " = " + c.value()).sorted().distinct().toList();
	}

	/** Whether what happens in it says something of the handset that the case is about. */
	public boolean counts() {
		return !hypothetical && excluded.isEmpty();
	}

	/** Whether a claim may speak of its handset: one of any make, or of this one; a make that is not stated may be the one. */
	public boolean isOf(Optional<String> subject) {
		return subject.isEmpty() || make.isEmpty() || subject.get().equalsIgnoreCase(make.get());
	}

	/** What has to stand behind its name: that it is hypothetical, or of a unit that does not count; else nothing. */
	public String reservation() {
		return hypothetical ? " (hypothetical)" : excluded.isPresent() ? " (a unit that does not count)" : "";
	}

	/** The sentence that says why the unit does not count, with a space in front; nothing where it does. */
	public String exclusion() {
		return excluded.map(reason -> " The unit does not count: " + reason + ".").orElse("");
	}

	/** Whether all that is said of its conditions, its bearer aside, rests on statements. */
	public boolean isOnStatementAlone() {
		List<ConditionFact> tested = conditions.stream().filter(c -> !c.dimension().equals("bearer")).toList();
		return !tested.isEmpty() && tested.stream().allMatch(c -> c.source().equals("statement"));
	}

	/** Whether each bearer that it had passes one of its capture points. */
	public boolean seesEveryBearer() {
		return sees(values("bearer"));
	}

	/** Whether each of these bearers passes one of its capture points. */
	public boolean sees(List<String> bearers) {
		return bearers.stream().allMatch(bearer -> captures.stream().anyMatch(c -> c.sees().contains(bearer)));
	}

	/** What the ROM's own default says of a condition that names it. */
	public enum RomReading {
		/** Nothing: it was not read, or the condition names none. */
		UNREAD,
		/** The condition's value. */
		HOLDS,
		/** Another value, or several. */
		DIFFERS
	}

	/**
	 * A value of a dimension in an interval.
	 *
	 * @param source {@code settings}, {@code screenshot}, {@code log}, {@code rom-default} or {@code statement}; {@code statement} too where
	 *        its evidence is not in the case, or does not bear out the value, and where a ROM's default was entered and not read as the value
	 * @param uncertaintyNanos how far off its edges may be
	 * @param rom what the default says that its source names
	 */
	public record ConditionFact(String id, String dimension, String value, Interval time, long uncertaintyNanos, String source, RomReading rom) {

		/** The value that says that there is no such switch. */
		public static final String ABSENT = "absent";
	}

	/**
	 * What was done to the handset.
	 *
	 * @param atNanos true time
	 * @param exhibits ids as in the exhibit list
	 */
	public record StimulusFact(String id, long atNanos, String kind, List<String> exhibits) {
		public StimulusFact {
			exhibits = List.copyOf(exhibits);
		}
	}

	/**
	 * A capture of the run.
	 *
	 * @param point {@code ap}, {@code handset}, {@code gateway}, {@code vpn} or {@code unknown}
	 * @param sees the bearers that pass the point
	 * @param offsetNanos what to add to the capture's clock
	 */
	public record CapturePoint(String evidence, String point, List<String> sees, long offsetNanos, long uncertaintyNanos) {
		public CapturePoint {
			sees = List.copyOf(sees);
		}
	}
}
