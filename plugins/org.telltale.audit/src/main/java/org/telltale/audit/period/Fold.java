package org.telltale.audit.period;

import java.util.Arrays;

/** A series laid over itself at a period. Not for several threads. */
final class Fold {

	private final ContactSeries series;

	Fold(ContactSeries series) {
		this.series = series;
	}

	/**
	 * The part of the cycle that most cycles have a contact in.
	 *
	 * @param lnChance an upper bound of ln of the chance of so many, for this part alone
	 */
	record Peak(double centreSeconds, double lnChance) {
	}

	/**
	 * What the windows hold.
	 *
	 * @param cycles with a contact in the span
	 * @param hits cycles with one in the window
	 * @param occupied parts as wide as the window that have a contact, over all cycles
	 * @param share of the cycles from the first hit to the last, those with a hit
	 */
	record Counts(int cycles, int hits, int occupied, double share) {
	}

	/** Looks at windows that begin at multiples of half their width. */
	Peak peak(double period, double window) {
		int halves = (int) Math.max(2, Math.round(2 * period / window));
		int[] count = new int[halves];
		long[] seen = new long[halves];
		Arrays.fill(seen, Long.MIN_VALUE);
		int occupied = 0;
		for (int i = 0; i < series.size(); i++) {
			double turns = series.at(i) / period;
			long cycle = (long) turns;
			int half = Math.min(halves - 1, (int) ((turns - cycle) * halves));
			for (int start : new int[] { half, (half + halves - 1) % halves }) {
				long owner = start > half ? cycle - 1 : cycle;
				if (seen[start] != owner) {
					seen[start] = owner;
					count[start]++;
					occupied++;
				}
			}
		}
		int best = 0;
		for (int start = 1; start < halves; start++) {
			best = count[start] > count[best] ? start : best;
		}
		double mean = (double) occupied / halves;
		int cycles = (int) Math.min(series.size(), Math.ceil(series.watchedSeconds() / period) + 1);
		double chance = Math.min(1, mean / cycles);
		return new Peak((best + 1) * period / halves, Tail.bound(count[best], cycles, chance));
	}

	/** Period and phase of the straight line through the contacts that are at most half a window from the phase; as they were where these are of fewer than three cycles. */
	double[] fitted(double period, double centre, double window) {
		double n = 0;
		double sumC = 0;
		double sumD = 0;
		double sumCC = 0;
		double sumCD = 0;
		double first = Double.NaN;
		double last = 0;
		for (int i = 0; i < series.size(); i++) {
			double cycle = Math.floor((series.at(i) - centre) / period + 0.5);
			double off = series.at(i) - centre - cycle * period;
			if (Math.abs(off) <= window / 2) {
				first = Double.isNaN(first) ? cycle : first;
				last = cycle;
				n++;
				sumC += cycle;
				sumD += off;
				sumCC += cycle * cycle;
				sumCD += cycle * off;
			}
		}
		double spread = n * sumCC - sumC * sumC;
		if (n < 3 || last - first < 2 || spread <= 0) {
			return new double[] { period, centre };
		}
		double slope = (n * sumCD - sumC * sumD) / spread;
		return new double[] { period + slope, centre + (sumD - slope * sumC) / n };
	}

	/** Counts by cycle what lies within half a span of the phase, in parts as wide as the window, the window being the middle one. */
	Counts counts(double period, double centre, double window, double span) {
		int reach = (int) Math.ceil(span / window / 2) + 1;
		long[] seen = new long[2 * reach + 1];
		Arrays.fill(seen, Long.MIN_VALUE);
		long lastCycle = Long.MIN_VALUE;
		int cycles = 0;
		int hits = 0;
		int occupied = 0;
		long firstHit = 0;
		long lastHit = 0;
		for (int i = 0; i < series.size(); i++) {
			long cycle = (long) Math.floor((series.at(i) - centre) / period + 0.5);
			double off = series.at(i) - centre - cycle * period;
			if (Math.abs(off) > span / 2) {
				continue;
			}
			if (cycle != lastCycle) {
				lastCycle = cycle;
				cycles++;
			}
			int part = reach + (int) Math.floor(off / window + 0.5);
			if (seen[part] != cycle) {
				seen[part] = cycle;
				occupied++;
				if (part == reach) {
					firstHit = hits == 0 ? cycle : firstHit;
					lastHit = cycle;
					hits++;
				}
			}
		}
		return new Counts(cycles, hits, occupied, hits == 0 ? 0 : (double) hits / (lastHit - firstHit + 1));
	}
}
