package org.telltale.match.internal.sieve;

import java.util.stream.IntStream;

/**
 * Looks for many byte strings at once. Each is told by one gram of its own, or, where only every {@code step}-th place is
 * looked at, by {@code step} grams one byte apart, of which one must stand at such a place. First comes a bitmap of the
 * grams, small enough for the inner caches; then, for strings that are long enough, one of wider grams in the same places;
 * then tables from grams to strings. Through the bitmaps everything passes without a branch that depends on the bytes, so
 * that a processor never guesses wrong. Immutable; for any number of threads.
 */
final class Sieve {

	/** Bytes of the shortest string that {@link #ofGrams} can look for. */
	static final int SHORTEST_GRAM = Grams.FOUR;
	/** Bytes of the shortest string that {@link #ofWords} can look for. */
	static final int SHORTEST_WORD = Grams.FIVE + 3;
	/** Bytes of the shortest string that {@link #ofBlocks} can look for. */
	static final int SHORTEST_BLOCK = Grams.EIGHT + 7;

	private static final int FIRST_BITS = 24;
	private static final int MOST_ENTRIES = 1 << 21;

	private final int width;
	private final int wideWidth;
	private final int stepShift;
	private final ByteStrings all;
	private final int[] needles;
	private final int[] bases;
	private final int[] left;
	private final int shortest;
	private final BitFilter first;
	private final HashIndex narrow;
	private final HashIndex wide;

	/** For the shortest strings and those that no other sieve takes: four bytes at every place. */
	static Sieve ofGrams(ByteStrings all, int[] needles) {
		return new Sieve(all, needles, Grams.FOUR, Grams.EIGHT, 0);
	}

	/** For strings of the length of a name: five bytes at every fourth place. */
	static Sieve ofWords(ByteStrings all, int[] needles) {
		return new Sieve(all, needles, Grams.FIVE, Grams.EIGHT, 2);
	}

	/**
	 * For long strings: eight bytes at every eighth place, or at nearer ones where there are so many strings that the
	 * tables would grow too large.
	 */
	static Sieve ofBlocks(ByteStrings all, int[] needles) {
		int shift = 3;
		while (shift > 0 && (long) needles.length << shift > MOST_ENTRIES) {
			shift--;
		}
		return new Sieve(all, needles, Grams.EIGHT, Grams.SIXTEEN, shift);
	}

	/**
	 * @param all strings, by their indexes
	 * @param needles indexes of those to look for, each of at least {@code width + step - 1} bytes
	 * @param width bytes of a gram
	 * @param wideWidth bytes of a wide one
	 * @param stepShift logarithm of the distance of the places that are looked at
	 */
	private Sieve(ByteStrings all, int[] needles, int width, int wideWidth, int stepShift) {
		this.all = all;
		this.needles = needles;
		this.width = width;
		this.wideWidth = wideWidth;
		this.stepShift = stepShift;
		GramChoice choice = new GramChoice(stepShift, needles.length);
		bases = new int[needles.length];
		int step = 1 << stepShift;
		int shortestWide = wideWidth + step - 1;
		int most = needles.length << stepShift;
		int mostWide = 0;
		for (int needle : needles) {
			mostWide += all.length(needle) >= shortestWide ? step : 0;
		}
		first = new BitFilter(most, FIRST_BITS);
		Entries narrowOnes = new Entries(most - mostWide);
		Entries wideOnes = new Entries(mostWide);
		byte[] bytes = all.array();
		int shortestOne = Integer.MAX_VALUE;
		for (int i = 0; i < bases.length; i++) {
			int from = all.from(needles[i]);
			int to = all.to(needles[i]);
			boolean isWide = to - from >= shortestWide;
			bases[i] = choice.base(bytes, from, to, isWide ? wideWidth : width);
			shortestOne = bases[i] >= 0 ? Math.min(shortestOne, to - from) : shortestOne;
			for (int k = 0; k < step && bases[i] >= 0; k++) {
				int at = from + bases[i] + k;
				int hash = Grams.of(width, bytes, at);
				first.add(hash);
				if (isWide) {
					wideOnes.add(Grams.of(wideWidth, bytes, at), i << stepShift | k);
				} else {
					narrowOnes.add(hash, i << stepShift | k);
				}
			}
		}
		left = IntStream.range(0, bases.length).filter(i -> bases[i] < 0).map(i -> needles[i]).toArray();
		shortest = shortestOne;
		narrow = narrowOnes.index();
		wide = wideOnes.index();
	}

	private static final class Entries {
		private final int[] hashes;
		private final int[] values;
		private int count;

		Entries(int most) {
			hashes = new int[most];
			values = new int[most];
		}

		void add(int hash, int value) {
			hashes[count] = hash;
			values[count++] = value;
		}

		HashIndex index() {
			return new HashIndex(hashes, values, count);
		}
	}

