package org.telltale.match.internal.sieve;

/** Chooses by which of its grams a string is told. Learns from each choice; the strings' order counts. */
final class GramChoice {

	/** No grams of the string are shared with fewer than a crowd. */
	static final int CROWDED = -1;

	private static final int MOST_COUNT_BITS = 22;
	/** Logarithm of how many counts there are for each gram, so that few grams share one. */
	private static final int SPARSE = 6;
	private static final int WINDOW = 64;
	private static final int PLACES = 256;
	/** So many strings with the same gram are a crowd. */
	private static final int CROWD = 4;
	private static final int SHARED = 8;
	/** As common as random bytes are, and twice that. */
	private static final int SELDOM = 2;

	private final byte[] counts;
	private final int countShift;
	/** How many strings share each of the first grams of the string that is looked at. */
	private final byte[] firstCounts;
	private final int step;
	private final boolean mayRefuse;

	/**
	 * @param stepShift logarithm of the number of grams, one byte apart, that tell a string
	 * @param strings how many strings there will be
	 * @param mayRefuse whether a string may be {@link #CROWDED}
	 */
	GramChoice(int stepShift, int strings, boolean mayRefuse) {
		int bits = Math.min(MOST_COUNT_BITS, SPARSE + Long.SIZE - Long.numberOfLeadingZeros((long) strings << stepShift));
		counts = new byte[1 << bits];
		countShift = 32 - bits;
		step = 1 << stepShift;
		firstCounts = new byte[WINDOW + step];
		this.mayRefuse = mayRefuse;
	}

	/**
	 * Where the grams begin that are met least and shared least with earlier strings, or {@link #CROWDED}. Only the start
	 * of a string is looked at, unless that is crowded; no more than the first grams where they are like those of random bytes.
	 *
	 * @param all holds the string in {@code [from, to)}
	 * @return counted from the string's first byte
	 */
	int base(byte[] all, int from, int to, int width) {
		int span = width + step - 1;
		if (shared(all, from, width) <= 1 && Commonness.of(all, from, from + span) <= SELDOM * span) {
			return chosen(all, from, 0, width);
		}
		int best = 0;
		int bestWeight = Integer.MAX_VALUE;
		boolean crowded = true;
		int last = to - from - span;
		int stride = 1 + last / PLACES;
		int counted = Math.min(last + 1, WINDOW) + step - 1;
		for (int k = 0; k < counted; k++) {
			firstCounts[k] = count(all, from + k, width);
		}
		for (int at = 0; at <= last && (crowded || at < WINDOW); at = next(at, last, stride)) {
			int shared = at < WINDOW ? most(at) : shared(all, from + at, width);
			int weight = (32 - Integer.numberOfLeadingZeros(shared)) * SHARED * step + Commonness.of(all, from + at, from + at + span);
			if (weight < bestWeight) {
				bestWeight = weight;
				best = at;
				crowded = shared >= CROWD;
			}
		}
		if (crowded && mayRefuse) {
			return CROWDED;
		}
		return chosen(all, from, best, width);
	}

	private int chosen(byte[] all, int from, int best, int width) {
		for (int k = best; k < best + step; k++) {
			int count = Grams.of(width, all, from + k) >>> countShift;
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
	private int shared(byte[] all, int at, int width) {
		int most = 0;
		for (int k = at; k < at + step; k++) {
			most = Math.max(most, count(all, k, width));
		}
		return most;
	}

	private byte count(byte[] all, int at, int width) {
		return counts[Grams.of(width, all, at) >>> countShift];
	}
}
