package org.telltale.audit.period;

import java.util.Arrays;

/**
 * Whether silences end at a certain length more often than shortly before it: for timers that are started again after each contact. Without a timer, however bursty the
 * contacts are, the chance that a silence ends now does not rise while it lasts.
 */
final class IntervalTest {

	/** Half widths of the window, in parts of the period. */
	private static final double[] WIDTHS = { 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4 };
	/** Where the span before the window begins, in parts of the window's begin. */
	private static final double[] BEFORE = { 0, 0.25, 0.5, 0.75 };
	private static final double STEP = 0.0005;
	private static final int FEWEST = Limits.FEWEST_CONTACTS - 1;
	/** How much more often than before silences may end in the window by chance. */
	private static final double TOLERANCE = 1.5;
	/** The same where a habit may be the reason: one that is kept to half an hour looks like this. */
	private static final double HABIT_TOLERANCE = 3;
	/** Of the silences that last until the window, so many have to end in it. */
	private static final double LEAST_SHARE = 0.25;

	/** ln of how far Chernoff's bound may be above the exact tail, so that windows which cannot be better are passed over. */
	private static final double EXACT_BELOW_BOUND = 4;

	private final ContactSeries series;
	private final double lnOctaves;
	/** By cell of the logarithmic grid: how many intervals are shorter than its lower edge, and their sum. */
	private final int[] shorter;
	private final double[] sums;
	private Suspect best = Suspect.NONE;

	IntervalTest(ContactSeries series) {
		this.series = series;
		lnOctaves = Limits.lnOctaves(series);
		double[] intervals = series.intervals();
		Arrays.sort(intervals);
		shorter = new int[Math.max(0, cell(Limits.longest(series) * 1.5)) + 2];
		sums = new double[shorter.length];
		int next = 0;
		double sum = 0;
		for (int cell = 0; cell < shorter.length; cell++) {
			double edge = edge(cell);
			for (; next < intervals.length && intervals[next] < edge; next++) {
				sum += intervals[next];
			}
			shorter[cell] = next;
			sums[cell] = sum;
		}
	}

	private static int cell(double seconds) {
		return (int) Math.floor(StrictMath.log(seconds / ContactSeries.MERGED_SECONDS) / STEP);
	}

	private static double edge(int cell) {
		return ContactSeries.MERGED_SECONDS * StrictMath.exp(cell * STEP);
	}

	/** The most telling window. */
	Suspect find() {
		if (series.size() < Limits.FEWEST_CONTACTS || Limits.longest(series) < Limits.SHORTEST_SECONDS) {
			return Suspect.NONE;
		}
		int last = cell(Limits.longest(series));
		for (double width : WIDTHS) {
			int below = (int) Math.round(StrictMath.log(1 - width) / STEP);
			int above = Math.max(1, (int) Math.round(StrictMath.log(1 + width) / STEP));
			int stride = Math.max(1, (int) Math.round(width / 2 / STEP));
			double lnSearch = Limits.LN_TESTS + lnOctaves + Math.log(WIDTHS.length * BEFORE.length * Math.log(2) / (stride * STEP));
			for (int middle = cell(Limits.SHORTEST_SECONDS); middle <= last; middle += stride) {
				int from = Math.max(0, middle + below);
				int to = Math.min(shorter.length - 1, middle + above);
				if (shorter[to] - shorter[from] >= FEWEST) {
					window(from, to, lnSearch);
				}
			}
		}
		return best;
	}

	private void window(int from, int to, double lnSearch) {
		double begin = edge(from);
		double end = edge(to);
		boolean isLong = end > Limits.EVEN_SECONDS;
		int all = series.size() - 1;
		int inside = shorter[to] - shorter[from];
		if (isLong && end - begin > Limits.WIDEST_SECONDS || inside < LEAST_SHARE * (all - shorter[from])) {
			return;
		}
		double tolerance = end > Limits.HABIT_SECONDS ? HABIT_TOLERANCE : TOLERANCE;
		double riskInside = risk(from, to, begin, end);
		for (double share : BEFORE) {
			double start = isLong ? Math.max(share * begin, begin - Limits.EVEN_SECONDS) : share * begin;
			int startCell = start <= ContactSeries.MERGED_SECONDS ? 0 : cell(start);
			double startEdge = startCell == 0 ? 0 : edge(startCell);
			double riskBefore = risk(startCell, from, startEdge, begin);
			double chance = tolerance * riskInside / (riskBefore + tolerance * riskInside);
			int events = shorter[to] - (startCell == 0 ? 0 : shorter[startCell]);
			if (lnSearch + Tail.bound(inside, events, chance) < best.lnP() + EXACT_BELOW_BOUND) {
				double lnP = lnSearch + Tail.exact(inside, events, chance);
				if (lnP < best.lnP()) {
					best = new Suspect((begin + end) / 2, (end - begin) / 2, 0, lnP);
				}
			}
		}
	}

	/** The seconds that silences lasted between two edges: each that reached the lower one, up to its end or the upper one. */
	private double risk(int from, int to, double low, double high) {
		int atLow = low == 0 ? 0 : shorter[from];
		double sumAtLow = low == 0 ? 0 : sums[from];
		return sums[to] - sumAtLow - low * (shorter[to] - atLow) + (high - low) * (series.size() - 1 - shorter[to]);
	}
}
