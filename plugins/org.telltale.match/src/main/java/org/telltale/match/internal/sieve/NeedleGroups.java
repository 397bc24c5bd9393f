package org.telltale.match.internal.sieve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Byte strings that are the same with bit 5 of every byte set: they are looked for together. */
final class NeedleGroups {

	private static final int FOLD = 0x20;
	private static final int NONE = -1;

	private final List<byte[]> first = new ArrayList<>();
	private final int[] lastOf;
	private final int[] next;

	NeedleGroups(List<byte[]> needles) {
		int[] slots = new int[4 * Integer.highestOneBit(Math.max(1, needles.size()))];
		Arrays.fill(slots, NONE);
		int[] firstOf = new int[needles.size()];
		lastOf = new int[needles.size()];
		next = new int[needles.size()];
		for (int i = 0; i < needles.size(); i++) {
			byte[] needle = needles.get(i);
			int slot = hash(needle) & slots.length - 1;
			while (slots[slot] != NONE && !same(first.get(slots[slot]), needle)) {
				slot = slot + 1 & slots.length - 1;
			}
			if (slots[slot] == NONE) {
				slots[slot] = first.size();
				firstOf[first.size()] = i;
				first.add(needle);
			} else {
				next[lastOf[slots[slot]]] = i;
			}
			lastOf[slots[slot]] = i;
			next[i] = firstOf[slots[slot]];
		}
	}

	private static int hash(byte[] needle) {
		int hash = needle.length;
		for (byte b : needle) {
			hash = hash * 31 + (b | FOLD);
		}
		return hash * 0x9E3779B1 >>> 4;
	}

	private static boolean same(byte[] one, byte[] other) {
		if (one.length != other.length) {
			return false;
		}
		for (int i = 0; i < one.length; i++) {
			if ((one[i] | FOLD) != (other[i] | FOLD)) {
				return false;
			}
		}
		return true;
	}

	/** One string of each group. */
	List<byte[]> needles() {
		return first;
	}

	/** Names all strings of a group at a place. */
	void at(int group, int at, NeedleSearcher.Candidate found) {
		int needle = lastOf[group];
		do {
			needle = next[needle];
			found.at(needle, at);
		} while (needle != lastOf[group]);
	}
}
