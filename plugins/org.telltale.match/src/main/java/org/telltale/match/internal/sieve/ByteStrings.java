package org.telltale.match.internal.sieve;

import java.util.Arrays;

/** Byte strings by number, in one array: an object for each would be more than most of them are. Filled by one thread, read by many after that. */
public final class ByteStrings {

	private byte[] bytes = {};
	private int[] ends = {};
	private int count;

	/**
	 * Takes a copy of a string; its number is how many there were before.
	 *
	 * @throws OutOfMemoryError where all strings together would be longer than an array can be
	 */
	public void add(byte[] string) {
		int from = used();
		int to = Math.addExact(from, string.length);
		if (to > bytes.length) {
			bytes = Arrays.copyOf(bytes, grown(bytes.length, to));
		}
		if (count == ends.length) {
			ends = Arrays.copyOf(ends, grown(count, count + 1));
		}
		System.arraycopy(string, 0, bytes, from, string.length);
		ends[count++] = to;
	}

	/** The length of an array that has to grow: half as long again. */
	private static int grown(int length, int least) {
		return (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(Math.max(64, least), length + (length >> 1)));
	}

	/** Gives back the room that was kept for further strings. */
	public void trim() {
		bytes = Arrays.copyOf(bytes, used());
		ends = Arrays.copyOf(ends, count);
	}

	private int used() {
		return count == 0 ? 0 : ends[count - 1];
	}

	/** How many there are. */
	public int size() {
		return count;
	}

	/** The array in which all of them stand; not to be changed. */
	public byte[] array() {
		return bytes;
	}

	/** Where a string begins in {@link #array()}. */
	public int from(int index) {
		return index == 0 ? 0 : ends[index - 1];
	}

	/** Where it ends. */
	public int to(int index) {
		return ends[index];
	}

	/** How many bytes it has. */
	public int length(int index) {
		return ends[index] - from(index);
	}

	/** A copy of a string. */
	public byte[] get(int index) {
		return Arrays.copyOfRange(bytes, from(index), ends[index]);
	}
}
