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
	/** The same where a habit may be the reason: one that is kept to half an hour meets its middle so much more often than the rest of two hours. */
	private static final double HABIT_TOLERANCE = 2;
	/** Of the cycles from the first hit to the last, so many have to have one. */
	private static final double LEAST_SHARE = 0.25;
	/** A multiple of a period is looked at up to this one, and taken where it keeps so many of the hits. */
	private static final int MOST_TIMES = 6;
	private static final double KEPT = 0.9;
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
		double[] line = fold.fitted(candidate, fold.peak(candidate, candidate / SCAN_PARTS).centreSeconds(), candidate / SCAN_PARTS);
		Suspect best = Suspect.NONE;
		for (int halving = 1; halving <= HALVINGS; halving++) {
			double window = span(line[0]) / (1 << halving);
			if (window >= NARROWEST_SECONDS && (line[0] <= Limits.EVEN_SECONDS || window <= Limits.WIDEST_SECONDS)) {
				double[] again = fold.fitted(line[0], line[1], window * 1.5);
				Suspect found = suspect(again[0], again[1], window);
				if (found.lnP() < best.lnP()) {
					best = found;
					line = again;
				}
			}
		}
		return best.isSome() ? lengthened(best) : best;
	}

	/** A multiple that keeps nearly all hits is the period: a timer of a day meets every third cycle of eight hours. */
	private Suspect lengthened(Suspect found) {
		double window = 2 * found.halfWidthSeconds();
		int hits = fold.counts(found.seconds(), found.phaseSeconds(), window, span(found.seconds())).hits();
		for (int times = MOST_TIMES; times > 1; times--) {
			double period = times * found.seconds();
			for (int cycle = 0; cycle < times && period <= Limits.longest(series); cycle++) {
				double phase = found.phaseSeconds() + cycle * found.seconds();
				Fold.Counts kept = fold.counts(period, phase, window, span(period));
				if (kept.hits() >= KEPT * hits) {
					Suspect longer = suspect(period, phase, window);
					return longer.isSome() ? longer : found;
				}
			}
		}
		return found;
	}

	private static double span(double period) {
		return Math.min(period, Limits.EVEN_SECONDS);
	}

	private Suspect suspect(double period, double phase, double window) {
		double span = span(period);
		Fold.Counts counts = fold.counts(period, phase, window, span);
		if (counts.share() < LEAST_SHARE || counts.hits() < Limits.FEWEST_CONTACTS) {
			return Suspect.NONE;
		}
		double lnSearch = Limits.LN_TESTS + lnOctaves + Math.log(HALVINGS * series.watchedSeconds() / window * 2 * period / window);
		double tolerance = period > Limits.HABIT_SECONDS ? HABIT_TOLERANCE : TOLERANCE;
		double chance = Math.min(1, tolerance * counts.occupied() / (double) counts.cycles() * window / span);
		return new Suspect(period, window / 2, phase, lnSearch + Tail.exact(counts.hits(), counts.cycles(), chance));
	}
}
