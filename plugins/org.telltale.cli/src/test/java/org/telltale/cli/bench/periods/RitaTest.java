package org.telltale.cli.bench.periods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

/** Values worked out by hand from the published description. */
class RitaTest {

	private static Observed every(double seconds, double watched) {
		List<Observed.Contact> contacts = new ArrayList<>();
		for (double at = seconds / 2; at < watched; at += seconds) {
			contacts.add(new Observed.Contact(at, 500));
		}
		return Observed.of(contacts, watched);
	}

	@Test
	void clockworkHasOne() {
		assertEquals(1, Rita.score(every(600, 86_400), true), 0.01);
	}

	@Test
	void fewerThanFourContactsAreNotLookedAt() {
		assertEquals(0, Rita.score(every(28_800, 86_400), true));
	}

	@Test
	void mixOfIntervalsIsScoredByHand() {
		// intervals 60, 60, 120, 300, 600: median 120, quartiles 60 and 450, deviations 60, 60, 0, 180, 480 with median 60
		List<Observed.Contact> contacts = List.of(new Observed.Contact(0, 100), new Observed.Contact(60, 100), new Observed.Contact(120, 100), new Observed.Contact(240, 100), new Observed.Contact(540, 100),
				new Observed.Contact(1140, 100));
		double skewness = (60 + 450 - 240) / 390.0;
		double times = (1 - skewness + 0.5) / 2;
		// all in the first of 24 bars: no evenness, too few bars for what else is looked at; equal sizes score 1
		assertEquals((times + 0 + 0 + 1) / 4, Rita.score(Observed.of(contacts, 86_400), true), 1e-9);
		assertEquals(times / 3, Rita.score(Observed.of(contacts, 86_400), false), 1e-9);
	}

	@Test
	void medianKnowsEvenAndOddCounts() {
		assertEquals(2, Rita.median(new double[] { 3, 1, 2 }));
		assertEquals(2.5, Rita.median(new double[] { 4, 1, 2, 3 }));
	}

	@Test
	void seedGivesTheSameSeries() {
		Setting setting = new Setting(new Timer(600, true, 0.2, 0.3, 0), 2, Background.bursts, 86_400);
		assertEquals(List.of(setting.series(1, List.of()).seconds().length, setting.series(1, List.of()).seconds()[5]), List.of(setting.series(1, List.of()).seconds().length, setting.series(1, List.of()).seconds()[5]));
		assertTrue(setting.series(2, List.of()).seconds()[5] != setting.series(1, List.of()).seconds()[5]);
	}
}
