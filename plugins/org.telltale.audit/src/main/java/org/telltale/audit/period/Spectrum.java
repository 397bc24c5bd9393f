package org.telltale.audit.period;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Periods that stand out in the power spectrum of a series: where to look closer. What it misses is not found; what it names too much does no harm. */
final class Spectrum {

	private static final int LARGEST = 1 << 16;
	private static final double BIN_SECONDS = Limits.SHORTEST_SECONDS / 4;
	private static final int PEAKS = 16;
	private static final int HARMONICS = 4;
	private static final int NEIGHBOURS = 16;

	private final double watchedSeconds;
	private final int bins;
	private final double[] power;

	Spectrum(ContactSeries series) {
		watchedSeconds = series.watchedSeconds();
		int wanted = (int) Math.min(LARGEST, Math.max(64, watchedSeconds / BIN_SECONDS));
		bins = Math.min(LARGEST, Integer.highestOneBit(wanted - 1) << 1);
		double[] real = new double[bins];
		for (int i = 0; i < series.size(); i++) {
			real[Math.min(bins - 1, (int) (series.at(i) / watchedSeconds * bins))] = 1;
		}
		power = whitened(Fourier.power(real));
	}

	/** Frequencies, in cycles in the watched time, by how much they and their harmonics stand out; the shortest period has four bins. */
	List<Integer> peaks() {
		int highest = (int) Math.min(bins / 4.0, watchedSeconds / Limits.SHORTEST_SECONDS);
		double[] harmonic = new double[highest + 1];
		for (int f = 2; f <= highest; f++) {
			for (int h = 1; h <= HARMONICS && h * f < bins / 2; h++) {
				int at = h * f;
				harmonic[f] += Math.max(power[at], Math.max(power[at - 1], at + 1 < power.length ? power[at + 1] : 0));
			}
		}
		List<Integer> peaks = new ArrayList<>(highest(power, highest));
		highest(harmonic, highest).stream().filter(f -> !peaks.contains(f)).forEach(peaks::add);
		return peaks;
	}

	private static List<Integer> highest(double[] values, int last) {
		List<Integer> peaks = new ArrayList<>();
		for (int f = 2; f <= last; f++) {
			if (values[f] >= values[f - 1] && (f + 1 >= values.length || values[f] > values[f + 1])) {
				peaks.add(f);
			}
		}
		peaks.sort((a, b) -> Double.compare(values[b], values[a]));
		return peaks.subList(0, Math.min(PEAKS, peaks.size()));
	}

	/** Each part of the spectrum over the median around it: bursts and days give slow frequencies much power, and no peak. */
	private static double[] whitened(double[] power) {
		double[] white = new double[power.length];
		for (int from = 1; from < power.length;) {
			int to = Math.min(power.length, from + Math.max(NEIGHBOURS, from / 8));
			double[] block = Arrays.copyOfRange(power, Math.max(1, to - Math.max(NEIGHBOURS, from / 8)), to);
			Arrays.sort(block);
			double median = Math.max(block[block.length / 2], 1e-12);
			for (int f = from; f < to; f++) {
				white[f] = power[f] / median;
			}
			from = to;
		}
		return white;
	}
}
