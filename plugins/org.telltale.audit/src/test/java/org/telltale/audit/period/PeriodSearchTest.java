package org.telltale.audit.period;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

class PeriodSearchTest {

	private static final double DAY = 86_400;
	private static final PeriodSearch SEARCH = new PeriodSearch(0.01);

	private static RandomGenerator random(long seed) {
		return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
	}

	private static ContactSeries series(double watched, List<Double> seconds) {
		return ContactSeries.of(seconds.stream().mapToLong(s -> (long) (s * 1e9)).toArray(), 0, (long) (watched * 1e9));
	}

	private static List<Double> clock(double period, double jitter, double loss, double watched, RandomGenerator random) {
		List<Double> seconds = new ArrayList<>();
		for (double at = period / 3; at < watched - period; at += period) {
			double deviation = (random.nextDouble() - 0.5) * jitter * period;
			if (random.nextDouble() >= loss) {
				seconds.add(at + deviation);
			}
		}
		return seconds;
	}

	private static List<Double> restarted(double period, double jitter, double loss, double watched, RandomGenerator random) {
		List<Double> seconds = new ArrayList<>();
		for (double at = period / 3; at < watched; at += period * (1 + jitter * (2 * random.nextDouble() - 1))) {
			if (random.nextDouble() >= loss) {
				seconds.add(at);
			}
		}
		return seconds;
	}

	/** Sessions of somebody who sleeps at night: some contacts, log-normal intervals about twenty seconds. */
	private static List<Double> human(double watched, RandomGenerator random) {
		List<Double> seconds = new ArrayList<>();
		for (double start = random.nextExponential() * 2000; start < watched; start += random.nextExponential() * 2000) {
			double hour = start % DAY / 3600;
			boolean isAwake = random.nextDouble() < (hour < 7 ? 0.05 : hour > 19 ? 0.9 : 0.4);
			for (double at = start; isAwake && random.nextInt(6) != 0; at += 20 * Math.exp(1.2 * random.nextGaussian())) {
				seconds.add(at);
			}
		}
		return seconds;
	}

	private static void named(double period, PeriodSearch.Result result) {
		assertTrue(result.periods().stream().anyMatch(p -> Math.abs(p.seconds() / period - 1) < 0.02), () -> period + " s is not in " + result.periods());
	}

	@Test
	void shiftedSeriesGivesTheSame() {
		long[] nanos = clock(600, 0.2, 0.3, DAY, random(1)).stream().mapToLong(s -> Math.round(s) * 1_000_000_000L).toArray();
		long shift = 1_400_000_000_123_456_789L;
		Period plain = PeriodSearch.first(ContactSeries.of(nanos, 0, (long) (DAY * 1e9)));
		Period shifted = PeriodSearch.first(ContactSeries.of(Arrays.stream(nanos).map(n -> n + shift).toArray(), shift, shift + (long) (DAY * 1e9)));
		assertEquals(plain, shifted);
		assertTrue(plain.p() < 1e-6);
	}

	@Test
	void orderAndRepetitionsDoNotMatter() {
		long[] nanos = restarted(600, 0.1, 0.1, DAY, random(2)).stream().mapToLong(s -> (long) (s * 1e9)).toArray();
		long[] mixed = LongStream.concat(LongStream.range(0, nanos.length).map(i -> nanos[nanos.length - 1 - (int) i]), LongStream.of(nanos).map(n -> n + 2_000_000_000L)).toArray();
		assertEquals(PeriodSearch.first(ContactSeries.of(nanos, 0, (long) (DAY * 1e9))), PeriodSearch.first(ContactSeries.of(mixed, 0, (long) (DAY * 1e9))));
	}

	@Test
	void clockIsFoundBehindJitterAndLoss() {
		List<Period> found = SEARCH.search(series(DAY, clock(900, 0.2, 0.3, DAY, random(3)))).periods();
		assertEquals(1, found.size(), found::toString);
		assertEquals(Period.Kind.CLOCK, found.getFirst().kind());
		assertEquals(900, found.getFirst().seconds(), 5);
		assertEquals(93, found.getFirst().contacts() + found.getFirst().missing(), 3);
	}

	@Test
	void restartedTimerIsFoundBehindJitterAndLoss() {
		List<Period> found = SEARCH.search(series(DAY, restarted(300, 0.2, 0.3, DAY, random(4)))).periods();
		assertEquals(Period.Kind.RESTARTED, found.getFirst().kind());
		assertEquals(300, found.getFirst().seconds(), 15);
	}

	@Test
	void clockIsFoundAmongPeople() {
		List<Double> seconds = human(DAY, random(5));
		seconds.addAll(clock(900, 0.05, 0.3, DAY, random(6)));
		named(900, SEARCH.search(series(DAY, seconds)));
	}