	/** Whether it looks for nothing. */
	boolean isEmpty() {
		return left.length == needles.length;
	}

	/** Strings that have no grams that are not shared with a crowd of others; another sieve must look for them. */
	int[] left() {
		return left;
	}

	/** How far before its gram a string may begin. */
	int reach() {
		return IntStream.of(bases).max().orElse(0) + (1 << stepShift) - 1;
	}

	/**
	 * Names every place where a string may stand whose gram begins in {@code [from, to)}, in the order of the grams.
	 *
	 * @param from a multiple of the step
	 * @param places room for {@code to - from} numbers
	 */
	void search(byte[] bytes, int from, int to, int[] places, NeedleGroups groups, NeedleSearcher.Candidate found) {
		int last = Math.min(to, bytes.length - width + 1);
		if (from >= last) {
			return;
		}
		int sifted = sift(bytes, gather(bytes, from, last, places), places);
		for (int i = 0; i < sifted; i++) {
			int place = places[i];
			name(narrow, width, bytes, place, groups, found);
			if (place <= bytes.length - wideWidth) {
				name(wide, wideWidth, bytes, place, groups, found);
			}
		}
	}

	private void name(HashIndex index, int gram, byte[] bytes, int place, NeedleGroups groups, NeedleSearcher.Candidate found) {
		int hash = Grams.of(gram, bytes, place);
		if (found.isSpent()) {
			found.passed(index.count(hash));
			return;
		}
		index.find(hash, value -> {
			int needle = needles[value >>> stepShift];
			int before = bases[value >>> stepShift] + (value & (1 << stepShift) - 1);
			if (Grams.of(gram, all.array(), all.from(needle) + before) == hash) {
				groups.at(needle, place - before, found);
			}
		});
	}

	/** Whether a string stands in bytes, or seems to. */
	boolean mayName(byte[] bytes) {
		if (bytes.length < shortest) {
			return false;
		}
		int step = 1 << stepShift;
		for (int place = 0; place <= bytes.length - width; place += step) {
			int hash = Grams.of(width, bytes, place);
			if (first.bit(hash) != 0 && (narrow.mayHold(hash) != 0
					|| place <= bytes.length - wideWidth && wide.mayHold(Grams.of(wideWidth, bytes, place)) != 0)) {
				return true;
			}
		}
		return false;
	}

	/** Keeps of the places those that pass the second filters; gives how many. */
	private int sift(byte[] bytes, int gathered, int[] places) {
		int kept = 0;
		for (int i = 0; i < gathered; i++) {
			int place = places[i];
			int passes = narrow.mayHold(Grams.of(width, bytes, place));
			if (place <= bytes.length - wideWidth) {
				passes |= wide.mayHold(Grams.of(wideWidth, bytes, place));
			}
			places[kept] = place;
			kept += passes;
		}
		return kept;
	}

	/** Writes the places that pass the first filter; gives how many. */
	private int gather(byte[] bytes, int from, int to, int[] places) {
		return switch (width) {
			case Grams.FOUR -> gatherFours(bytes, from, to, places);
			case Grams.FIVE -> gatherFives(bytes, from, to, places);
			default -> gatherEights(bytes, from, to, places);
		};
	}

	private int gatherFours(byte[] bytes, int from, int to, int[] places) {
		BitFilter filter = first;
		int count = 0;
		int at = from;
		// these strings are few: most often none of four places passes, and nothing need be written
		for (; at < to - 3; at += 4) {
			int one = filter.bit(Grams.four(bytes, at));
			int two = filter.bit(Grams.four(bytes, at + 1));
			int three = filter.bit(Grams.four(bytes, at + 2));
			int four = filter.bit(Grams.four(bytes, at + 3));
			if ((one | two | three | four) != 0) {
				places[count] = at;
				count += one;
				places[count] = at + 1;
				count += two;
				places[count] = at + 2;
				count += three;
				places[count] = at + 3;
				count += four;
			}
		}
		for (; at < to; at++) {
			places[count] = at;
			count += filter.bit(Grams.four(bytes, at));
		}
		return count;
	}

	private int gatherFives(byte[] bytes, int from, int to, int[] places) {
		BitFilter filter = first;
		int shift = stepShift;
		int count = 0;
		for (int i = from >> shift; i <= to - 1 >> shift; i++) {
			places[count] = i << shift;
			count += filter.bit(Grams.five(bytes, i << shift));
		}
		return count;
	}

	private int gatherEights(byte[] bytes, int from, int to, int[] places) {
		BitFilter filter = first;
		int shift = stepShift;
		int count = 0;
		for (int i = from >> shift; i <= to - 1 >> shift; i++) {
			places[count] = i << shift;
			count += filter.bit(Grams.eight(bytes, i << shift));
		}
		return count;
	}
}
