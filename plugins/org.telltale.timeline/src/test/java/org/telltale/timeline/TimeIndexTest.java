package org.telltale.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeIndexTest {

	private static final long MS = 1_000_000;

	private static FlowTimes flows(long... quadruples) {
		int count = quadruples.length / 4;
		FlowTimes flows = new FlowTimes(new int[count], new long[count], new long[count], new long[count], new long[count]);
		for (int i = 0; i < count; i++) {
			flows.startNanos()[i] = quadruples[4 * i] * MS;
			flows.endNanos()[i] = quadruples[4 * i + 1] * MS;
			flows.bytesOut()[i] = quadruples[4 * i + 2];
			flows.bytesIn()[i] = quadruples[4 * i + 3];
		}
		return flows;
	}

	@Test
	void bytesAreSpreadEvenlyOverTheTicksOfAFlow() {
		// ten ticks, 0 to 9, of ten bytes each
		Slots slots = new TimeIndex(flows(0, 9, 100, 0), 1).slots(0, 0, 10 * MS, 5);
		assertArrayEquals(new long[] { 20, 20, 20, 20, 20 }, slots.bytesOut());
		assertArrayEquals(new int[] { 1, 0, 0, 0, 0 }, slots.begun());
		assertArrayEquals(new int[] { 1, 1, 1, 1, 1 }, slots.open());
	}

	@Test
	void aMomentaryFlowStandsInOneSlot() {
		Slots slots = new TimeIndex(flows(5, 5, 7, 9), 1).slots(0, 0, 10 * MS, 10);
		assertEquals(7, slots.bytesOut()[5]);
		assertEquals(9, slots.bytesIn()[5]);
		assertArrayEquals(new int[] { 0, 0, 0, 0, 0, 1, 0, 0, 0, 0 }, slots.open());
	}

	@Test
	void whatDoesNotDivideIsNotLost() {
		Slots slots = new TimeIndex(flows(0, 6, 100, 1), 1).slots(0, 0, 7 * MS, 3);
		assertEquals(100, Arrays.stream(slots.bytesOut()).sum());
		assertEquals(1, Arrays.stream(slots.bytesIn()).sum());
	}

	@Test
	void aSpanWithoutFlowsIsEmpty() {
		TimeIndex index = new TimeIndex(flows(0, 10, 100, 100), 1);
		assertEquals(0, Arrays.stream(index.slots(0, -50 * MS, 0, 5).open()).sum());
		assertEquals(0, Arrays.stream(index.slots(0, 11 * MS, 90 * MS, 5).open()).sum());
		assertEquals(0, Arrays.stream(new TimeIndex(flows(), 2).slots(1, 0, 5, 5).open()).sum());
	}

	@Test
	void moreBytesThanTheFinestUnitsHoldAreCounted() {
		long much = Long.MAX_VALUE / 4;
		assertEquals(much, Arrays.stream(new TimeIndex(flows(0, 1000, much, 1), 1).slots(0, 0, 2000 * MS, 3).bytesOut()).sum());
	}

	@Test
	void anEmptySpanAndWrongFlowsAreRefused() {
		TimeIndex index = new TimeIndex(flows(0, 10, 1, 1), 1);
		assertThrows(IllegalArgumentException.class, () -> index.slots(0, 5, 5, 3));
		assertThrows(IllegalArgumentException.class, () -> index.slots(0, 5, 6, 0));
		assertThrows(IllegalArgumentException.class, () -> new TimeIndex(flows(5, 4, 1, 1), 1));
		assertThrows(IllegalArgumentException.class, () -> new TimeIndex(flows(5, 6, -1, 1), 1));
		assertThrows(IllegalArgumentException.class, () -> new TimeIndex(flows(5, 6, 1, 1), 0));
	}

	@Test
	void ticksAreAsLongAsTheSpanNeeds() {
		assertEquals(MS, Ticks.of(0, 2_000_000_000L * MS).tickNanos());
		assertEquals(10 * MS, Ticks.of(0, 3_000_000_000L * MS).tickNanos());
		assertEquals(-1, Ticks.of(0, 5).at(-1), "before the first");
		assertThrows(IllegalArgumentException.class, () -> Ticks.of(Long.MIN_VALUE, 0));
	}

	/** Every figure of every slot is that of a loop over all flows: short, long, equal and crowded ones, in several lanes. */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void everySlotIsThatOfALoopOverAllFlows(long seed) {
		RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
		int lanes = 1 + random.nextInt(4);
		int count = random.nextInt(3000);
		// a span of more than 2^31 milliseconds in every other seed, so that ticks are longer
		long span = (seed % 2 == 0 ? 40L : 20_000L) * 86_400_000L * MS / (1 + random.nextInt(100_000));
		FlowTimes flows = new FlowTimes(new int[count], new long[count], new long[count], new long[count], new long[count]);
		for (int i = 0; i < count; i++) {
			flows.lanes()[i] = random.nextInt(lanes);
			flows.startNanos()[i] = random.nextInt(5) == 0 && i > 0 ? flows.startNanos()[i - 1] : random.nextLong(span);
			flows.endNanos()[i] = flows.startNanos()[i] + random.nextLong(1L << random.nextInt(1, 50));
			flows.bytesOut()[i] = random.nextLong(1L << random.nextInt(1, 30));
			flows.bytesIn()[i] = random.nextLong(1L << random.nextInt(1, 30));
		}
		TimeIndex index = new TimeIndex(flows, lanes);
		NaiveSlots naive = new NaiveSlots(flows);
		for (int query = 0; query < 40; query++) {
			long from = random.nextLong(-span / 10 - 1, span + 1);
			long to = from + 1 + random.nextLong(1L << random.nextInt(1, 58));
			int slots = 1 + random.nextInt(300);
			int lane = random.nextInt(lanes);
			Slots expected = naive.slots(lanes, from, to, slots).get(lane);
			Slots found = index.slots(lane, from, to, slots);
			assertArrayEquals(expected.bytesOut(), found.bytesOut());
			assertArrayEquals(expected.bytesIn(), found.bytesIn());
			assertArrayEquals(expected.begun(), found.begun());
			assertArrayEquals(expected.open(), found.open());
		}
	}
}
