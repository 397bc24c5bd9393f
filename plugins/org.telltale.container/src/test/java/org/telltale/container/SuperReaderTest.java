package org.telltale.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuperReaderTest {

	private static byte[] image() {
		byte[] system = new Ext4Builder().inode(11, Ext4Builder.FILE, 5, Ext4Builder.EXTENTS).extent(11, 0, 30, 1).name(11, "f").block(30, "hello").bytes();
		return new SuperBuilder().partition("system_a", system).partition("odd", new byte[1024]).bytes();
	}

	@Test
	void filesInPartitionsKnowTheirPlaceInTheImage() {
		Walk walk = Walk.of(image());
		assertEquals(List.of(), walk.problems);
		assertEquals(List.of("evidence", "system_a", "system_a!/f", "odd"), walk.paths());
		assertEquals("hello", walk.text("system_a!/f"));
		assertEquals(SuperBuilder.FIRST + 30 * 1024, walk.item("system_a!/f").imageOffset().orElseThrow());
	}

	@Test
	void backupIsUsedWhereTheFirstCopyIsBroken() {
		byte[] image = image();
		image[SuperBuilder.METADATA + 130] ^= 1;
		Walk walk = Walk.of(image);
		assertEquals(List.of(), walk.problems);
		assertTrue(walk.paths().contains("system_a!/f"));
	}

	@Test
	void wrongChecksumInAllCopiesIsReported() {
		byte[] image = image();
		image[SuperBuilder.METADATA + 128 + 52] ^= 1;
		image[SuperBuilder.METADATA + SuperBuilder.METADATA_SIZE + 128 + 52] ^= 1;
		assertEquals(List.of("super.checksum"), Walk.of(image).codes());
	}

	@Test
	void truncationOfTheTableAtEachByteNeverThrows() {
		byte[] image = image();
		for (int length = 4100; length < SuperBuilder.METADATA + 400; length++) {
			assertTrue(Walk.of(Arrays.copyOf(image, length)).codes().getFirst().startsWith("super."), "length " + length);
		}
	}

	@Test
	void everyByteOfTheTableFlippedNeverThrows() {
		byte[] image = image();
		for (int i = 0; i < 330; i++) {
			byte[] broken = image.clone();
			broken[SuperBuilder.METADATA + i] ^= (byte) 0x81;
			broken[SuperBuilder.METADATA + SuperBuilder.METADATA_SIZE + i] ^= (byte) 0x81;
			Walk.of(broken, Walk.SMALL);
		}
	}

	@Test
	void partitionBehindTheEndIsCutAndReported() {
		byte[] image = image();
		assertTrue(Walk.of(Arrays.copyOf(image, SuperBuilder.FIRST + 50 * 1024)).codes().contains("super.extent"));
	}
}
