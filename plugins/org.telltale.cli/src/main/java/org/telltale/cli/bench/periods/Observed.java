package org.telltale.cli.bench.periods;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A generated series as an observer has it. Neither array is changed.
 *
 * @param seconds when contacts began, ascending, from 0 to the watched time
 * @param bytes what each contact carried
 * @param watchedSeconds for how long the server was watched
 */
record Observed(double[] seconds, double[] bytes, double watchedSeconds) {

	/** One contact. */
	record Contact(double second, double bytes) {
	}

	static Observed of(List<Contact> contacts, double watchedSeconds) {
		List<Contact> seen = contacts.stream().filter(c -> c.second() >= 0 && c.second() <= watchedSeconds).sorted(Comparator.comparingDouble(Contact::second)).toList();
		return new Observed(seen.stream().mapToDouble(Contact::second).toArray(), seen.stream().mapToDouble(Contact::bytes).toArray(), watchedSeconds);
	}

	long[] nanos() {
		return Arrays.stream(seconds).mapToLong(s -> (long) (s * 1e9)).toArray();
	}

	long watchedNanos() {
		return (long) (watchedSeconds * 1e9);
	}
}
