package org.telltale.match.internal.sieve;

/**
 * A bitmap of hashes of 32 bits: 16 to 32 bits a hash, half of that where there are many, fewer where that would be too large. The first
 * bits of a hash choose a word, the last twelve two bits in it: one access, and few strangers that have both. Not changed once it is asked.
 */
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
		shift = 38 - bits;
		words = new long[1 << bits - 6];
	}

	void add(int hash) {
		words[hash >>> shift] |= 1L << hash | 1L << (hash >>> 6);
	}

	long[] words() {
		return words;
	}

	int shift() {
		return shift;
	}

	/** 1 for each hash that the filter holds, and for some that it does not; else 0. */
	int bit(int hash) {
		return bit(words, shift, hash);
	}

	/**
	 * The same.
	 *
	 * @param words the filter's {@link #words}, for a loop to keep at hand
	 * @param shift its {@link #shift}
	 */
	static int bit(long[] words, int shift, int hash) {
		long word = words[hash >>> shift];
		return (int) (word >>> hash & word >>> (hash >>> 6)) & 1;
	}
}
