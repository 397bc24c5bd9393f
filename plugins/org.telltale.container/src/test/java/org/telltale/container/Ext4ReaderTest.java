package org.telltale.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.telltale.base.ByteRange;

class Ext4ReaderTest {

	private static Ext4Builder withFile() {
		return new Ext4Builder().inode(11, Ext4Builder.FILE, 1500, Ext4Builder.EXTENTS).extent(11, 0, 30, 1).extent(11, 1, 40, 1).name(11, "hosts")
				.block(30, "127.0.0.1 localhost").block(40, "second");
	}

	@Test
	void fileInTwoExtentsKnowsBothPlaces() {
		Walk walk = Walk.of(withFile().bytes());
		assertEquals(List.of(), walk.problems);
		assertEquals(List.of("evidence", "hosts"), walk.paths());
		assertEquals(1500, walk.item("hosts").length());
		assertEquals("second", walk.text("hosts").substring(1024, 1030));
		assertEquals(List.of(new ByteRange(30 * 1024, 1024), new ByteRange(40 * 1024, 476)), walk.item("hosts").origin().orElseThrow());
		assertEquals(new Ownership(Ext4Builder.FILE, 1000, 2000, 1_400_000_000), walk.item("hosts").ownership().orElseThrow());
	}

	@Test
	void holeReadsAsZerosAndHasNoPlaceInTheImage() {
		Walk walk = Walk.of(new Ext4Builder().inode(11, Ext4Builder.FILE, 2048, Ext4Builder.EXTENTS).extent(11, 1, 30, 1).name(11, "f")
				.block(30, "x").bytes());
		assertEquals("\0x", walk.text("f").substring(1023, 1025));
		assertTrue(walk.item("f").origin().isEmpty());
	}

	@Test
	void unwrittenExtentReadsAsZerosNotAsOldBytes() {
		Walk walk = Walk.of(new Ext4Builder().inode(11, Ext4Builder.FILE, 1024, Ext4Builder.EXTENTS).extent(11, 0, 30, 0x8001).name(11, "f")
				.block(30, "someone else's").bytes());
		assertEquals("\0".repeat(1024), walk.text("f"));
	}

	@Test
	void indirectBlocksAreFollowed() {
		Ext4Builder image = new Ext4Builder().inode(11, Ext4Builder.FILE, 13 * 1024, 0).name(11, "f").block(41, "last");
		for (int i = 0; i < 12; i++) {
			image.raw().u32(Ext4Builder.inodeOffset(11) + 0x28 + 4 * i, 25 + i);
		}
		image.raw().u32(Ext4Builder.inodeOffset(11) + 0x28 + 48, 40).u32(40 * 1024, 41);
		Walk walk = Walk.of(image.bytes());
		assertEquals(List.of(), walk.problems);
		assertEquals("last", walk.text("f").substring(12 * 1024, 12 * 1024 + 4));
	}

	@Test
	void linkIsTextNotFollowed() {
		Ext4Builder image = new Ext4Builder().inode(11, Ext4Builder.LINK, 9, 0).name(11, "bin");
		image.raw().put(Ext4Builder.inodeOffset(11) + 0x28, Ext4Builder.text("../../etc"));
		assertEquals("../../etc", Walk.of(image.bytes()).item("bin").target().orElseThrow());
	}

	@Test
	void inlineContentIsReadFromTheInode() {
		Ext4Builder image = new Ext4Builder().inode(11, Ext4Builder.FILE, 5, 0x10000000L).name(11, "small");
		image.raw().put(Ext4Builder.inodeOffset(11) + 0x28, Ext4Builder.text("hello"));
		Walk walk = Walk.of(image.bytes());
		assertEquals("hello", walk.text("small"));
		assertEquals(Ext4Builder.inodeOffset(11) + 0x28, walk.item("small").imageOffset().orElseThrow());
	}

	@Test
	void whatIsEncryptedIsCountedAndNeverRead() {
		long encrypted = Ext4Builder.EXTENTS | 0x800;
		Ext4Builder image = new Ext4Builder().name(11, "data").name(12, "plain").inode(11, Ext4Builder.DIRECTORY, 1024, Ext4Builder.EXTENTS).extent(11, 0, 30, 1)
				.inode(12, Ext4Builder.FILE, 5, Ext4Builder.EXTENTS).extent(12, 0, 31, 1).block(31, "plain");
		image.inode(13, Ext4Builder.FILE, 5, Ext4Builder.EXTENTS).extent(13, 0, 31, 1).inode(14, Ext4Builder.LINK, 5, 0);
		// two names of two bytes, the second reaching to the block's end
		image.raw().u32(30 * 1024, 13).u16(30 * 1024 + 4, 12).u8(30 * 1024 + 6, 2).put(30 * 1024 + 8, (byte) '.', (byte) '/');
		image.raw().u32(30 * 1024 + 12, 14).u16(30 * 1024 + 16, 1012).u8(30 * 1024 + 18, 2).put(30 * 1024 + 20, (byte) 0xff, (byte) 1);
		for (int number : new int[] {11, 13}) {
			image.raw().u32(Ext4Builder.inodeOffset(number) + 0x20, encrypted);
		}
		image.raw().u32(Ext4Builder.inodeOffset(14) + 0x20, 0x800);
		Walk walk = Walk.of(image.bytes());
		assertEquals(List.of("ext4.encrypted"), walk.codes());
		assertEquals("1 files, 1 directories and 1 links are encrypted (fscrypt), the first is data", walk.problems.getFirst().what());
		assertEquals(List.of("evidence", "data", "data/fscrypt:2e2f", "data/fscrypt:ff01", "plain"), walk.paths());
		assertTrue(walk.item("data/fscrypt:2e2f").sha256().isEmpty());
		assertTrue(walk.item("data/fscrypt:ff01").target().isEmpty());
	}

