package org.telltale.cli.bench.periods;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class ChanceScoresTest {

	private static final ChanceScores HUNDRED = new ChanceScores(IntStream.range(0, 100)
			.mapToObj(i -> new Scored(Setting.chance(Background.poisson, 86_400), 1, Map.of(Scorer.median, (double) i), 0, 0)).toList(), Scorer.median);

	@Test
	void thresholdIsExceededByNoMoreThanTheShare() {
		assertEquals(98, HUNDRED.threshold(0.01));
		assertEquals(99, HUNDRED.threshold(0.001));
		assertEquals(0, HUNDRED.threshold(1));
	}

	@Test
	void equalScoresCountHalf() {
		assertEquals(0.505, HUNDRED.below(50), 1e-9);
		assertEquals(1, HUNDRED.below(1000));
		assertEquals(0, HUNDRED.below(-1));
	}
}
