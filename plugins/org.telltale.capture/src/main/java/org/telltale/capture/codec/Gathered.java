package org.telltale.capture.codec;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Bytes that come one piece after another. They take at most twice their number (512 where they are few), and at most 1 MiB beyond it;
 * {@link #toByteArray} needs their number once more while it joins them. Not thread-safe.
 */
public final class Gathered {

	private static final int FIRST = 1 << 9;
	private static final int LARGEST = 1 << 20;

	/** Full arrays, in order. */
	private final ArrayDeque<byte[]> full = new ArrayDeque<>();
	private byte[] open = {};
	private int used;
	private int before;

	/** How many there are. */
	public int size() {
		return before + used;
	}

	/** Takes a part of an array. */
	public void write(byte[] bytes, int offset, int length) {
		int from = offset;
		int left = length;
		while (left > 0) {
			if (used == open.length) {
				grow();
			}
			int count = Math.min(left, open.length - used);
			System.arraycopy(bytes, from, open, used, count);
			used += count;
			from += count;
			left -= count;
		}
	}

	private void grow() {
		if (used > 0) {
			full.add(open);
			before = Math.addExact(before, used);
		}
		open = new byte[Math.clamp(before, FIRST, LARGEST)];
		used = 0;
	}

	/** All of them; afterwards there are none. */
	public byte[] toByteArray() {
		if (full.isEmpty()) {
			byte[] only = used == open.length ? open : Arrays.copyOf(open, used);
			open = new byte[0];
			used = 0;
			return only;
		}
		byte[] all = new byte[size()];
		int at = 0;
		while (!full.isEmpty()) {
			byte[] part = full.poll();
			System.arraycopy(part, 0, all, at, part.length);
			at += part.length;
		}
		System.arraycopy(open, 0, all, at, used);
		open = new byte[0];
		used = 0;
		before = 0;
		return all;
	}
}
