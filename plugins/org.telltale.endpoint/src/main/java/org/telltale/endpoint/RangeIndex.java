package org.telltale.endpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Ranges of numbers of up to 128 bits in plain sorted arrays: some 45 bytes a range of 64 bits. Ranges may lie in one
 * another or overlap. Filled once, then {@link #sort sorted}, then asked; not thread-safe before that.
 */
final class RangeIndex {

	/** So many ranges may reach over the first number of a range. */
	static final int MOST = 4096;

	private static final int FIRST_HIGH = 0;
	private static final int FIRST_LOW = 1;
	private static final int LAST_HIGH = 2;
	private static final int LAST_LOW = 3;

	/** First and last of each range; the high halves stay empty while no range needs them. */
	private final long[][] bounds = { {}, {}, {}, {} };
	/** For each range what its owner gave, and below the nearest range before it that may still reach over it, -1 if none. */
	private int[] payload = {};
	private int[] outer = {};
	private int size;

	/** Adds a range, both ends included, with a number of its owner's. */
	void add(long firstHigh, long firstLow, long lastHigh, long lastLow, int given) {
		if (size == payload.length) {
			int room = Math.max(16, size + (size >> 1));
			payload = Arrays.copyOf(payload, room);
			bounds[FIRST_LOW] = Arrays.copyOf(bounds[FIRST_LOW], room);
			bounds[LAST_LOW] = Arrays.copyOf(bounds[LAST_LOW], room);
			if (bounds[LAST_HIGH].length > 0) {
				widen(room);
			}
		}
		if (lastHigh != 0 && bounds[LAST_HIGH].length == 0) {
			widen(payload.length);
		}
		if (bounds[LAST_HIGH].length > 0) {
			bounds[FIRST_HIGH][size] = firstHigh;
			bounds[LAST_HIGH][size] = lastHigh;
		}
		bounds[FIRST_LOW][size] = firstLow;
		bounds[LAST_LOW][size] = lastLow;
		payload[size++] = given;
	}

	private void widen(int room) {
		bounds[FIRST_HIGH] = Arrays.copyOf(bounds[FIRST_HIGH], room);
		bounds[LAST_HIGH] = Arrays.copyOf(bounds[LAST_HIGH], room);
	}

	int size() {
		return size;
	}

	/**
	 * Puts the ranges in order, by first number, then the widest first, then as they were added.
	 *
	 * @return what their owner gave for the ranges that are left out since {@link #MOST} others may reach over them
	 */
	List<Integer> sort() {
		for (int k = 0; k < bounds.length; k++) {
			bounds[k] = bounds[k].length == 0 ? bounds[k] : Arrays.copyOf(bounds[k], size);
		}
		payload = Arrays.copyOf(payload, size);
		int[] order = order();
		for (int k = 0; order.length > 0 && k < bounds.length; k++) {
			long[] from = bounds[k];
			long[] to = from.clone();
			for (int i = 0; i < to.length; i++) {
				to[i] = from[order[i]];
			}
			bounds[k] = to;
		}
		int[] given = payload.clone();
		for (int i = 0; i < order.length; i++) {
			payload[i] = given[order[i]];
		}
		return nest();
	}

	/** The order by a merge sort without objects; empty if the ranges are in order as they are. */
	private int[] order() {
		boolean sorted = true;
		for (int i = 1; i < size && sorted; i++) {
			sorted = compare(i - 1, i) <= 0;
		}
		if (sorted) {
			return new int[0];
		}
		int[] order = new int[size];
		Arrays.setAll(order, i -> i);
		int[] other = new int[size];
		for (long width = 1; width < size; width *= 2) {
			for (long from = 0; from < size; from += 2 * width) {
				merge(order, other, (int) from, (int) Math.min(from + width, size), (int) Math.min(from + 2 * width, size));
			}
			int[] swap = order;
			order = other;
			other = swap;
		}
		return order;
	}

	private void merge(int[] from, int[] to, int start, int middle, int end) {
		int left = start;
		int right = middle;
		for (int k = start; k < end; k++) {
			to[k] = right >= end || left < middle && compare(from[left], from[right]) <= 0 ? from[left++] : from[right++];
		}
	}

	private int compare(int i, int k) {
		int order = compare(at(FIRST_HIGH, i), at(FIRST_LOW, i), at(FIRST_HIGH, k), at(FIRST_LOW, k));
		return order != 0 ? order : compare(at(LAST_HIGH, k), at(LAST_LOW, k), at(LAST_HIGH, i), at(LAST_LOW, i));
	}

	private static int compare(long high, long low, long otherHigh, long otherLow) {
		int order = Long.compareUnsigned(high, otherHigh);
		return order != 0 ? order : Long.compareUnsigned(low, otherLow);
	}

	private long at(int bound, int i) {
		return bounds[bound].length == 0 ? 0 : bounds[bound][i];
	}

	/** Finds for each range that nearest one before it which may reach over it, and leaves out those that lie too deep. */
	private List<Integer> nest() {
		List<Integer> left = new ArrayList<>();
		outer = new int[size];
		int[] open = new int[MOST];
		int depth = 0;
		int kept = 0;
		for (int i = 0; i < size; i++) {
			while (depth > 0 && compare(at(LAST_HIGH, open[depth - 1]), at(LAST_LOW, open[depth - 1]), at(FIRST_HIGH, i), at(FIRST_LOW, i)) < 0) {
				depth--;
			}
			if (depth == MOST) {
				left.add(payload[i]);
				continue;
			}
			move(i, kept);
			outer[kept] = depth == 0 ? -1 : open[depth - 1];
			open[depth++] = kept++;
		}
		size = kept;
		return left;
	}

	private void move(int from, int to) {
		for (long[] bound : bounds) {
			if (bound.length > 0) {
				bound[to] = bound[from];
			}
		}
		payload[to] = payload[from];
	}

	/** The positions of the ranges that hold the number, the narrowest first, of equal widths as they stand in the order. */
	int[] find(long high, long low) {
		int[] found = new int[4];
		int count = 0;
		for (int i = lastStartingAtOrBefore(high, low); i >= 0; i = outer[i]) {
			if (compare(at(LAST_HIGH, i), at(LAST_LOW, i), high, low) >= 0) {
				found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
				found[count++] = i;
			}
		}
		return count < 2 ? Arrays.copyOf(found, count) : Arrays.stream(found, 0, count).boxed().sorted(this::narrower).mapToInt(Integer::intValue).toArray();
	}

	private int narrower(int one, int other) {
		int order = width(one, other);
		return order != 0 ? order : Integer.compare(one, other);
	}

	/** Compares how many numbers two ranges hold. */
	private int width(int i, int k) {
		long low = at(LAST_LOW, i) - at(FIRST_LOW, i);
		long high = at(LAST_HIGH, i) - at(FIRST_HIGH, i) - (Long.compareUnsigned(at(LAST_LOW, i), at(FIRST_LOW, i)) < 0 ? 1 : 0);
		long otherLow = at(LAST_LOW, k) - at(FIRST_LOW, k);
		long otherHigh = at(LAST_HIGH, k) - at(FIRST_HIGH, k) - (Long.compareUnsigned(at(LAST_LOW, k), at(FIRST_LOW, k)) < 0 ? 1 : 0);
		return compare(high, low, otherHigh, otherLow);
	}

	private int lastStartingAtOrBefore(long high, long low) {
		int from = 0;
		int to = size;
		while (from < to) {
			int middle = from + to >>> 1;
			if (compare(at(FIRST_HIGH, middle), at(FIRST_LOW, middle), high, low) <= 0) {
				from = middle + 1;
			} else {
				to = middle;
			}
		}
		return from - 1;
	}

	/** What its owner gave for the range at a position. */
	int given(int position) {
		return payload[position];
	}

	long firstHigh(int position) {
		return at(FIRST_HIGH, position);
	}

	long firstLow(int position) {
		return at(FIRST_LOW, position);
	}

	long lastHigh(int position) {
		return at(LAST_HIGH, position);
	}

	long lastLow(int position) {
		return at(LAST_LOW, position);
	}
}
