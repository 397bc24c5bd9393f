package org.telltale.audit.period;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TailTest {

	@Test
	void exactTailIsTheSumOfItsTerms() {
		assertEquals(Math.log(Math.pow(0.3, 5) + 5 * Math.pow(0.3, 4) * 0.7), Tail.exact(4, 5, 0.3), 1e-12);
	}

	@Test
	void boundIsNeverBelowTheTail() {
		for (int trials = 1; trials < 60; trials++) {
			for (int hits = 0; hits <= trials; hits++) {
				for (double chance : new double[] { 0.001, 0.1, 0.5, 0.9 }) {
					assertTrue(Tail.bound(hits, trials, chance) >= Tail.exact(hits, trials, chance) - 1e-9, hits + " of " + trials + " at " + chance);
				}
			}
		}
	}

	@Test
	void tailsBelowAllDoublesAreStillNumbers() {
		assertEquals(2000 * Math.log(0.01), Tail.exact(2000, 2000, 0.01), 1e-6);
		assertEquals(0, Tail.exact(5, 5, 1));
	}
}
