package org.telltale.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class TimeGraphTest {

	private static final RunLane LANE = new RunLane("R1", "wifi", 100, List.of(
			new RunLane.Contact("f1", "a", 0, 9, 100, 10, 1),
			new RunLane.Contact("f2", "b", 35, 35, 7, 1000, 0)), List.of(new RunLane.Mark("BOOT", 0)));

	@Test
	void noByteIsLostWhenAFlowIsSpreadOverSlots() {
		TimeGraph graph = TimeGraph.of(LANE, 0, 12, 7);
		assertEquals(100, java.util.Arrays.stream(graph.out().get("a")).sum());
	}

	@Test
	void aFlowOutsideTheSpanIsNotShown() {
		TimeGraph graph = TimeGraph.of(LANE, 20, 40, 4);
		assertEquals(List.of("b"), graph.endpoints());
		assertArrayEquals(new long[] { 0, 0, 0, 7 }, graph.out().get("b"));
	}

	@Test
	void endpointsComeByBytesOut() {
		assertEquals(List.of("a", "b"), TimeGraph.of(LANE, 0, 100, 10).endpoints());
	}

	@Test
	void aSpanOfNothingIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> TimeGraph.of(LANE, 5, 5, 3));
	}

	@Test
	void aDisclosingFlowIsPaintedInItsColour() {
		int[] pixels = new TimelineChart("SansSerif").pixels(List.of(LANE), TimelineChart.Wording.ENGLISH, 600, 300);
		assertEquals(600 * 300, pixels.length);
		boolean found = java.util.Arrays.stream(pixels, 0, 600 * 220).anyMatch(p -> (p & 0xffffff) == 0xD55E00);
		assertTrue(found);
	}
}
