package org.telltale.match.internal.sieve;

import java.util.function.IntConsumer;

/**
 * Numbers filed by hashes of 32 bits. A bitmap comes first and turns nearly all strangers away, other ones than a bitmap of
 * the hashes themselves would; of the hash, a number has eight bits besides those of its place with it, so that one in some
 * hundred of the strangers left passes. Immutable.
 */
final class HashIndex {

	private static final int MOST_BITS = 27;
	private static final int MOST_BUCKETS = 24;
	/** Logarithm of how many numbers a bucket has, at most. */
	private static final int PER_BUCKET = 3;
	private static final int SPREAD = 0x9E3779B1;

	private final BitFilter filter;
	private final int bucketShift;
	private final int[] starts;
	private final int[] values;
	private final byte[] tags;

	/**
	 * An index of {@code values[i]} under {@code hashes[i]}. Values of one hash keep their order.
	 *
	 * @param count how many entries of both arrays are used
	 */
	HashIndex(int[] hashes, int[] values, int count) {
		filter = new BitFilter(count, MOST_BITS);
		int bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, count - 1)) - PER_BUCKET;
		bucketShift = 32 - Math.max(1, Math.min(MOST_BUCKETS, bits));
		starts = new int[(1 << 32 - bucketShift) + 1];
		this.values = new int[count];
		tags = new byte[count];
		for (int i = 0; i < count; i++) {
			filter.add(hashes[i] * SPREAD);
			starts[hashes[i] >>> bucketShift]++;
		}
		int end = 0;
		for (int bucket = 0; bucket < starts.length; bucket++) {
			end += starts[bucket];
			starts[bucket] = end;
		}
		for (int i = count - 1; i >= 0; i--) {
			int at = --starts[hashes[i] >>> bucketShift];
			this.values[at] = values[i];
			tags[at] = tag(hashes[i]);
		}
	}

	/** The last bits: the bucket tells the first ones. */
	private static byte tag(int hash) {
		return (byte) hash;
	}

	/** Whether nothing is filed at all. */
	boolean isEmpty() {
		return values.length == 0;
	}

	/** 0 if nothing is filed under a hash; else, and for some hashes under which nothing is, 1. */
	int mayHold(int hash) {
		return filter.bit(hash * SPREAD);
	}

	/** Names the numbers filed under a hash, in their order, and few others. */
	void find(int hash, IntConsumer found) {
		if (mayHold(hash) == 0) {
			return;
		}
		int bucket = hash >>> bucketShift;
		byte tag = tag(hash);
		int end = starts[bucket + 1];
		for (int i = starts[bucket]; i < end; i++) {
			if (tags[i] == tag) {
				found.accept(values[i]);
			}
		}
	}

	/** How many numbers {@link #find} names. */
	int count(int hash) {
		if (mayHold(hash) == 0) {
			return 0;
		}
		int bucket = hash >>> bucketShift;
		byte tag = tag(hash);
		int count = 0;
		for (int i = starts[bucket]; i < starts[bucket + 1]; i++) {
			count += tags[i] == tag ? 1 : 0;
		}
		return count;
	}
}
