package org.telltale.cli.bench.periods;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * One kind of generated series.
 *
 * @param timer the first timer
 * @param timers how many there are, each with 1.7 times the period of the one before; 0 for background alone
 */
record Setting(Timer timer, int timers, Background background, double watchedSeconds) {

	private static final double NEXT_PERIOD = 1.7;
	private static final double DAY_SECONDS = 86_400;
	private static final double LONG_PERIOD = 10_000;

	static final double[] WATCHED = { DAY_SECONDS, 8 * DAY_SECONDS };
	private static final double[] PERIODS = { 60, 600, 3600, 21_600, 86_400 };
	private static final double[] JITTERS = { 0, 0.05, 0.1, 0.2, 0.4 };
	private static final double[] LOSSES = { 0, 0.1, 0.3, 0.5 };
	private static final double GAP = 0.3;

	/** All that is measured: short periods watched for a day, long ones for eight. */
	static List<Setting> all() {
		List<Setting> all = new ArrayList<>();
		for (double period : PERIODS) {
			double watched = WATCHED[period < LONG_PERIOD ? 0 : 1];
			for (Background background : Background.values()) {
				for (boolean restarted : new boolean[] { false, true }) {
					for (double jitter : JITTERS) {
						for (double loss : LOSSES) {
							all.add(new Setting(new Timer(period, restarted, jitter, loss, 0), 1, background, watched));
						}
						all.add(new Setting(new Timer(period, restarted, jitter, 0, GAP), 1, background, watched));
						all.add(new Setting(new Timer(period, restarted, jitter, 0, 0), 2, background, watched));
					}
				}
			}
		}
		return all;
	}

	/** Background alone. */
	static Setting chance(Background background, double watchedSeconds) {
		return new Setting(new Timer(1, false, 0, 0, 0), 0, background, watchedSeconds);
	}

	/** The periods of its timers. */
	double[] periods() {
		double[] periods = new double[timers];
		Arrays.setAll(periods, n -> timer.periodSeconds() * Math.pow(NEXT_PERIOD, n));
		return periods;
	}

	/** A series of this kind; the same seed gives the same. */
	Observed series(long seed, List<double[]> sessions) {
		RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
		List<Observed.Contact> contacts = new ArrayList<>(background.contacts(watchedSeconds, random, sessions));
		for (double period : periods()) {
			contacts.addAll(new Timer(period, timer.restarted(), timer.jitter(), timer.loss(), timer.gap()).contacts(watchedSeconds, random));
		}
		return Observed.of(contacts, watchedSeconds);
	}
}
