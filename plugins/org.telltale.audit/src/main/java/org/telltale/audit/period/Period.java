package org.telltale.audit.period;

/**
 * A period that contacts keep, or seem to.
 *
 * @param kind which of the two tests tells more of it
 * @param seconds its length
 * @param spreadSeconds median deviation of its contacts (or of the intervals between them, where it restarts) from it
 * @param lnP natural logarithm of the chance times the number of windows that were looked at, which is the p-value where it is below 0; that several series are
 *        searched is not in it
 * @param contacts how many contacts belong to it
 * @param missing how many more would have come between the first and the last of them
 */
public record Period(Kind kind, double seconds, double spreadSeconds, double lnP, int contacts, int missing) {

	/** How a timer goes on after a contact. */
	public enum Kind {
		/** By a clock: each contact keeps the phase, whatever became of the others. */
		CLOCK,
		/** From the last contact on: deviations add up. */
		RESTARTED
	}

	/** The p-value; 0 where it is smaller than a double can be. */
	public double p() {
		return Math.min(1, Math.exp(lnP));
	}

	/** How much like clockwork, from 0 to 1: the share of contacts that came times one less the relative spread, doubled. */
	public double score() {
		return contacts == 0 ? 0 : (double) contacts / (contacts + missing) * Math.max(0, 1 - 2 * spreadSeconds / seconds);
	}
}