	@Test
	void directoryThatHoldsItselfIsEnteredOnce() {
		Walk walk = Walk.of(new Ext4Builder().name(2, "again").bytes());
		assertEquals(List.of("ext4.loop"), walk.codes());
	}

	@Test
	void nameWithSlashOrDotsIsReported() {
		Walk walk = Walk.of(withFile().name(11, "a/../../b").bytes());
		assertTrue(walk.codes().contains("container.name"));
	}

	@Test
	void inodeOutsideTheTableIsReported() {
		assertEquals(List.of("ext4.inode"), Walk.of(new Ext4Builder().name(4000, "ghost").bytes()).codes());
	}

	@Test
	void directoryEntryOfLengthZeroEndsItsBlock() {
		Ext4Builder image = withFile();
		byte[] bytes = image.bytes();
		Arrays.fill(bytes, Ext4Builder.ROOT_BLOCK * 1024 + 4, Ext4Builder.ROOT_BLOCK * 1024 + 6, (byte) 0);
		assertEquals(List.of("ext4.directory"), Walk.of(bytes).codes());
	}

	@Test
	void extentTreeThatPointsToItselfEnds() {
		Ext4Builder image = new Ext4Builder().inode(11, Ext4Builder.FILE, 4096, Ext4Builder.EXTENTS).name(11, "f");
		int node = Ext4Builder.inodeOffset(11) + 0x28;
		for (int at : new int[] {node, 30 * 1024}) {
			image.raw().u16(at, 0xf30a).u16(at + 2, 4).u16(at + 4, 4).u16(at + 6, 1);
			for (int i = 0; i < 4; i++) {
				image.raw().u32(at + 12 + 12 * i, 0).u32(at + 16 + 12 * i, 30);
			}
		}
		assertEquals(List.of("ext4.blocks"), Walk.of(image.bytes()).codes());
	}

	@Test
	void sharedIndirectBlocksCostNoMoreThanTheImage() {
		Ext4Builder image = new Ext4Builder().inode(11, Ext4Builder.FILE, 0xfffffff0L, 0).name(11, "f");
		image.raw().u32(Ext4Builder.inodeOffset(11) + 0x28 + 56, 40);
		for (int i = 0; i < 256; i++) {
			image.raw().u32(40 * 1024 + 4 * i, 40);
		}
		Walk walk = Assertions.assertTimeout(Duration.ofSeconds(5), () -> Walk.of(image.bytes(), Walk.SMALL));
		assertTrue(walk.codes().contains("ext4.blocks"));
	}

	@Test
	void fileOfManyTebibytesOfHoleIsReportedNotHashed() {
		Ext4Builder image = new Ext4Builder().inode(11, Ext4Builder.FILE, 0, Ext4Builder.EXTENTS).name(11, "f");
		image.raw().u32(Ext4Builder.inodeOffset(11) + 0x6c, 0x10000);
		Walk walk = Walk.of(image.bytes());
		assertEquals(List.of("container.expansion"), walk.codes());
		assertEquals(1L << 48, walk.item("f").length());
	}

	@Test
	void truncationOfTheSuperblockAtEachByteIsReported() {
		byte[] image = withFile().bytes();
		for (int length = 1082; length < 1024 + 0x154; length++) {
			assertEquals(List.of("ext4.superblock"), Walk.of(Arrays.copyOf(image, length)).codes(), "length " + length);
		}
	}

	@Test
	void truncationOfTheRestIsReported() {
		byte[] image = withFile().bytes();
		for (int length = 2048; length < 40 * 1024 + 476; length += 7) {
			assertFalse(Walk.of(Arrays.copyOf(image, length)).problems.isEmpty(), "length " + length);
		}
	}

	@Test
	void everyByteOfTheSuperblockFlippedEndsInTime() {
		byte[] image = withFile().bytes();
		for (int i = 1024; i < 1024 + 0x160; i++) {
			for (int bit : new int[] {0x01, 0x80, 0xff}) {
				byte[] broken = image.clone();
				broken[i] ^= (byte) bit;
				Assertions.assertTimeout(Duration.ofSeconds(5), () -> Walk.of(broken, Walk.SMALL));
			}
		}
	}

	@Test
	void everyByteOfInodesAndDirectoryFlippedEndsInTime() {
		byte[] image = withFile().bytes();
		for (int from : new int[] {2 * 1024, Ext4Builder.inodeOffset(2), Ext4Builder.inodeOffset(11), Ext4Builder.ROOT_BLOCK * 1024}) {
			for (int i = from; i < from + 160; i++) {
				byte[] broken = image.clone();
				broken[i] ^= (byte) 0xff;
				Assertions.assertTimeout(Duration.ofSeconds(5), () -> Walk.of(broken, Walk.SMALL));
			}
		}
	}

	@Test
	void unreplayedJournalIsReported() {
		Ext4Builder image = withFile();
		image.raw().u32(1024 + 0x60, 0x46);
		assertEquals(List.of("ext4.journal"), Walk.of(image.bytes()).codes());
	}

	@Test
	void unknownFeatureIsRefused() {
		Ext4Builder image = withFile();
		image.raw().u32(1024 + 0x60, 0x80000042L);
		assertEquals(List.of("ext4.features"), Walk.of(image.bytes()).codes());
	}
}
