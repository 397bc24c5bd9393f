package org.telltale.casework.observe;

import java.util.Optional;

/**
 * What was entered of an item's time.
 *
 * @param acquired when it was acquired, ns since the epoch
 * @param offsetNanos what has to be added to the times in it
 * @param uncertaintyNanos of these; 0 where none was entered
 */
public record ItemClock(Optional<Long> acquired, long offsetNanos, long uncertaintyNanos) {

	/** Nothing was entered. */
	public static final ItemClock UNKNOWN = new ItemClock(Optional.empty(), 0, 0);
	/** What is taken for a handset's clock where nothing was entered. */
	private static final long HANDSET = 5_000_000_000L;

	long uncertainty() {
		return uncertaintyNanos == 0 ? HANDSET : uncertaintyNanos;
	}
}
