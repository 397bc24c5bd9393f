package org.telltale.cli.bench.periods;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The beacon score of RITA 5, written anew from its published description (the comments of its configuration and the definitions of its four scores), with the published
 * defaults: skewness and deviation of intervals, the same of sizes, how even the histogram of 24 bars is, how much of the time it covers. For comparison only.
 */
final class Rita {

	private static final int FEWEST = 4;
	private static final int BARS = 24;
	private static final double MODE_SENSITIVITY = 0.05;
	private static final int OUTLIERS = 1;
	private static final int BIMODAL_BARS = 11;
	private static final int DURATION_BARS = 6;
	private static final double IDEAL_RUN = 12;

	private Rita() {
	}

	/** The mean of its scores, 0 where it would not look at the series. */
	static double score(Observed series, boolean withSizes) {
		double[] whole = Arrays.stream(series.seconds()).map(Math::floor).toArray();
		double[] gaps = new double[Math.max(0, whole.length - 1)];
		Arrays.setAll(gaps, i -> whole[i + 1] - whole[i]);
		double[] positive = Arrays.stream(gaps).filter(g -> g > 0).sorted().toArray();
		if (whole.length < FEWEST || positive.length < FEWEST - 1) {
			return 0;
		}
		int[] bars = bars(series);
		double times = regularity(positive, 1);
		double even = Math.max(evenness(bars), twoHeights(bars));
		double covered = covered(bars, (whole[whole.length - 1] - whole[0]) / series.watchedSeconds());
		return withSizes ? (times + even + covered + regularity(Arrays.stream(series.bytes()).sorted().toArray(), 0)) / 4 : (times + even + covered) / 3;
	}

	/** The mean of one less Bowley's skewness and one less the median deviation over the median. */
	private static double regularity(double[] sorted, double whereMedianIsSmall) {
		double median = median(sorted);
		int half = sorted.length / 2;
		double low = median(Arrays.copyOfRange(sorted, 0, half));
		double high = median(Arrays.copyOfRange(sorted, sorted.length - half, sorted.length));
		double range = high - low;
		double skewness = range >= 10 && median != low && median != high ? (low + high - 2 * median) / range : 0;
		double deviation = median(Arrays.stream(sorted).map(v -> Math.abs(v - median)).toArray());
		double even = median < 1 ? whereMedianIsSmall : Math.max(0, (median - deviation) / median);
		return (1 - Math.abs(skewness) + even) / 2;
	}

	private static int[] bars(Observed series) {
		int[] bars = new int[BARS];
		for (double second : series.seconds()) {
			bars[Math.min(BARS - 1, (int) (second / series.watchedSeconds() * BARS))]++;
		}
		return bars;
	}

	/** One less the coefficient of variation. */
	private static double evenness(int[] bars) {
		double mean = Arrays.stream(bars).average().orElse(0);
		double variance = Arrays.stream(bars).mapToDouble(b -> (b - mean) * (b - mean)).average().orElse(0);
		return Math.max(0, 1 - Math.sqrt(variance) / mean);
	}

	/** The share of the bars that have one of the two commonest heights, heights within a twentieth of the highest being one. */
	private static double twoHeights(int[] bars) {
		long filled = Arrays.stream(bars).filter(b -> b > 0).count();
		if (filled < BIMODAL_BARS) {
			return 0;
		}
		double bin = Math.ceil(Arrays.stream(bars).max().orElse(0) * MODE_SENSITIVITY);
		Map<Integer, Integer> heights = new TreeMap<>();
		Arrays.stream(bars).filter(b -> b > 0).forEach(b -> heights.merge((int) (Math.floor(b / bin) * bin), 1, Integer::sum));
		int[] common = heights.values().stream().mapToInt(Integer::intValue).sorted().toArray();
		int two = common[common.length - 1] + (common.length > 1 ? common[common.length - 2] : 0);
		return Math.min(1, two / (double) Math.max(1, filled - OUTLIERS));
	}

	/** The larger of the share of time from the first contact to the last and the longest run of filled bars, round the end, over twelve. */
	private static double covered(int[] bars, double share) {
		if (Arrays.stream(bars).filter(b -> b > 0).count() < DURATION_BARS) {
			return 0;
		}
		int longest = 0;
		int run = 0;
		for (int i = 0; i < 2 * BARS; i++) {
			run = bars[i % BARS] > 0 ? run + 1 : 0;
			longest = Math.max(longest, Math.min(BARS, run));
		}
		return Math.min(1, Math.max(share, longest / IDEAL_RUN));
	}

	/** The middle value, or the mean of the two middle ones; 0 of none. */
	static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		int half = sorted.length / 2;
		return sorted.length == 0 ? 0 : sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
	}
}
