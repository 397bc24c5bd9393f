package org.telltale.audit.rate;

import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * Events per hour of watched time, with the exact bounds of a Poisson count at 95 % (Garwood 1936): they hold where events come independently of each other.
 *
 * @param perHour events divided by hours
 * @param low lower bound; 0 where there was no event
 * @param high upper bound
 */
public record PoissonRate(double perHour, double low, double high) {

	private static final double TAIL = 0.025;

	/**
	 * The rate of a number of events.
	 *
	 * @throws IllegalArgumentException if there are fewer events than none, or no time
	 */
	public static PoissonRate of(long events, double hours) {
		if (events < 0 || !(hours > 0)) {
			throw new IllegalArgumentException(events + " events in " + hours + " h");
		}
		double low = events == 0 ? 0 : GammaDistribution.of(events, 1).inverseCumulativeProbability(TAIL);
		double high = GammaDistribution.of(events + 1.0, 1).inverseSurvivalProbability(TAIL);
		return new PoissonRate(events / hours, low / hours, high / hours);
	}
}
