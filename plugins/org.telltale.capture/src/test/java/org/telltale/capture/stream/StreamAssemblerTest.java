package org.telltale.capture.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.capture.layer.FrameRef;

class StreamAssemblerTest {

	private final List<Long> conflicts = new ArrayList<>();
	private final StreamAssembler stream = new StreamAssembler((offset, length, later) -> conflicts.add(later.number()));
	private long frame;

	private void add(long offset, String text) {
		frame++;
		byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
		stream.add(offset, bytes, 0, bytes.length, bytes.length, () -> List.of(new FrameRef(frame, frame * 100, 99, frame)), 54);
	}

	private String text() {
		return new String(stream.window(stream.consumed(), stream.delivered()).bytes(), StandardCharsets.US_ASCII);
	}

	@Test
	void segmentsInAnyOrderComeOutInOrder() {
		stream.base(1);
		add(6, "ghi");
		add(3, "def");
		assertEquals("", text());
		add(0, "abc");
		assertEquals("abcdefghi", text());
		assertEquals(List.of(3L, 2L, 1L), stream.window(0, 9).pieces().stream().map(piece -> piece.frames().getFirst().number()).toList());
	}

	@Test
	void overlappingSegmentsKeepTheFirstBytesAndTheConflictNamesTheLaterFrame() {
		add(0, "abcdef");
		add(3, "dXfghi");
		assertEquals("abcdefghi", text());
		assertEquals(List.of(2L), conflicts);
		assertEquals(List.of(2L), stream.window(0, 5).contradicting().stream().map(FrameRef::number).toList());
		assertEquals(List.of(), stream.window(6, 9).contradicting());
	}

	@Test
	void overlapOfWaitingSegmentsIsComparedToo() {
		add(3, "def");
		add(4, "XfgY");
		add(0, "abc");
		assertEquals("abcdefgY", text());
		assertEquals(List.of(2L), conflicts);
	}

	@Test
	void retransmissionOfTheSameBytesIsNoConflict() {
		add(0, "abc");
		add(0, "abc");
		add(1, "bcd");
		assertEquals("abcd", text());
		assertEquals(List.of(), conflicts);
	}

	@Test
	void sequenceNumbersWrapAround() {
		stream.base(0xfffffffeL);
		assertEquals(0, stream.offset(0xfffffffeL));
		add(stream.offset(0xfffffffeL), "abcd");
		assertEquals(4, stream.offset(2));
		add(stream.offset(2), "efgh");
		assertEquals("abcdefgh", text());
		assertEquals(2, stream.offset(0));
	}

	@Test
	void aGapIsPassedOnlyWhenToldTo() {
		add(0, "abc");
		add(5, "fgh");
		assertTrue(stream.waits());
		assertEquals("abc", text());
		assertEquals(2, stream.passGap());
		assertEquals("fgh", text());
		assertEquals(5, stream.consumed());
	}

	@Test
	void bytesCutBySnapLengthAreAGapThatFollowsAtOnce() {
		byte[] bytes = "abc".getBytes(StandardCharsets.US_ASCII);
		stream.add(0, bytes, 0, 3, 10, () -> List.of(new FrameRef(1, 100, 57, 1)), 54);
		assertTrue(stream.cutFollows());
		assertEquals(7, stream.passGap());
		add(10, "klm");
		assertEquals("klm", text());
	}

	@Test
	void skippingCountsWithoutKeeping() {
		add(0, "abc");
		stream.skip();
		add(3, "def");
		add(9, "jkl");
		assertEquals(6, stream.delivered());
		assertEquals(3, stream.passGap());
		assertEquals(12, stream.delivered());
		assertEquals(12, stream.consumed());
	}

	@Test
	void anyCutsOverlapsAndOrdersGiveTheSameBytes() {
		byte[] whole = new byte[5_000];
		Random random = new Random(20140807);
		random.nextBytes(whole);
		for (int round = 0; round < 200; round++) {
			StreamAssembler any = new StreamAssembler((offset, length, later) -> conflicts.add(later.number()));
			any.base(random.nextInt() & 0xffffffffL);
			List<int[]> cuts = new ArrayList<>();
			for (int at = 0; at < whole.length;) {
				int length = Math.min(whole.length - at, 1 + random.nextInt(400));
				int back = Math.min(at, random.nextInt(50));
				cuts.add(new int[] { at - back, length + back });
				at += length;
			}
			java.util.Collections.shuffle(cuts, random);
			long number = 0;
			for (int[] cut : cuts) {
				FrameRef frame = new FrameRef(++number, 0, 0, 0);
				any.add(any.offset(any.base() + cut[0]), whole, cut[0], cut[1], cut[1], () -> List.of(frame), 0);
			}
			assertEquals(whole.length, any.delivered());
			org.junit.jupiter.api.Assertions.assertArrayEquals(whole, any.window(0, whole.length).bytes());
			int covered = any.window(0, whole.length).pieces().stream().mapToInt(piece -> piece.length()).sum();
			assertEquals(whole.length, covered);
		}
		assertEquals(List.of(), conflicts);
	}
}
