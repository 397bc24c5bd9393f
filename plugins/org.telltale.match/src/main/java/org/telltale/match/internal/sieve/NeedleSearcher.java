package org.telltale.match.internal.sieve;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Names the places where byte strings may stand: all where they do, and few where they do not. The caller compares the
 * bytes. Strings are parted by length among three {@link Sieve}s. Immutable; for any number of threads.
 */
public final class NeedleSearcher {

	/** Bytes of the shortest string that can be looked for. */
	public static final int SHORTEST = Sieve.SHORTEST_GRAM;
	/** How many places are well searched at once: their bytes stay in the caches from one sieve to the next. */
	public static final int CHUNK = 1 << 14;

	/** How many numbers a search needs room for. */
	public static final int ROOM = FirstPass.ROOM;

	/** For fewer strings a sieve of their own costs more than it spares. */
	private static final int FEW = 512;
	private static final int[] NONE = {};

	private final NeedleGroups groups;
	private final FirstPass sparse;
	/** Looks at nearer places than the others do, where there are very many strings; else looks for nothing. */
	private final Sieve dense;
	private final int reach;

	/** Hears of a place where a string may stand. */
	@FunctionalInterface
	public interface Candidate {
		/**
		 * @param needle index of the string
		 * @param at where it would begin; may be negative, and its end may lie behind the end of the bytes
		 */
		void at(int needle, int at);

		/** Whether no place will be compared any more; then places are only counted, without looking at the strings. */
		default boolean isSpent() {
			return false;
		}

		/** @param strings how many strings may stand at a place that are not named, since all is {@linkplain #isSpent() spent} */
		default void passed(int strings) {
		}
	}

	/** A searcher for strings of at least {@link #SHORTEST} bytes. They are not copied. */
	public NeedleSearcher(ByteStrings needles) {
		groups = new NeedleGroups(needles);
		int[] longOnes = groups.firsts(Sieve.SHORTEST_BLOCK, Integer.MAX_VALUE);
		Sieve blocks = Sieve.ofBlocks(needles, longOnes.length < FEW ? NONE : longOnes);
		int[] middleOnes = joined(longOnes.length < FEW ? longOnes : blocks.left(), groups.firsts(Sieve.SHORTEST_WORD, Sieve.SHORTEST_BLOCK));
		Sieve words = Sieve.ofWords(needles, middleOnes.length < FEW ? NONE : middleOnes);
		int[] others = joined(middleOnes.length < FEW ? middleOnes : words.left(), groups.firsts(0, Sieve.SHORTEST_WORD));
		Sieve grams = Sieve.ofGrams(needles, others);
		Sieve none = Sieve.ofBlocks(needles, NONE);
		dense = blocks.isSparse() ? none : blocks;
		sparse = new FirstPass(blocks.isSparse() ? blocks : none, words, grams);
		reach = Stream.of(blocks, words, grams).mapToInt(Sieve::reach).max().orElse(0);
	}

	private static int[] joined(int[] one, int[] other) {
		return IntStream.concat(IntStream.of(one), IntStream.of(other)).toArray();
	}

	/** How far before the places searched a string may begin that is named. */
	public int reach() {
		return reach;
	}

	/**
	 * Names strings in {@code bytes}. Searches of {@code [0, a)}, {@code [a, b)} and so on to the end name each place of
	 * each string once. What is named begins in {@code [from - reach(), to)}.
	 *
	 * @param from a multiple of {@link #CHUNK}
	 * @param places room for {@link #ROOM} numbers
	 */
	public void search(byte[] bytes, int from, int to, int[] places, Candidate found) {
		if (!dense.isEmpty()) {
			dense.searchAlone(bytes, from, to, places, groups, found);
		}
		sparse.search(bytes, from, to, places, groups, found);
	}

	/** False if no string stands anywhere in {@code bytes}; makes nothing. For few bytes. */
	public boolean mayName(byte[] bytes) {
		return sparse.mayName(bytes) || !dense.isEmpty() && dense.mayName(bytes);
	}
}
