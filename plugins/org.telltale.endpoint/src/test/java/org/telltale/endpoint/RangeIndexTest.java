package org.telltale.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeIndexTest {

	private record Range(int number, long high, long first, long last) {
	}

	/** Ranges that nest, overlap and repeat, in no order, against a look at each of them. */
	@ParameterizedTest
	@CsvSource({ "1,0,40", "2,0,400", "3,7,300", "4,-1,300", "5,0,1", "6,0,17" })
	void findsWhatALookAtEachRangeFinds(int seed, long high, int count) {
		Random random = new Random(seed);
		List<Range> ranges = new ArrayList<>();
		RangeIndex index = new RangeIndex();
		for (int i = 0; i < count; i++) {
			long first = random.nextInt(1000);
			Range range = new Range(i, random.nextInt(4) == 0 ? 0 : high, first, first + (random.nextBoolean() ? random.nextInt(12) : 0));
			ranges.add(range);
			index.add(range.high(), range.first(), range.high(), range.last(), i);
		}
		index.sort();
		for (long asked = 0; asked < 1020; asked++) {
			for (long half : new long[] { 0, high }) {
				long number = asked;
				List<Integer> expected = ranges.stream().filter(r -> r.high() == half && r.first() <= number && number <= r.last())
						.sorted(Comparator.comparingLong((Range r) -> r.last() - r.first()).thenComparingLong(Range::first).thenComparingInt(Range::number))
						.map(Range::number).toList();
				assertEquals(expected, Arrays.stream(index.find(half, number)).mapToObj(index::given).toList(), "of " + half + ":" + number);
			}
		}
	}

	@Test
	void rangesThatLieTooDeepAreLeftOutAndNamed() {
		RangeIndex index = new RangeIndex();
		for (int i = 0; i < RangeIndex.MOST + 2; i++) {
			index.add(0, 10, 0, 20, i);
		}
		index.add(0, 30, 0, 40, 9999);
		index.add(0, 0, 0, 5, 7777);
		assertEquals(List.of(RangeIndex.MOST, RangeIndex.MOST + 1), index.sort());
		assertEquals(RangeIndex.MOST + 2, index.size());
		assertEquals(RangeIndex.MOST, index.find(0, 15).length);
		assertEquals(9999, index.given(index.find(0, 33)[0]));
		assertEquals(7777, index.given(index.find(0, 3)[0]));
		assertEquals(0, index.find(0, 25).length);
	}
}
