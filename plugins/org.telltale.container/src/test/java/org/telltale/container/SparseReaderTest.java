package org.telltale.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.telltale.base.ByteRange;

class SparseReaderTest {

	private static final String INSIDE = "evidence (expanded)";

	private static byte[] block(char c) {
		byte[] block = new byte[SparseBuilder.BLOCK];
		Arrays.fill(block, (byte) c);
		return block;
	}

	@Test
	void chunksOfEachKindAreLaidTogether() {
		Walk walk = Walk.of(new SparseBuilder().raw(block('a')).fill(1, 0x44434241).skip(1).crc().raw(block('b')).bytes());
		assertEquals(List.of(), walk.problems);
		String text = walk.text(INSIDE);
		assertEquals(4 * SparseBuilder.BLOCK, text.length());
		assertEquals("aABC", text.substring(4095, 4099));
		assertEquals("ABCD\0", text.substring(8188, 8193));
		assertEquals("\0b", text.substring(12287, 12289));
	}

	@Test
	void rawChunksMapToTheFileAndFillsDoNot() {
		Item item = new Item(Walk.of(new SparseBuilder().raw(block('a')).skip(1).raw(block('b')).bytes()));
		assertEquals(List.of(new ByteRange(40, 10)), item.source.origin(new ByteRange(0, 10)).orElseThrow());
		assertTrue(item.source.origin(new ByteRange(4090, 10)).isEmpty());
		assertEquals(28 + 12 + 4096 + 12 + 12, item.source.imageOffset(new ByteRange(8192, 1)).orElseThrow());
	}

	/** The expanded image of a walk. */
	private record Item(Source source) {
		Item(Walk walk) {
			this(walk.item(INSIDE).source());
		}
	}

	@Test
	void truncationAtEachByteIsReported() {
		byte[] image = new SparseBuilder().raw(block('a')).fill(1, 7).skip(1).crc().bytes();
		for (int length = 4; length < image.length; length++) {
			assertFalse(Walk.of(Arrays.copyOf(image, length)).problems.isEmpty(), "length " + length);
		}
	}

	@Test
	void imageOfSixteenTebibytesIsMappedButNotHashed() {
		byte[] image = new SparseBuilder().raw(block('a')).skip(-1).bytes();
		Walk walk = Walk.of(image);
		assertTrue(walk.codes().contains("container.expansion"));
		assertEquals(4096 + (0xffffffffL << 12), walk.item(INSIDE).length());
		assertTrue(walk.item(INSIDE).sha256().isEmpty());
	}

	@Test
	void blockSizeThatWouldOverflowIsRefused() {
		byte[] image = new SparseBuilder().skip(-1).bytes();
		Arrays.fill(image, 12, 16, (byte) 0xfc);
		assertEquals(List.of("sparse.header"), Walk.of(image).codes());
	}

	@Test
	void chunkWhoseSizeContradictsItsBlocksCutsTheImageThere() {
		byte[] image = new SparseBuilder().raw(block('a')).raw(block('b')).bytes();
		image[28 + 4] = 9;
		Walk walk = Walk.of(image);
		assertEquals(List.of("sparse.chunk"), walk.codes());
		assertEquals(0, walk.item(INSIDE).length());
	}
}
