package org.telltale.timeline;

import java.util.List;

/**
 * Contacts with an endpoint that a run keeps up at regular intervals.
 *
 * @param intervals seconds from each contact to the next, in the order of time
 * @param periods those that were found, seconds, the most telling first
 */
public record PeriodicContacts(String run, String endpoint, List<Double> intervals, List<Double> periods) {

	public PeriodicContacts {
		intervals = List.copyOf(intervals);
		periods = List.copyOf(periods);
	}
}
