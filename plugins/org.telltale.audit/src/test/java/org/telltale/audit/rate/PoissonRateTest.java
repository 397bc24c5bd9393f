package org.telltale.audit.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PoissonRateTest {

	/** Published bounds: Garwood's table for 0, 1 and 10 events. */
	@Test
	void theBoundsAreThoseOfGarwood() {
		assertEquals(3.689, PoissonRate.of(0, 1).high(), 0.001);
		assertEquals(0, PoissonRate.of(0, 1).low());
		assertEquals(0.0253, PoissonRate.of(1, 1).low(), 0.0001);
		assertEquals(5.572, PoissonRate.of(1, 1).high(), 0.001);
		assertEquals(4.795, PoissonRate.of(10, 1).low(), 0.001);
		assertEquals(18.390, PoissonRate.of(10, 1).high(), 0.001);
	}

	@Test
	void theyAreForAnHour() {
		assertEquals(0.25, PoissonRate.of(1, 4).perHour());
		assertEquals(5.572 / 4, PoissonRate.of(1, 4).high(), 0.001);
	}

	@Test
	void noTimeHasNoRate() {
		assertThrows(IllegalArgumentException.class, () -> PoissonRate.of(1, 0));
		assertThrows(IllegalArgumentException.class, () -> PoissonRate.of(-1, 1));
		assertThrows(IllegalArgumentException.class, () -> PoissonRate.of(1, Double.NaN));
	}
}
