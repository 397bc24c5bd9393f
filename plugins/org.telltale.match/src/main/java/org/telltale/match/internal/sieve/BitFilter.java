package org.telltale.match.internal.sieve;

/** A bitmap of hashes of 32 bits: 16 to 32 bits a hash, half of that where there are many, fewer where that would be too large. Not changed once it is asked. */
final class BitFilter {

	private static final int FEWEST_BITS = 16;
	private static final int MANY = 1 << 18;

	private final int shift;
	private final long[] words;

	/**
	 * An empty filter.
	 *
	 * @param count how many hashes it is for
	 * @param mostBits logarithm of the size in bits that it does not pass
	 */
	BitFilter(int count, int mostBits) {
		int log = 32 - Integer.numberOfLeadingZeros(Math.max(1, count - 1)) + (count < MANY ? 4 : 3);
		int bits = Math.max(FEWEST_BITS, Math.min(mostBits, log));
		shift = 32 - bits;
		words = new long[1 << bits - 6];
	}

	void add(int hash) {
		int bit = hash >>> shift;
		words[bit >>> 6] |= 1L << bit;
	}

	/** 1 for each hash that the filter holds, and for some that it does not; else 0. */
	int bit(int hash) {
		int bit = hash >>> shift;
		return (int) (words[bit >>> 6] >>> bit) & 1;
	}
}
