package org.telltale.timeline;

/**
 * What a painter needs of one lane at one zoom: a number of slots of equal length, one a pixel or so.
 *
 * @param bytesOut bytes out of each slot; those of a flow are spread evenly over the time that it lasts
 * @param bytesIn bytes in, likewise
 * @param begun how many flows begin in each
 * @param open how many flows last over any part of each
 */
public record Slots(long[] bytesOut, long[] bytesIn, int[] begun, int[] open) {

	/** Nothing in any slot. */
	public static Slots empty(int slots) {
		return new Slots(new long[slots], new long[slots], new int[slots], new int[slots]);
	}

	/** How many slots there are. */
	public int count() {
		return begun.length;
	}
}
