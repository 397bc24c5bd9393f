package org.telltale.match.internal.sieve;

import java.util.function.IntConsumer;

/**
 * Numbers filed by hashes of 32 bits. A bitmap comes first and turns nearly all strangers away. Immutable.
 */
final class HashIndex {

	private static final int MOST_BITS = 27;

	private final BitFilter filter;
	private final int bucketShift;
	private final int[] starts;
	/** Hash, then number, by bucket. */
	private final long[] entries;

	/**
	 * An index of {@code values[i]} under {@code hashes[i]}. Values of one hash keep their order.
	 *
	 * @param count how many entries of both arrays are used
	 */
	HashIndex(int[] hashes, int[] values, int count) {
		filter = new BitFilter(hashes, count, MOST_BITS);
		bucketShift = 32 - Math.max(1, 32 - Integer.numberOfLeadingZeros(Math.max(1, count - 1)));
		starts = new int[(1 << 32 - bucketShift) + 1];
		entries = new long[count];
		for (int i = 0; i < count; i++) {
			starts[hashes[i] >>> bucketShift]++;
		}
		int end = 0;
		for (int bucket = 0; bucket < starts.length; bucket++) {
			end += starts[bucket];
			starts[bucket] = end;
		}
		for (int i = count - 1; i >= 0; i--) {
			entries[--starts[hashes[i] >>> bucketShift]] = (long) hashes[i] << 32 | values[i];
		}
	}

	/** 0 if nothing is filed under a hash; else, and for some hashes under which nothing is, 1. */
	int mayHold(int hash) {
		return filter.bit(hash);
	}

	/** Names the numbers filed under a hash, in their order. */
	void find(int hash, IntConsumer found) {
		if (filter.bit(hash) == 0) {
			return;
		}
		int bucket = hash >>> bucketShift;
		int end = starts[bucket + 1];
		for (int i = starts[bucket]; i < end; i++) {
			if ((int) (entries[i] >>> 32) == hash) {
				found.accept((int) entries[i]);
			}
		}
	}
}
