package org.telltale.casework.facts;

import java.util.List;
import java.util.Optional;

/**
 * Whether numbers that may be random agree on a time. Of n random numbers out of N seconds the chance that some k allow one offset of the clock is at
 * most n x C(n - 1, k - 1) x (w / N)^(k - 1): the one of them whose bounds begin last begins inside the bounds of each of the k - 1 others, and these hold
 * w whole seconds at most. They are believed where that is a millionth or less by two counts: all of them out of 2^32, and those near the time that is
 * found out of 2^8, for some programs (GnuTLS) write the time with a random last byte. So random numbers are believed in at most one capture of a
 * million.
 */
final class RandomAgreement {

	/** The logarithm to base 10 of the largest chance at which numbers are believed. */
	static final int MOST_LOG10 = -6;
	/** Fewer numbers are not believed, whatever the chance. */
	static final int FEWEST = 5;
	/** How far the bounds of a value may be apart, in seconds. */
	static final int MOST_WIDE = 10;
	private static final double LOG10_NUMBERS = Math.log10(Math.pow(2, 32));
	/** How many times a random last byte makes of one. */
	private static final int LAST_BYTE = 256;
	private static final long LAST_BYTE_NANOS = LAST_BYTE * 1_000_000_000L;

	/**
	 * What may be a time.
	 *
	 * @param bounds what it allows if it is one, {@link #MOST_WIDE} apart at most; several of one sender together
	 * @param first what the first of several allows
	 * @param group numbers of one group are no witnesses of each other
	 * @param seconds the number: equal ones count once, a constant is no clock
	 */
	record Value(ClockBounds bounds, ClockBounds first, String group, long seconds) {

		/** How many whole seconds its first bounds can hold. */
		private double wholeSeconds() {
			return Math.floor(((double) first.toNanos() - first.fromNanos()) / 1e9) + 1;
		}

		private boolean isNear(ClockBounds found) {
			return (double) first.fromNanos() - found.toNanos() <= LAST_BYTE_NANOS && (double) found.fromNanos() - first.toNanos() <= LAST_BYTE_NANOS;
		}
	}

	/**
	 * What the most of them allow.
	 *
	 * @param agree how many allow it
	 * @param independent how many groups, or different numbers if these are fewer, those are
	 * @param log10Chance of random numbers, rounded up
	 */
	record Found(ClockBounds bounds, int agree, int independent, int log10Chance) {

		/** Whether they are believed. */
		boolean isBelieved() {
			return independent >= FEWEST && log10Chance <= MOST_LOG10;
		}
	}

	private final List<Value> values;
	private final double log10Numbers;

	RandomAgreement(List<Value> values) {
		this(values, LOG10_NUMBERS);
	}

	/** @param log10Numbers of how many numbers, as a logarithm, each is one */
	RandomAgreement(List<Value> values, double log10Numbers) {
		this.values = List.copyOf(values);
		this.log10Numbers = log10Numbers;
	}

	/** Empty without values. */
	Optional<Found> found() {
		return ClockBounds.agreement(values.stream().map(Value::bounds).toList()).map(most -> {
			List<Value> agreeing = values.stream().filter(value -> !value.bounds().and(most.bounds()).isContradictory()).toList();
			long groups = agreeing.stream().map(Value::group).distinct().count();
			int independent = (int) Math.min(groups, agreeing.stream().mapToLong(Value::seconds).distinct().count());
			List<Value> near = values.stream().filter(value -> value.isNear(most.bounds())).toList();
			double widest = near.stream().mapToDouble(Value::wholeSeconds).max().orElse(1);
			double chance = Math.max(log10Chance(independent), log10Chance(near.size(), independent, Math.log10(widest / LAST_BYTE)));
			return new Found(most.bounds(), most.agree(), independent, (int) Math.ceil(Math.min(0, chance)));
		});
	}

	/** The logarithm of the chance that k of as many random numbers agree; above 0 where the bound says nothing. */
	double log10Chance(int k) {
		return log10Chance(values.size(), k, Math.log10(MOST_WIDE + 1) - log10Numbers);
	}

	/** @param log10Each the logarithm of the chance that one agrees with another */
	private static double log10Chance(int n, int k, double log10Each) {
		double sum = Math.log10(n);
		for (int i = 1; i < k; i++) {
			sum += Math.log10((double) (n - i) / i) + log10Each;
		}
		return sum;
	}
}
