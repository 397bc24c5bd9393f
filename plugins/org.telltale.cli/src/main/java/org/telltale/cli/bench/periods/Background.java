package org.telltale.cli.bench.periods;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** What else calls the server: by chance, or because somebody uses the handset. */
enum Background {
	/** Nothing. */
	none {
		@Override
		List<Observed.Contact> contacts(double watchedSeconds, RandomGenerator random, List<double[]> sessions) {
			return List.of();
		}
	},
	/** Independent contacts, 1 to 60 an hour. */
	poisson {
		@Override
		List<Observed.Contact> contacts(double watchedSeconds, RandomGenerator random, List<double[]> sessions) {
			double perHour = Math.exp(random.nextDouble() * Math.log(60));
			List<Observed.Contact> contacts = new ArrayList<>();
			for (double at = random.nextExponential() * 3600 / perHour; at < watchedSeconds; at += random.nextExponential() * 3600 / perHour) {
				contacts.add(contact(at, random));
			}
			return contacts;
		}
	},
	/** The contact times of real captures: each session is one of them, at a time when people are awake, up to 1.5 times faster or slower, since nobody does a thing twice alike. */
	captures {
		@Override
		List<Observed.Contact> contacts(double watchedSeconds, RandomGenerator random, List<double[]> sessions) {
			double[] session = sessions.get(random.nextInt(sessions.size()));
			double kept = 0.2 + 0.8 * random.nextDouble();
			List<Observed.Contact> contacts = new ArrayList<>();
			for (double start : awake(watchedSeconds, 2 + 18 * random.nextDouble(), random)) {
				double[] times = random.nextInt(3) == 0 ? sessions.get(random.nextInt(sessions.size())) : session;
				double pace = Math.pow(1.5, 2 * random.nextDouble() - 1);
				Arrays.stream(times).filter(t -> random.nextDouble() < kept).forEach(t -> contacts.add(contact(start + t * pace, random)));
			}
			return contacts;
		}
	},
	/** Made sessions: a geometric number of contacts, six in the mean, their intervals log-normal about twenty seconds. */
	bursts {
		@Override
		List<Observed.Contact> contacts(double watchedSeconds, RandomGenerator random, List<double[]> sessions) {
			List<Observed.Contact> contacts = new ArrayList<>();
			for (double start : awake(watchedSeconds, 2 + 18 * random.nextDouble(), random)) {
				double at = start;
				do {
					contacts.add(contact(at, random));
					at += 20 * Math.exp(1.2 * random.nextGaussian());
				} while (random.nextInt(6) != 0);
			}
			return contacts;
		}
	},
	/** Somebody's habits: one to three times of the day at which the server is called, most days, give or take half an hour. */
	habits {
		@Override
		List<Observed.Contact> contacts(double watchedSeconds, RandomGenerator random, List<double[]> sessions) {
			List<Observed.Contact> contacts = new ArrayList<>();
			for (int habit = random.nextInt(3); habit >= 0; habit--) {
				double hour = DAY_SECONDS * random.nextDouble();
				for (double day = 0; day < watchedSeconds; day += DAY_SECONDS) {
					double start = day + hour + 1800 * random.nextGaussian();
					if (random.nextDouble() < 0.85) {
						for (int n = random.nextInt(3); n >= 0; n--) {
							contacts.add(contact(start + 300 * random.nextDouble(), random));
						}
					}
				}
			}
			return contacts;
		}
	};

	private static final double DAY_SECONDS = 86_400;
	/** How much somebody uses a handset by the hour of the day, in parts of the most. */
	private static final double[] HOURS = { .25, .1, .05, .02, .02, .05, .2, .6, .7, .6, .55, .6, .8, .7, .6, .6, .65, .75, .85, .95, 1, 1, .8, .5 };

	/**
	 * The contacts of a watched time that begins at some hour of the day.
	 *
	 * @param sessions contact times of real captures, in seconds from their first
	 */
	abstract List<Observed.Contact> contacts(double watchedSeconds, RandomGenerator random, List<double[]> sessions);

	static Observed.Contact contact(double at, RandomGenerator random) {
		return new Observed.Contact(at, 1500 * Math.exp(1.3 * random.nextGaussian()));
	}

	/** When sessions begin: independent, with the rate of the hour. */
	private static List<Double> awake(double watchedSeconds, double perDay, RandomGenerator random) {
		double mean = Arrays.stream(HOURS).average().orElse(1);
		double midnight = DAY_SECONDS * random.nextDouble();
		List<Double> starts = new ArrayList<>();
		double most = perDay / mean / DAY_SECONDS;
		for (double at = random.nextExponential() / most; at < watchedSeconds; at += random.nextExponential() / most) {
			if (random.nextDouble() < HOURS[(int) ((at + midnight) % DAY_SECONDS / 3600)]) {
				starts.add(at);
			}
		}
		return starts;
	}
}
