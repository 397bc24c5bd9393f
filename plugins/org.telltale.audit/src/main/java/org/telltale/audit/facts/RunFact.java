package org.telltale.audit.facts;

import java.util.List;
import java.util.Optional;

/**
 * One test run with what belongs to it.
 *
 * @param id as the examiner named it
 * @param handset absent in a control run
 * @param time {@code [start, end)} in true time
 * @param hypothetical whether the run was made up to show what an allegation would look like
 * @param excluded why the unit does not count, if it does not
 * @param conditions ascending by start
 * @param stimuli ascending by time
 * @param captures its captures with their points
 */
public record RunFact(String id, Optional<String> handset, Interval time, boolean hypothetical, Optional<String> excluded,
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

	/**
	 * A value of a dimension in an interval.
	 *
	 * @param source {@code settings}, {@code screenshot}, {@code log}, {@code rom-default} or {@code statement}
	 * @param uncertaintyNanos how far off its edges may be
	 */
	public record ConditionFact(String id, String dimension, String value, Interval time, long uncertaintyNanos, String source) {
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
	 * @param point {@code ap}, {@code handset}, {@code gateway} or {@code vpn}
	 * @param sees the bearers that pass the point
	 * @param offsetNanos what to add to the capture's clock
	 */
	public record CapturePoint(String evidence, String point, List<String> sees, long offsetNanos, long uncertaintyNanos) {
		public CapturePoint {
			sees = List.copyOf(sees);
		}
	}
}
