package org.telltale.match.internal.sieve;

/**
 * A bitmap of grams of four bytes of which the first three choose the word, so that one access asks for the gram and for its first three
 * bytes alone: of a string of four bytes only three stand behind its first one. A gram has one bit of the word's lower half, by its first three
 * bytes, and one of the upper half, by its fourth. Grams come with bit 5 of every byte set. Not changed once it is asked.
 */
final class GramFilter {

	private static final int FEWEST_BITS = 16;
	private static final int MOST_BITS = 24;
	private static final long THREE_BYTES = 0xffffffL;
	private static final long UPPER_HALF = 0xffffffff00000000L;

	private final int shift;
	private final long[] words;

	/**
	 * An empty filter.
	 *
	 * @param count how many grams it is for
	 */
	GramFilter(int count) {
		int log = 32 - Integer.numberOfLeadingZeros(Math.max(1, count - 1)) + 5;
		int bits = Math.max(FEWEST_BITS, Math.min(MOST_BITS, log));
		shift = 70 - bits;
		words = new long[1 << bits - 6];
	}

	/** @param gram four bytes, the first of them lowest; what stands above does not count */
	void add(long gram) {
		addHalf(gram, 1L << 32 + (gram >>> 24 & 0x1f));
	}

	/** The same of three bytes: each gram that begins with them passes. */
	void addThree(long gram) {
		addHalf(gram, UPPER_HALF);
	}

	private void addHalf(long gram, long upper) {
		long hash = hash(gram);
		words[(int) (hash >>> shift)] |= 1L << (hash >>> 40 & 0x1f) | upper;
	}

	private static long hash(long gram) {
		return (gram & THREE_BYTES) * Grams.SPREAD;
	}

	long[] words() {
		return words;
	}

	int shift() {
		return shift;
	}

	/** 1 for each gram that the filter holds, and for some that it does not; else 0. */
	int bit(long gram) {
		return bit(words, shift, gram);
	}

	/**
	 * The same.
	 *
	 * @param words the filter's {@link #words}, for a loop to keep at hand
	 * @param shift its {@link #shift}
	 */
	static int bit(long[] words, int shift, long gram) {
		long hash = hash(gram);
		long word = words[(int) (hash >>> shift)];
		return (int) word >>> (int) (hash >>> 40) & (int) (word >>> 32) >>> (int) (gram >>> 24) & 1;
	}
}
