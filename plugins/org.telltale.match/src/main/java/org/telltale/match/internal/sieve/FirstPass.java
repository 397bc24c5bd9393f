package org.telltale.match.internal.sieve;

/**
 * Asks the first bitmaps of three sieves in one pass: of eight bytes that are read once, the one gram of eight and the four of four bytes at
 * even places. At every fourth place the bitmap is one for two sieves: of a gram of five bytes it has the first four. Where one of the five passes, which is
 * seldom, the eight bytes are looked at again; before that no branch depends on the bytes, so that a processor never guesses wrong. Immutable; for any number of threads.
 */
final class FirstPass {

	/** How many numbers a search needs room for. */
	static final int ROOM = NeedleSearcher.CHUNK + 4;

	private static final int STEP = 8;
	/** In that room: where the places of grams of eight, of five and of four bytes begin, and those of the eight bytes; each with room for one too many. */
	private static final int EIGHTS = 0;
	private static final int FIVES = EIGHTS + NeedleSearcher.CHUNK / 8 + 1;
	private static final int FOURS = FIVES + NeedleSearcher.CHUNK / 4 + 1;
	private static final int STEPS = FOURS + NeedleSearcher.CHUNK / 2 + 1;

	private final Sieve blocks;
	private final Sieve words;
	private final Sieve grams;
	/** Of grams of four bytes. */
	private final GramFilter fours;
	/** Of them and of grams of five bytes. */
	private final GramFilter both;
	private final boolean alone;
	private final int shortest;

	/**
	 * @param blocks looks at every eighth place, or for nothing
	 * @param words at every fourth
	 * @param grams at every second
	 */
	FirstPass(Sieve blocks, Sieve words, Sieve grams) {
		this.blocks = blocks;
		this.words = words;
		this.grams = grams;
		fours = new GramFilter(grams.count());
		grams.addTo(fours);
		both = new GramFilter(grams.count() + words.count());
		grams.addTo(both);
		words.addTo(both);
		alone = blocks.isEmpty() && words.isEmpty();
		shortest = Math.min(grams.shortest(), Math.min(blocks.shortest(), words.shortest()));
	}

	/** Names every place where a string may stand whose gram begins in {@code [from, to)}: as {@link NeedleSearcher#search}. */
	void search(byte[] bytes, int from, int to, int[] places, NeedleGroups groups, NeedleSearcher.Candidate found) {
		int whole = Math.max(from, Math.min(to, bytes.length - 2 * STEP + 1));
		int end = alone ? gatherFours(bytes, from, whole, places) : gather(bytes, from, whole, places);
		Passed passed = new Passed(bytes, places);
		for (int i = STEPS; i < end; i++) {
			passed.at(places[i]);
		}
		for (int at = from + (whole - from + STEP - 1) / STEP * STEP; at < to; at += STEP) {
			passed.at(at);
		}
		blocks.search(bytes, places, EIGHTS, passed.eights, groups, found);
		words.search(bytes, places, FIVES, passed.fives, groups, found);
		grams.search(bytes, places, FOURS, passed.fours, groups, found);
	}

	/** The grams that pass, those of each kind by themselves. */
	private final class Passed {
		private final byte[] bytes;
		private final int[] places;
		private int eights = EIGHTS;
		private int fives = FIVES;
		private int fours = FOURS;

		Passed(byte[] bytes, int[] places) {
			this.bytes = bytes;
			this.places = places;
		}

		void at(int at) {
			long here = Grams.folded(bytes, at);
			long next = Grams.folded(bytes, at + STEP);
			places[eights] = at;
			eights += blocks.first().bit(Grams.eight(here));
			places[fives] = at;
			fives += both.bit(here);
			places[fives] = at + 4;
			fives += both.bit(here >>> 32);
			places[fours] = at;
			fours += FirstPass.this.fours.bit(here);
			places[fours] = at + 2;
			fours += FirstPass.this.fours.bit(here >>> 16);
			places[fours] = at + 4;
			fours += FirstPass.this.fours.bit(here >>> 32);
			places[fours] = at + 6;
			fours += FirstPass.this.fours.bit(here >>> 48 | next << 16);
		}
	}

	/** Writes where eight bytes begin of which a gram passes, from {@link #STEPS} on; gives the end. {@code to} is so far before the end that sixteen bytes stand at each place. */
	private int gather(byte[] bytes, int from, int to, int[] places) {
		long[] ofEight = blocks.first().words();
		long[] ofBoth = both.words();
		long[] ofFour = fours.words();
		int eightShift = blocks.first().shift();
		int bothShift = both.shift();
		int fourShift = fours.shift();
		int count = STEPS;
		long next = Grams.folded(bytes, from);
		for (int at = from; at < to; at += STEP) {
			long here = next;
			next = Grams.foldedWhole(bytes, at + STEP);
			places[count] = at;
			count += BitFilter.bit(ofEight, eightShift, Grams.eight(here)) | GramFilter.bit(ofBoth, bothShift, here)
					| GramFilter.bit(ofBoth, bothShift, here >>> 32) | GramFilter.bit(ofFour, fourShift, here >>> 16)
					| GramFilter.bit(ofFour, fourShift, here >>> 48 | next << 16);
		}
		return count;
	}

	/** The same with grams of four bytes alone. */
	private int gatherFours(byte[] bytes, int from, int to, int[] places) {
		long[] ofFour = fours.words();
		int fourShift = fours.shift();
		int count = STEPS;
		long next = Grams.folded(bytes, from);
		for (int at = from; at < to; at += STEP) {
			long here = next;
			next = Grams.foldedWhole(bytes, at + STEP);
			places[count] = at;
			count += GramFilter.bit(ofFour, fourShift, here) | GramFilter.bit(ofFour, fourShift, here >>> 16)
					| GramFilter.bit(ofFour, fourShift, here >>> 32) | GramFilter.bit(ofFour, fourShift, here >>> 48 | next << 16);
		}
		return count;
	}

	/** False if no string stands anywhere in a few bytes; makes nothing. */
	boolean mayName(byte[] bytes) {
		if (bytes.length < shortest) {
			return false;
		}
		long next = Grams.folded(bytes, 0);
		for (int at = 0; at <= bytes.length - Grams.THREE; at += STEP) {
			long here = next;
			next = Grams.folded(bytes, at + STEP);
			if (passesFours(here, next) && mayNameFours(bytes, at) || !alone && passesOthers(here) && mayNameOthers(bytes, at)) {
				return true;
			}
		}
		return false;
	}

	private boolean passesFours(long here, long next) {
		return (fours.bit(here) | fours.bit(here >>> 16) | fours.bit(here >>> 32) | fours.bit(here >>> 48 | next << 16)) != 0;
	}

	private boolean passesOthers(long here) {
		return (blocks.first().bit(Grams.eight(here)) | both.bit(here) | both.bit(here >>> 32)) != 0;
	}

	private boolean mayNameFours(byte[] bytes, int at) {
		return (grams.passes(bytes, at) | grams.passes(bytes, at + 2) | grams.passes(bytes, at + 4) | grams.passes(bytes, at + 6)) != 0;
	}

	private boolean mayNameOthers(byte[] bytes, int at) {
		return (blocks.passes(bytes, at) | words.passes(bytes, at) | words.passes(bytes, at + 4)) != 0;
	}
}
