package org.telltale.match.internal.sieve;

import java.util.stream.IntStream;

/**
 * Looks for many byte strings at once. Only every {@code step}-th place is looked at, and each string is told by {@code step}
 * grams one byte apart, of which one must stand at such a place. First comes a bitmap of the grams, small enough for the inner
 * caches, which {@link FirstPass} asks; then, for strings that are long enough, one of wider grams in the same places;
 * then tables from grams to strings. Immutable; for any number of threads.
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
	/** Strings of four bytes by their last three, for places where their first one is not looked at. */
	private final HashIndex ends;

	/** For the shortest strings and those that no other sieve takes: four bytes at every second place. */
	static Sieve ofGrams(ByteStrings all, int[] needles) {
		return new Sieve(all, needles, Grams.FOUR, Grams.EIGHT, 1);
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
	 * @param needles indexes of those to look for, each of at least {@code width + step - 1} bytes, or of {@link #SHORTEST_GRAM}
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
		boolean isLast = width == Grams.FOUR;
		GramChoice choice = new GramChoice(stepShift, needles.length, !isLast);
		bases = new int[needles.length];
		int step = 1 << stepShift;
		int shortestWide = wideWidth + step - 1;
		int most = needles.length << stepShift;
		int mostWide = 0;
		int mostEnds = 0;
		for (int needle : needles) {
			mostWide += all.length(needle) >= shortestWide ? step : 0;
			mostEnds += all.length(needle) == SHORTEST_GRAM ? 1 : 0;
		}
		first = new BitFilter(width == Grams.EIGHT ? most : 0, FIRST_BITS);
		Entries narrowOnes = new Entries(most - mostWide);
		Entries wideOnes = new Entries(mostWide);
		Entries endOnes = new Entries(mostEnds);
		byte[] bytes = all.array();
		int shortestOne = Integer.MAX_VALUE;
		for (int i = 0; i < bases.length; i++) {
			int from = all.from(needles[i]);
			int to = all.to(needles[i]);
			boolean isWide = to - from >= shortestWide;
			bases[i] = to - from == SHORTEST_GRAM ? 0 : choice.base(bytes, from, to, isWide ? wideWidth : width);
			shortestOne = bases[i] >= 0 ? Math.min(shortestOne, to - from) : shortestOne;
			for (int k = 0; k < step && bases[i] >= 0; k++) {
				int at = from + bases[i] + k;
				int value = i << stepShift | k;
				if (width == Grams.EIGHT) {
					first.add(Grams.eight(bytes, at));
				}
				if (at + width > to) {
					endOnes.add(Grams.three(bytes, at), value);
				} else if (isWide) {
					wideOnes.add(Grams.of(wideWidth, bytes, at), value);
				} else {
					narrowOnes.add(Grams.of(width, bytes, at), value);
				}
			}
		}
		left = IntStream.range(0, bases.length).filter(i -> bases[i] < 0).map(i -> needles[i]).toArray();
		shortest = shortestOne;
		narrow = narrowOnes.index();
		wide = wideOnes.index();
		ends = endOnes.index();
	}

	/** How many grams tell its strings. */
	int count() {
		return needles.length - left.length << stepShift;
	}

	/** Adds the first four bytes of all grams, or the three that there are, to a first bitmap. */
	void addTo(GramFilter filter) {
		for (int i = 0; i < needles.length; i++) {
			for (int k = 0; k < 1 << stepShift && bases[i] >= 0; k++) {
				int at = all.from(needles[i]) + bases[i] + k;
				long gram = Grams.folded(all.array(), at);
				if (at + Grams.FOUR > all.to(needles[i])) {
					filter.addThree(gram);
				} else {
					filter.add(gram);
				}
			}
		}
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

	/** Bytes of the shortest string that is looked for; more than there are where none is. */
	int shortest() {
		return shortest;
	}

	/** The first bitmap, where grams are of eight bytes. */
	BitFilter first() {
		return first;
	}

	/** Whether it looks at every eighth place alone, or at every fourth or second as the other ones do. */
	boolean isSparse() {
		return stepShift == 3 || width != Grams.EIGHT;
	}

	/**
	 * Names every place where a string may stand whose gram begins at one of some places.
	 *
	 * @param places those that passed the first bitmap stand in {@code [from, to)}; what stands there is lost
	 */
	void search(byte[] bytes, int[] places, int from, int to, NeedleGroups groups, NeedleSearcher.Candidate found) {
		int end = sift(bytes, places, from, to);
		for (int i = from; i < end; i++) {
			int place = places[i];
			name(narrow, width, bytes, place, groups, found);
			name(ends, Grams.THREE, bytes, place, groups, found);
			name(wide, wideWidth, bytes, place, groups, found);
		}
	}

	/** The same for a sieve that no {@link FirstPass} asks: grams of eight bytes at every place of the sieve's in {@code [from, to)}. */
	void searchAlone(byte[] bytes, int from, int to, int[] places, NeedleGroups groups, NeedleSearcher.Candidate found) {
		int count = 0;
		for (int at = from; at < Math.min(to, bytes.length - width + 1); at += 1 << stepShift) {
			places[count] = at;
			count += first.bit(Grams.eight(bytes, at));
		}
		search(bytes, places, 0, count, groups, found);
	}

	/** Keeps of the places in {@code [from, to)} those that pass the second bitmaps, in their order; gives the end. */
	private int sift(byte[] bytes, int[] places, int from, int to) {
		int kept = from;
		for (int i = from; i < to; i++) {
			int place = places[i];
			places[kept] = place;
			kept += passes(bytes, place);
		}
		return kept;
	}

	private void name(HashIndex index, int gram, byte[] bytes, int place, NeedleGroups groups, NeedleSearcher.Candidate found) {
		if (index.isEmpty() || place > bytes.length - gram) {
			return;
		}
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

	/** Whether a string stands in bytes, or seems to; for a sieve that no {@link FirstPass} asks. */
	boolean mayName(byte[] bytes) {
		for (int place = 0; place <= bytes.length - width; place += 1 << stepShift) {
			if (first.bit(Grams.eight(bytes, place)) != 0 && passes(bytes, place) != 0) {
				return true;
			}
		}
		return false;
	}

	/** 1 for each place at which a gram stands, and for some others; else 0. */
	int passes(byte[] bytes, int place) {
		int passes = 0;
		if (place <= bytes.length - width) {
			passes = narrow.mayHold(Grams.of(width, bytes, place));
		}
		if (place <= bytes.length - wideWidth) {
			passes |= wide.mayHold(Grams.of(wideWidth, bytes, place));
		}
		if (!ends.isEmpty() && place <= bytes.length - Grams.THREE) {
			passes |= ends.mayHold(Grams.three(bytes, place));
		}
		return passes;
	}
}
