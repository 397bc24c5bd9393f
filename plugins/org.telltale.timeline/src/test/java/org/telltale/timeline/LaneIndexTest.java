package org.telltale.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.telltale.timeline.RunLane.Mark;
import org.telltale.timeline.RunLane.Traits;

class LaneIndexTest {

	@Test
	void lanesComeByBytesOut() {
		assertEquals(List.of("a", "b"), LaneIndex.of(SampleRun.LANE, Grouping.ENDPOINT).lanes());
		assertEquals(List.of("XA", "country not known"), LaneIndex.of(SampleRun.LANE, Grouping.COUNTRY).lanes());
		assertEquals(List.of("Alpha", "owner not known"), LaneIndex.of(SampleRun.LANE, Grouping.OWNER).lanes());
		assertEquals(List.of("app not known"), LaneIndex.of(SampleRun.LANE, Grouping.APP).lanes());
	}

	@Test
	void aFlowOfSeveralKindsStandsInALaneOfEach() {
		LaneIndex index = LaneIndex.of(SampleRun.LANE, Grouping.KIND);
		assertEquals(List.of("IMEI", "SMS", "no exhibit seen"), index.lanes());
		assertEquals(100, Arrays.stream(index.slots("SMS", 0, 100, 9).bytesOut()).sum());
		assertEquals(2, index.sightings("SMS").size(), "the sightings of its flow");
	}

	@Test
	void noByteIsLostWhenAFlowIsSpreadOverSlots() {
		assertEquals(100, Arrays.stream(LaneIndex.of(SampleRun.LANE, Grouping.ENDPOINT).slots("a", 0, 12, 7).bytesOut()).sum());
	}

	@Test
	void aFlowOutsideTheSpanIsNotShown() {
		LaneIndex index = LaneIndex.of(SampleRun.LANE, Grouping.ENDPOINT);
		assertArrayEquals(new int[4], index.slots("a", 20, 40, 4).open());
		assertArrayEquals(new long[] { 0, 0, 0, 7 }, index.slots("b", 20, 40, 4).bytesOut());
		assertArrayEquals(new int[4], index.slots("no such lane", 20, 40, 4).open());
	}

	@Test
	void marksAndGapsStandInTheLaneOfTheirFlow() {
		LaneIndex index = LaneIndex.of(SampleRun.LANE, Grouping.ENDPOINT);
		assertEquals(List.of("E1", "E2"), index.sightings("a").stream().map(Mark::what).toList());
		assertEquals(List.of(), index.sightings("b"));
		assertEquals(7, index.gaps("b").getFirst().bytes());
		assertEquals(35, index.contact("f2").orElseThrow().start());
	}

	@Test
	void aSpanOfNothingIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> LaneIndex.of(SampleRun.LANE, Grouping.ENDPOINT).slots("a", 5, 5, 3));
	}

	/** A clock that was set wrong may put a flow centuries away from its run; one that ran backwards may end it before it begins. */
	@Test
	void flowsFarOffAndBackwardsBreakNothing() {
		RunLane lane = new RunLane("R1", "", "", 0, 60, List.of(new RunLane.Contact("f1", "a", -9e18, 9e18, 5, 5, 0, Traits.UNKNOWN),
				new RunLane.Contact("f2", "a", 10, 5, 3, 3, 0, Traits.UNKNOWN)), List.of(), List.of(), List.of(), List.of(), List.of());
		Slots slots = LaneIndex.of(lane, Grouping.ENDPOINT).slots("a", 0, 60, 6);
		assertEquals(1, slots.open()[0], "the one that never ends");
		assertEquals(2, slots.open()[1]);
	}

	@Test
	void aRunIsCutWhereAConditionChanges() {
		assertEquals(List.of(new Phase("cloud = off · rom = stock", 0, 50, 0), new Phase("cloud = on · rom = stock", 50, 100, 3)), Phase.of(SampleRun.LANE));
		assertEquals(List.of(new Phase("", 0, 50, 0)), Phase.of(SampleRun.SILENT), "nothing is recorded");
	}
}
