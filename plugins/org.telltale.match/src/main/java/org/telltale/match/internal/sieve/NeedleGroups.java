package org.telltale.match.internal.sieve;

import java.util.Arrays;
import java.util.BitSet;

/** Byte strings that are the same with bit 5 of every byte set: they are looked for together, as the first of them. */
final class NeedleGroups {

	private static final int FOLD = 0x20;
	private static final int NONE = -1;

	private final ByteStrings needles;
	/** Numbers of those that are the first of their group. */
	private final BitSet firsts = new BitSet();
	/** First of a group, then another one of it, ascending; nearly all groups have one string alone. */
	private long[] others = new long[16];
	/** Numbers of those firsts that have others. */
	private final BitSet shared = new BitSet();
	private int count;

	NeedleGroups(ByteStrings needles) {
		this.needles = needles;
		int[] slots = new int[4 * Integer.highestOneBit(Math.max(1, needles.size()))];
		Arrays.fill(slots, NONE);
		for (int i = 0; i < needles.size(); i++) {
			int slot = hash(i) & slots.length - 1;
			while (slots[slot] != NONE && !same(slots[slot], i)) {
				slot = slot + 1 & slots.length - 1;
			}
			if (slots[slot] == NONE) {
				slots[slot] = i;
				firsts.set(i);
			} else {
				if (count == others.length) {
					others = Arrays.copyOf(others, 2 * count);
				}
				others[count++] = key(slots[slot]) | i;
				shared.set(slots[slot]);
			}
		}
		others = Arrays.copyOf(others, count);
		Arrays.sort(others);
	}

	private static long key(int first) {
		return (long) first << 32;
	}

	private int hash(int needle) {
		byte[] bytes = needles.array();
		int hash = needles.length(needle);
		int at = needles.from(needle);
		int to = needles.to(needle);
		for (; at <= to - Grams.EIGHT; at += Grams.EIGHT) {
			hash = hash * 31 + Grams.eight(bytes, at);
		}
		for (; at < to; at++) {
			hash = hash * 31 + (bytes[at] | FOLD);
		}
		return hash * 0x9E3779B1 >>> 4;
	}

	private boolean same(int one, int other) {
		int length = needles.length(one);
		if (length != needles.length(other)) {
			return false;
		}
		byte[] bytes = needles.array();
		int from = needles.from(one);
		int otherFrom = needles.from(other);
		for (int i = 0; i < length; i++) {
			if ((bytes[from + i] | FOLD) != (bytes[otherFrom + i] | FOLD)) {
				return false;
			}
		}
		return true;
	}

	/** The first of each group whose length is in {@code [shortest, tooLong)}. */
	int[] firsts(int shortest, int tooLong) {
		int[] found = new int[firsts.cardinality()];
		int some = 0;
		for (int i = firsts.nextSetBit(0); i >= 0; i = firsts.nextSetBit(i + 1)) {
			found[some] = i;
			some += needles.length(i) >= shortest && needles.length(i) < tooLong ? 1 : 0;
		}
		return Arrays.copyOf(found, some);
	}

	/** Names all strings of a group at a place. */
	void at(int first, int at, NeedleSearcher.Candidate found) {
		found.at(first, at);
		if (shared.get(first)) {
			int next = Arrays.binarySearch(others, key(first));
			for (int i = -next - 1; i < count && (int) (others[i] >>> 32) == first; i++) {
				found.at((int) others[i], at);
			}
		}
	}
}
