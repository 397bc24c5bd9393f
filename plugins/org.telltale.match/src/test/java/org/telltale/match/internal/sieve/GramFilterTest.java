package org.telltale.match.internal.sieve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GramFilterTest {

	private static final int COUNT = 10_000;
	private static final long FOLD = 0x20202020L;

	private static long[] grams(long seed, int count) {
		return new Random(seed).ints(count).mapToLong(gram -> (gram | FOLD) & 0xffffffffL).toArray();
	}

	@Test
	void whatWasAddedPassesWhateverStandsBehindIt() {
		GramFilter filter = new GramFilter(COUNT);
		long[] grams = grams(1, COUNT);
		for (long gram : grams) {
			filter.add(gram);
		}
		for (long gram : grams) {
			assertEquals(1, filter.bit(gram | 0xababababL << 32));
		}
	}

	@Test
	void threeBytesPassWithAnyFourth() {
		GramFilter filter = new GramFilter(COUNT);
		for (long gram : grams(2, 300)) {
			filter.addThree(gram);
			for (long fourth = 0; fourth < 256; fourth++) {
				assertEquals(1, filter.bit(gram & 0xffffff | (fourth | 0x20) << 24));
			}
		}
	}

	@Test
	void oneStrangerInAHundredPassesAtMost() {
		GramFilter filter = new GramFilter(COUNT);
		for (long gram : grams(3, COUNT)) {
			filter.add(gram);
		}
		for (long gram : grams(4, COUNT / 20)) {
			filter.addThree(gram);
		}
		int passed = 0;
		for (long gram : grams(5, 1_000_000)) {
			passed += filter.bit(gram);
		}
		int count = passed;
		assertTrue(count < 10_000, () -> count + " of a million passed");
	}

	/** Words that differ in their last letter alone share a word of the bitmap, and must not let each other's like pass. */
	@Test
	void theFourthLetterTellsGramsApart() {
		GramFilter filter = new GramFilter(COUNT);
		filter.add('n' | 'a' << 8 | 'm' << 16 | 'e' << 24);
		for (char fourth = 'a'; fourth <= 'z'; fourth++) {
			assertEquals(fourth == 'e' ? 1 : 0, filter.bit('n' | 'a' << 8 | 'm' << 16 | fourth << 24), String.valueOf(fourth));
		}
	}
}
