package org.telltale.match.internal.sieve;

import java.util.List;
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

	/** For fewer strings a sieve of their own costs more than it spares. */
	private static final int FEW = 512;
	private static final int[] NONE = {};

	private final NeedleGroups groups;
	private final List<Sieve> sieves;

	/** Hears of a place where a string may stand. */
	@FunctionalInterface
	public interface Candidate {
		/**
		 * @param needle index of the string
		 * @param at where it would begin; may be negative, and its end may lie behind the end of the bytes
		 */
		void at(int needle, int at);
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
		sieves = Stream.of(blocks, words, grams).filter(sieve -> !sieve.isEmpty()).toList();
	}

	private static int[] joined(int[] one, int[] other) {
		return IntStream.concat(IntStream.of(one), IntStream.of(other)).toArray();
	}

	/** How far before the places searched a string may begin that is named. */
	public int reach() {
		return sieves.stream().mapToInt(Sieve::reach).max().orElse(0);
	}

	/**
	 * Names strings in {@code bytes}. Searches of {@code [0, a)}, {@code [a, b)} and so on to the end name each place of
	 * each string once. What is named begins in {@code [from - reach(), to)}.
	 *
	 * @param from a multiple of {@link #CHUNK}
	 * @param places room for {@code to - from} numbers
	 */
	public void search(byte[] bytes, int from, int to, int[] places, Candidate found) {
		for (Sieve sieve : sieves) {
			sieve.search(bytes, from, to, places, (group, at) -> groups.at(group, at, found));
		}
	}

	/** False if no string stands anywhere in {@code bytes}; makes nothing. For few bytes. */
	public boolean mayName(byte[] bytes) {
		for (Sieve sieve : sieves) {
			if (sieve.mayName(bytes)) {
				return true;
			}
		}
		return false;
	}
}
