package org.telltale.audit.period;

/**
 * The most telling window that a test found.
 *
 * @param seconds the period in its middle
 * @param halfWidthSeconds how far its edges are from its middle
 * @param phaseSeconds where a contact of the middle lies; unused where the phase is not kept
 * @param lnP natural logarithm of the p-value times the size of the search: above 0 where chance is expected to do better
 */
record Suspect(double seconds, double halfWidthSeconds, double phaseSeconds, double lnP) {

	/** Nothing was found. */
	static final Suspect NONE = new Suspect(0, 0, 0, Double.POSITIVE_INFINITY);

	/** Whether there is a window at all. */
	boolean isSome() {
		return lnP < Double.POSITIVE_INFINITY;
	}
}
