package org.telltale.cli.bench.periods;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A timer that calls a server.
 *
 * @param periodSeconds its period
 * @param restarted whether it is started again after each contact, so that deviations add up; else each contact deviates from a clock
 * @param jitter intervals are evenly spread up to this share of the period to both sides (those of a clock's contacts in a triangle)
 * @param loss the share of contacts that nobody sees
 * @param gap the share of the watched time in which nobody looks, in one piece
 */
record Timer(double periodSeconds, boolean restarted, double jitter, double loss, double gap) {

	private static final double DELAY_SECONDS = 1;
	private static final double BYTES = 600;

	List<Observed.Contact> contacts(double watchedSeconds, RandomGenerator random) {
		List<Observed.Contact> contacts = new ArrayList<>();
		double first = random.nextDouble() * periodSeconds;
		double blind = random.nextDouble() * (1 - gap) * watchedSeconds;
		double next = first;
		for (int n = 1; next < watchedSeconds; n++) {
			boolean seen = random.nextDouble() >= loss;
			double at = next + random.nextDouble() * DELAY_SECONDS;
			if (seen && (at < blind || at >= blind + gap * watchedSeconds)) {
				contacts.add(new Observed.Contact(at, BYTES + random.nextInt(20)));
			}
			double deviation = (2 * random.nextDouble() - 1) * jitter;
			next = restarted ? next + periodSeconds * (1 + deviation) : first + periodSeconds * (n + deviation / 2);
		}
		return contacts;
	}
}