	@Test
	void timersThatInterleaveAreBothNamed() {
		List<Double> seconds = clock(600, 0.05, 0, DAY, random(7));
		seconds.addAll(clock(1020, 0.05, 0, DAY, random(8)));
		PeriodSearch.Result result = SEARCH.search(series(DAY, seconds));
		named(600, result);
		named(1020, result);
		assertEquals(2, result.periods().size());
	}

	@Test
	void pauseOfAThirdIsNoBreak() {
		List<Double> seconds = clock(600, 0.1, 0, DAY, random(9)).stream().filter(s -> s < 30_000 || s > 59_000).toList();
		named(600, SEARCH.search(series(DAY, seconds)));
	}

	@Test
	void dayAndThirdDayOfEightWeeksAreBothNamed() {
		List<Double> seconds = clock(DAY, 0.0005, 0, 56 * DAY, random(10));
		clock(3 * DAY, 0.0005, 0, 56 * DAY, random(11)).forEach(s -> seconds.add(s + 4000));
		PeriodSearch.Result result = SEARCH.search(series(56 * DAY, seconds));
		named(DAY, result);
		named(3 * DAY, result);
	}

	@Test
	void eightDailyContactsAreAPeriodAndThreeAreNone() {
		List<Double> daily = new ArrayList<>();
		for (int day = 0; day < 8; day++) {
			daily.add(DAY * day + 3600 + 11.0 * day % 40);
		}
		List<Period> found = SEARCH.search(series(8 * DAY, daily)).periods();
		assertEquals(DAY, found.getFirst().seconds(), 30);
		assertEquals(List.of(), SEARCH.search(series(8 * DAY, List.of(1000.0, 1000 + 3 * DAY, 1000 + 6 * DAY))).periods());
	}

	@Test
	void peopleHaveNoPeriod() {
		int told = 0;
		for (int seed = 0; seed < 300; seed++) {
			told += SEARCH.search(series(4 * DAY, human(4 * DAY, random(100 + seed)))).periods().isEmpty() ? 0 : 1;
		}
		assertTrue(told <= 3, told + " of 300 at the level of 0.01");
	}

	@Test
	void habitOfEachEveningIsNoTimer() {
		int told = 0;
		for (int seed = 0; seed < 50; seed++) {
			RandomGenerator random = random(500 + seed);
			List<Double> seconds = new ArrayList<>();
			for (int day = 0; day < 40; day++) {
				seconds.add(DAY * day + 70_000 + 1800 * random.nextGaussian());
			}
			told += SEARCH.search(series(40 * DAY, seconds)).periods().isEmpty() ? 0 : 1;
		}
		assertEquals(0, told);
	}

	@Test
	void chanceHasNoPeriodHoweverOften() {
		int told = 0;
		for (int seed = 0; seed < 200; seed++) {
			RandomGenerator random = random(1000 + seed);
			double mean = 20 * Math.exp(5 * random.nextDouble());
			List<Double> seconds = new ArrayList<>();
			for (double at = 0; at < DAY; at += mean * random.nextExponential()) {
				seconds.add(at);
			}
			told += SEARCH.search(series(DAY, seconds)).periods().isEmpty() ? 0 : 1;
		}
		assertTrue(told <= 2, told + " of 200 at the level of 0.01");
	}

	@Test
	void degenerateSeriesHaveNoPeriod() {
		assertEquals(1, PeriodSearch.first(series(DAY, List.of())).p());
		assertEquals(0, PeriodSearch.first(series(DAY, List.of())).score());
		assertEquals(1, PeriodSearch.first(series(40, List.of(1.0, 11.0, 21.0, 31.0))).p());
		assertEquals(1, PeriodSearch.first(ContactSeries.of(new long[] { 5, 5, 5, 5 }, 5, 5)).p());
		long[] extremes = { Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE };
		assertEquals(1, PeriodSearch.first(ContactSeries.of(extremes, 0, 100)).p());
	}

	@Test
	void manyContactsAreThinnedAndStillKeepTheirPhase() {
		RandomGenerator random = random(12);
		List<Double> seconds = clock(40, 0.05, 0.1, DAY, random);
		List<Double> all = new ArrayList<>(seconds);
		for (double at = 0; at < DAY; at += 60 * random.nextExponential()) {
			all.add(at);
		}
		ContactSeries series = series(DAY, all);
		assertTrue(series.size() > 2048);
		named(40, SEARCH.search(series));
	}

	@Test
	void scoreIsOneForClockworkAndLessForWhatIsMissing() {
		Period whole = PeriodSearch.first(series(DAY, clock(600, 0, 0, DAY, random(13))));
		Period holes = PeriodSearch.first(series(DAY, clock(600, 0.2, 0.3, DAY, random(14))));
		assertEquals(1, whole.score(), 0.001);
		assertTrue(holes.score() < 0.75 && holes.score() > 0.4, () -> "" + holes.score());
		assertFalse(whole.missing() > 0);
	}
}
