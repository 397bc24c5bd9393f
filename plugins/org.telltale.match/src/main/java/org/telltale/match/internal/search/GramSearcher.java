package org.telltale.match.internal.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for many byte strings at once: each is told by four of its bytes, the rarest four near its start. A bitmap of
 * the hashes of those grams passes over nearly every place of the searched bytes; what it lets through is compared with
 * the grams themselves, and then the caller compares the whole string. Time a byte does not grow with the number of
 * strings as an automaton's does, whose table leaves the caches at some thousand strings. Bit 5 of every byte is set
 * before hashing, so that letters of both cases share a gram. Immutable; for any number of threads.
 */
public final class GramSearcher {

	private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
	private static final int GRAM = 4;
	private static final int FOLD = 0x20202020;
	private static final int SPREAD = 0x9E3779B1;
	private static final int WINDOW = 64;
	private static final int NONE = -1;
	private static final int SHARED = 3;

	private final int filterShift;
	private final long[] filter;
	private final int tableShift;
	private final int[] tableGrams;
	private final int[] tableNeedles;
	private final int[] tableCounts;
	private final int[] nextNeedle;
	private final int[] gramOffsets;

	/** Hears of a place where a needle may stand; it compares the bytes itself. */
	@FunctionalInterface
	public interface Candidate {
		/**
		 * @param needle index of the needle
		 * @param at where it would begin; may be negative
		 */
		void at(int needle, int at);
	}

	/** A searcher for byte strings of at least four bytes. */
	public GramSearcher(List<byte[]> needles) {
		int bits = Math.max(16, Math.min(26, 38 - Integer.numberOfLeadingZeros(Math.max(1, needles.size()))));
		filterShift = 32 - bits;
		filter = new long[1 << bits - 6];
		int tableBits = Math.max(4, 34 - Integer.numberOfLeadingZeros(Math.max(1, needles.size())));
		tableShift = 32 - tableBits;
		tableGrams = new int[1 << tableBits];
		tableNeedles = new int[1 << tableBits];
		tableCounts = new int[1 << tableBits];
		Arrays.fill(tableNeedles, NONE);
		nextNeedle = new int[needles.size()];
		gramOffsets = new int[needles.size()];
		for (int i = 0; i < needles.size(); i++) {
			add(i, needles.get(i));
		}
	}

	private void add(int index, byte[] needle) {
		int offset = rarest(needle);
		int gram = (int) INT.get(needle, offset) | FOLD;
		int hash = gram * SPREAD;
		int bit = hash >>> filterShift;
		filter[bit >>> 6] |= 1L << bit;
		int slot = slot(gram);
		gramOffsets[index] = offset;
		nextNeedle[index] = tableNeedles[slot];
		tableGrams[slot] = gram;
		tableCounts[slot]++;
		tableNeedles[slot] = index;
	}

	private int slot(int gram) {
		int slot = gram * SPREAD >>> tableShift;
		while (tableNeedles[slot] != NONE && tableGrams[slot] != gram) {
			slot = slot + 1 & tableGrams.length - 1;
		}
		return slot;
	}

	/** Where the gram begins that is met least and shared least with other needles. */
	private int rarest(byte[] needle) {
		int best = 0;
		int bestWeight = Integer.MAX_VALUE;
		int last = Math.min(needle.length, WINDOW) - GRAM;
		for (int at = 0; at <= last; at++) {
			int weight = 0;
			for (int i = at; i < at + GRAM; i++) {
				weight += commonness(needle[i]);
				weight += i > at && needle[i] == needle[i - 1] ? 4 : 0;
			}
			int slot = slot((int) INT.get(needle, at) | FOLD);
			weight += SHARED * (32 - Integer.numberOfLeadingZeros(tableCounts[slot]));
			if (weight < bestWeight) {
				bestWeight = weight;
				best = at;
			}
		}
		return best;
	}

	/** How often a byte is met in traffic, roughly: 0 seldom to 8. */
	private static int commonness(byte b) {
		if (b == 0) {
			return 8;
		} else if (b == (byte) 0xff || b == ' ') {
			return 6;
		} else if ("eitaonsr/=:\"".indexOf(b) >= 0) {
			return 4;
		} else if (b >= '0' && b <= '9' || b >= 'a' && b <= 'z') {
			return 3;
		}
		return b >= 'A' && b <= 'Z' ? 2 : b < 0 ? 0 : 1;
	}

	/** Names every place in {@code bytes} where a needle may stand, by place. */
	public void search(byte[] bytes, Candidate found) {
		if (nextNeedle.length == 0) {
			return;
		}
		long[] bits = filter;
		int shift = filterShift;
		int last = bytes.length - GRAM;
		for (int at = 0; at <= last; at++) {
			int gram = (int) INT.get(bytes, at) | FOLD;
			int bit = gram * SPREAD >>> shift;
			if ((bits[bit >>> 6] & 1L << bit) != 0) {
				report(gram, at, found);
			}
		}
	}

	private void report(int gram, int at, Candidate found) {
		int slot = slot(gram);
		for (int needle = tableNeedles[slot]; needle != NONE; needle = nextNeedle[needle]) {
			found.at(needle, at - gramOffsets[needle]);
		}
	}
}
