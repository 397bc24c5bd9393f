package org.telltale.match.internal.sieve;

/** Chooses by which of its grams a string is told. Learns from each choice; the strings' order counts. */
final class GramChoice {

	/** No grams of the string are shared with fewer than a crowd. */
	static final int CROWDED = -1;

	private static final int COUNT_BITS = 22;
	private static final int WINDOW = 64;
	private static final int PLACES = 256;
	/** So many strings with the same gram are a crowd. */
	private static final int CROWD = 4;
	private static final int SHARED = 8;

	private final byte[] counts = new byte[1 << COUNT_BITS];
	/** How many strings share each of the first grams of the string that is looked at. */
	private final byte[] firstCounts;
	private final int step;
	private final boolean mayRefuse;

	/** @param stepShift logarithm of the number of grams, one byte apart, that tell a string; with one, none is crowded */
	GramChoice(int stepShift) {
		step = 1 << stepShift;
		firstCounts = new byte[WINDOW + step];
		mayRefuse = stepShift > 0;
	}

	/**
	 * Where the grams begin that are met least and shared least with earlier strings, or {@link #CROWDED}. Only the start
	 * of a string is looked at, unless that is crowded.
	 */
	int base(byte[] needle, int width) {
		int span = width + step - 1;
		int best = 0;
		int bestWeight = Integer.MAX_VALUE;
		boolean crowded = true;
		int last = needle.length - span;
		int stride = 1 + last / PLACES;
		int counted = Math.min(last + 1, WINDOW) + step - 1;
		for (int k = 0; k < counted; k++) {
			firstCounts[k] = count(needle, k, width);
		}
		for (int at = 0; at <= last && (crowded || at < WINDOW); at = next(at, last, stride)) {
			int shared = at < WINDOW ? most(at) : shared(needle, at, width);
			int weight = (32 - Integer.numberOfLeadingZeros(shared)) * SHARED * step + Commonness.of(needle, at, at + span);
			if (weight < bestWeight) {
				bestWeight = weight;
				best = at;
				crowded = shared >= CROWD;
			}
		}
		if (crowded && mayRefuse) {
			return CROWDED;
		}
		for (int k = best; k < best + step; k++) {
			int count = Grams.of(width, needle, k) >>> 32 - COUNT_BITS;
			counts[count] = (byte) Math.min(Byte.MAX_VALUE, counts[count] + 1);
		}
		return best;
	}

	/** Each of the first places, then some as far as the last one. */
	private static int next(int at, int last, int stride) {
		return at < WINDOW || at == last ? at + 1 : Math.min(last, at + stride);
	}

	/** How many strings share the most shared of the grams, among those that are counted. */
	private int most(int at) {
		int most = 0;
		for (int k = at; k < at + step; k++) {
			most = Math.max(most, firstCounts[k]);
		}
		return most;
	}

	/** The same for grams further on. */
	private int shared(byte[] needle, int at, int width) {
		int most = 0;
		for (int k = at; k < at + step; k++) {
			most = Math.max(most, count(needle, k, width));
		}
		return most;
	}

	private byte count(byte[] needle, int at, int width) {
		return counts[Grams.of(width, needle, at) >>> 32 - COUNT_BITS];
	}
}
