package org.telltale.audit.period;

import java.util.Arrays;

/** When contacts with one server began while it was watched: ascending, in seconds since the watching began, those within five seconds merged. Immutable. */
public final class ContactSeries {

	/** What begins sooner after a contact belongs to it. */
	public static final double MERGED_SECONDS = 5;

	private final double[] seconds;
	private final double watchedSeconds;

	private ContactSeries(double[] seconds, double watchedSeconds) {
		this.seconds = seconds;
		this.watchedSeconds = watchedSeconds;
	}

	/**
	 * The series of contacts that began at these moments, in any order; moments outside of the watched time are left out.
	 *
	 * @param startsNanos moments, ns
	 * @param fromNanos when the watching began
	 * @param toNanos when it ended
	 */
	public static ContactSeries of(long[] startsNanos, long fromNanos, long toNanos) {
		double[] kept = new double[startsNanos.length];
		int count = 0;
		for (long start : Arrays.stream(startsNanos).filter(s -> s >= fromNanos && s <= toNanos).sorted().toArray()) {
			double second = (start - fromNanos) / 1e9;
			if (count == 0 || second - kept[count - 1] >= MERGED_SECONDS) {
				kept[count++] = second;
			}
		}
		return new ContactSeries(Arrays.copyOf(kept, count), Math.max(0, (toNanos - fromNanos) / 1e9));
	}

	/** How many contacts there are. */
	public int size() {
		return seconds.length;
	}

	/** When a contact began, in seconds since the watching began. */
	public double at(int contact) {
		return seconds[contact];
	}

	/** For how long the server was watched. */
	public double watchedSeconds() {
		return watchedSeconds;
	}

	/** The contact that is nearest to a second, the earlier of two; -1 if none is within the distance. */
	int nearest(double second, double distance) {
		int at = Arrays.binarySearch(seconds, second);
		int after = at >= 0 ? at : -at - 1;
		boolean isBefore = after > 0 && (after == seconds.length || second - seconds[after - 1] <= seconds[after] - second);
		int nearest = isBefore ? after - 1 : after;
		return nearest < seconds.length && Math.abs(seconds[nearest] - second) <= distance ? nearest : -1;
	}

	/** The times between successive contacts, in their order. */
	double[] intervals() {
		double[] intervals = new double[Math.max(0, seconds.length - 1)];
		Arrays.setAll(intervals, i -> seconds[i + 1] - seconds[i]);
		return intervals;
	}

	/** The series without the contacts that are marked. */
	ContactSeries without(boolean[] marked) {
		double[] rest = new double[seconds.length];
		int count = 0;
		for (int i = 0; i < seconds.length; i++) {
			if (!marked[i]) {
				rest[count++] = seconds[i];
			}
		}
		return new ContactSeries(Arrays.copyOf(rest, count), watchedSeconds);
	}

	/** At most so many of the contacts: each stays or goes by a hash of its number, so that no regularity comes in or goes out. */
	ContactSeries thinned(int most) {
		if (seconds.length <= most) {
			return this;
		}
		double share = (double) most / seconds.length;
		boolean[] marked = new boolean[seconds.length];
		for (int i = 0; i < marked.length; i++) {
			long hash = (i + 1) * 0x9E3779B97F4A7C15L;
			hash = (hash ^ hash >>> 32) * 0xD6E8FEB86659FD93L;
			marked[i] = (hash >>> 11) * 0x1.0p-53 >= share;
		}
		return without(marked);
	}
}
