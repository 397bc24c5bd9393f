package org.telltale.cli.bench.run;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The runs of one tool with one piece of work on one capture.
 *
 * @param cores how many it was pinned to; 0 for all
 * @param bytes of the capture
 * @param runs  those that ended well
 * @param note  what went wrong, else empty
 */
record Trial(String tool, String version, String work, String size, int cores, long bytes, List<Measured> runs, String note) {

	double cpuSeconds() {
		return median(Measured::cpuSeconds);
	}

	double wallSeconds() {
		return median(Measured::wallSeconds);
	}

	double firstByteSeconds() {
		return median(Measured::firstByteSeconds);
	}

	/** The largest of all runs, in 10^6 bytes. */
	double peakMegabytes() {
		return runs.stream().mapToLong(Measured::peakBytes).max().orElse(0) / 1e6;
	}

	/** 10^6 bytes of capture a CPU second; 0 if that is not known. */
	double rate() {
		return cpuSeconds() == 0 ? 0 : bytes / 1e6 / cpuSeconds();
	}

	private double median(ToDoubleFunction<Measured> figure) {
		double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
		int half = sorted.length / 2;
		return sorted.length == 0 ? 0 : sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
	}
}
