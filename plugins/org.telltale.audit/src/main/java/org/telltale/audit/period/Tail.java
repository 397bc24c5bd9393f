package org.telltale.audit.period;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/** The upper tail of a binomial count, as a natural logarithm: chances here are often too small for a double. */
final class Tail {

	/** Below it, the exact tail is near to what a double can hold. */
	private static final double LEAST = -600;

	private Tail() {
	}

	/** An upper bound of ln P(X >= hits) for X binomial (Chernoff's); 0 where the hits are no more than expected. */
	static double bound(long hits, long trials, double chance) {
		if (hits <= trials * chance) {
			return 0;
		}
		double share = (double) hits / trials;
		double misses = hits == trials ? 0 : (1 - share) * Math.log((1 - chance) / (1 - share));
		return trials * (share * Math.log(chance / share) + misses);
	}

	/** ln P(X >= hits) for X binomial, exact; Chernoff's bound where that is below -600. */
	static double exact(long hits, long trials, double chance) {
		double bound = bound(hits, trials, chance);
		if (bound < LEAST || bound == 0) {
			return bound;
		}
		return Math.log(BinomialDistribution.of(Math.toIntExact(trials), chance).survivalProbability(Math.toIntExact(hits - 1)));
	}
}
