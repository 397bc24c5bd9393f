package org.telltale.match.internal.sieve;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BitFilterTest {

	private static final int COUNT = 10_000;
	private static final int[] HASHES = new Random(1).ints(COUNT).toArray();
	private static final int[] STRANGERS = new Random(2).ints(1_000_000).toArray();

	private static BitFilter filter() {
		BitFilter filter = new BitFilter(COUNT, 24);
		Arrays.stream(HASHES).forEach(filter::add);
		return filter;
	}

	private static HashIndex index() {
		return new HashIndex(HASHES, IntStream.range(0, COUNT).toArray(), COUNT);
	}

	@Test
	void whatWasAddedPassesBoth() {
		BitFilter filter = filter();
		HashIndex index = index();
		assertTrue(Arrays.stream(HASHES).allMatch(hash -> filter.bit(hash) == 1 && index.mayHold(hash) == 1));
	}

	@Test
	void oneStrangerInFiftyPassesAtMost() {
		BitFilter filter = filter();
		long passed = Arrays.stream(STRANGERS).filter(hash -> filter.bit(hash) == 1).count();
		assertTrue(passed < STRANGERS.length / 50, () -> passed + " passed");
	}

	/** Where both are asked for one hash, as of strings that are too short for a wider gram, the second must not only repeat the first. */
	@Test
	void theIndexTurnsAwayStrangersThatPassedTheFilter() {
		BitFilter filter = filter();
		HashIndex index = index();
		int[] passed = Arrays.stream(STRANGERS).filter(hash -> filter.bit(hash) == 1).toArray();
		long again = Arrays.stream(passed).filter(hash -> index.mayHold(hash) == 1).count();
		assertTrue(passed.length > 100 && again < passed.length / 10, () -> again + " of " + passed.length + " passed again");
	}
}
