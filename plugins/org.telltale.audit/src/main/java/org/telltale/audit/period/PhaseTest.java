package org.telltale.audit.period;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether contacts fall into one part of a cycle more often than into its other parts: for timers that follow a clock. It counts cycles, not contacts, so that a burst
 * counts once; of long cycles it compares only what is near, so that the day does not count.
 */
final class PhaseTest {

	private static final int MOST_CONTACTS = 2048;
	private static final int FEW_CONTACTS = 24;
	private static final int HALVINGS = 10;
	private static final int REFINED = 10;
	private static final double NARROWEST_SECONDS = 2;
	/** How much more often than the other parts of the cycle the window may be met by chance. */
	private static final double TOLERANCE = 1.25;
	/** Of the cycles from the first hit to the last, so many have to have one. */
	private static final double LEAST_SHARE = 0.25;
	private static final int SCAN_PARTS = 8;
	private static final int SCAN_STEPS = 6;

	private final ContactSeries series;
	private final double lnOctaves;
	private final Fold fold;

	PhaseTest(ContactSeries series) {
		this.series = series.thinned(MOST_CONTACTS);
		lnOctaves = Limits.lnOctaves(series);
		fold = new Fold(this.series);
	}

	/** The most telling window. */
	Suspect find() {
		if (series.size() < Limits.FEWEST_CONTACTS || Limits.longest(series) < Limits.SHORTEST_SECONDS) {
			return Suspect.NONE;
		}
		List<double[]> scanned = new ArrayList<>();
		for (double period : candidates()) {
			if (period >= Limits.SHORTEST_SECONDS && period <= Limits.longest(series)) {
				scanned.add(new double[] { period, fold.peak(period, period / SCAN_PARTS).lnChance() });
			}
		}
		scanned.sort((a, b) -> a[1] != b[1] ? Double.compare(a[1], b[1]) : Double.compare(a[0], b[0]));
		Suspect best = Suspect.NONE;
		List<Double> refined = new ArrayList<>();
		for (double[] each : scanned) {
			if (refined.size() < REFINED && refined.stream().noneMatch(r -> Math.abs(1 / r - 1 / each[0]) * series.watchedSeconds() < 0.5)) {
				refined.add(each[0]);
				Suspect found = refined(each[0]);
				best = found.lnP() < best.lnP() ? found : best;
			}
		}
		return best;
	}

	private double[] candidates() {
		return series.size() <= FEW_CONTACTS ? pairs() : spectral();
	}

	/** All differences of contacts, and their halves and thirds. */
	private double[] pairs() {
		double[] all = new double[series.size() * (series.size() - 1) / 2 * 3];
		int count = 0;
		for (int i = 0; i < series.size(); i++) {
			for (int j = i + 1; j < series.size(); j++) {
				for (int part = 1; part <= 3; part++) {
					all[count++] = (series.at(j) - series.at(i)) / part;
				}
			}
		}
		return all;
	}

	private double[] spectral() {
		List<Integer> peaks = new Spectrum(series).peaks();
		double[] all = new double[peaks.size() * (2 * SCAN_STEPS + 1)];
		int count = 0;
		for (int peak : peaks) {
			for (int step = -SCAN_STEPS; step <= SCAN_STEPS; step++) {
				all[count++] = series.watchedSeconds() / (peak + 0.6 * step / SCAN_STEPS);
			}
		}
		return all;
	}

	/** The period fitted to the contacts in ever narrower windows. */
	private Suspect refined(double candidate) {
		Suspect best = Suspect.NONE;
		double period = candidate;
		boolean isLong = period > Limits.EVEN_SECONDS;
		double span = isLong ? Limits.EVEN_SECONDS : period;
		Fold.Peak peak = fold.peak(period, period / SCAN_PARTS);
		double centre = peak.centreSeconds();
		double[] line = fold.fitted(period, centre, period / SCAN_PARTS);
		period = line[0];
		centre = line[1];
		for (int halving = 1; halving <= HALVINGS; halving++) {
			double window = span / (1 << halving);
			if (window < NARROWEST_SECONDS || isLong && window > Limits.WIDEST_SECONDS) {
				continue;
			}
			double[] again = fold.fitted(period, centre, Math.max(window * 1.5, NARROWEST_SECONDS));
			Fold.Counts counts = fold.counts(again[0], again[1], window, span);
			double lnSearch = Limits.LN_TESTS + lnOctaves + Math.log(HALVINGS * series.watchedSeconds() / window * 2 * again[0] / window);
			double chance = Math.min(1, TOLERANCE * counts.occupied() / (double) counts.cycles() * window / span);
			double lnP = counts.share() < LEAST_SHARE || counts.hits() < Limits.FEWEST_CONTACTS ? Double.POSITIVE_INFINITY : lnSearch + Tail.exact(counts.hits(), counts.cycles(), chance);
			if (lnP < best.lnP()) {
				best = new Suspect(again[0], window / 2, again[1], lnP);
				period = again[0];
				centre = again[1];
			}
		}
		return best;
	}
}
