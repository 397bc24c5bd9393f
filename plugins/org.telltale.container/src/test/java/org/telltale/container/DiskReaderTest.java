package org.telltale.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** Partitions of disks. */
class DiskReaderTest {

	private static final int SECTOR = 512;
	private static final int SYSTEM = 40;
	private static final int END = SYSTEM + 128 + 40;

	private static byte[] system() {
		return new Ext4Builder().inode(11, Ext4Builder.FILE, 5, Ext4Builder.EXTENTS).extent(11, 0, 30, 1).name(11, "f").block(30, "hello").bytes();
	}

	private static LittleEndian slot(LittleEndian disk, int table, int slot, int type, int first, int count) {
		int at = table * SECTOR + 446 + 16 * slot;
		return disk.u8(at + 4, type).u32(at + 8, first).u32(at + 12, count).u16(table * SECTOR + 510, 0xaa55);
	}

	/** An empty partition, and an extended one with two logical ones. */
	private static LittleEndian mbr() {
		LittleEndian disk = new LittleEndian().length(END * SECTOR);
		slot(disk, 0, 0, 0x0c, 1, 2);
		slot(disk, 0, 1, 0x05, 10, END - 10);
		slot(disk, 10, 0, 0x83, SYSTEM - 10, 128);
		slot(disk, 10, 1, 0x05, 10, 20);
		slot(disk, 20, 0, 0x83, 2, 3);
		return disk.put(SYSTEM * SECTOR, system());
	}

	/** Sectors of 512 bytes: protective table, header, entries in 2 to 5; their copies at the end. */
	private static LittleEndian gpt() {
		LittleEndian disk = new LittleEndian().length(END * SECTOR).put(SYSTEM * SECTOR, system());
		slot(disk, 0, 0, 0xee, 1, END - 1);
		LittleEndian entries = new LittleEndian().length(16 * 128);
		entry(entries, 0, SYSTEM, SYSTEM + 127, "userdata");
		entry(entries, 1, 10, 12, "");
		entry(entries, 5, 13, 13, "userdata");
		header(disk, 1, 2, entries.bytes());
		return header(disk, END - 1, END - 5, entries.bytes());
	}

	private static void entry(LittleEndian entries, int index, int first, int last, String name) {
		entries.u32(128 * index, 0x1234).u32(128 * index + 32, first).u32(128 * index + 40, last).put(128 * index + 56, name.getBytes(StandardCharsets.UTF_16LE));
	}

	private static LittleEndian header(LittleEndian disk, int at, int entriesAt, byte[] entries) {
		LittleEndian header = new LittleEndian().put(0, "EFI PART".getBytes(StandardCharsets.US_ASCII)).u32(8, 0x10000).u32(12, 92).u32(24, at).u32(72, entriesAt)
				.u32(80, entries.length / 128).u32(84, 128).u32(88, crc(entries));
		header.u32(16, crc(header.bytes()));
		return disk.put(at * SECTOR, header.bytes()).put(entriesAt * SECTOR, entries);
	}

	private static long crc(byte[] bytes) {
		CRC32 crc = new CRC32();
		crc.update(bytes);
		return crc.getValue();
	}

	@Test
	void logicalPartitionsAreNumberedFromFive() {
		Walk walk = Walk.of(mbr().bytes());
		assertEquals(List.of(), walk.problems);
		assertEquals(List.of("evidence", "partition-1", "partition-5", "partition-5!/f", "partition-6"), walk.paths());
		assertEquals((SYSTEM * SECTOR) + 30 * 1024, walk.item("partition-5!/f").imageOffset().orElseThrow());
		assertEquals(22 * SECTOR, walk.item("partition-6").imageOffset().orElseThrow());
	}

	@Test
	void chainOfTablesThatComesBackEnds() {
		assertEquals(List.of("mbr.table"), Walk.of(slot(mbr(), 20, 1, 0x05, 10, 20).bytes()).codes());
		assertEquals(List.of("mbr.table"), Walk.of(mbr().u16(20 * SECTOR + 510, 0).bytes()).codes());
	}

	@Test
	void partitionBehindTheEndIsCut() {
		Walk walk = Walk.of(Arrays.copyOf(mbr().bytes(), (SYSTEM + 100) * SECTOR));
		assertEquals(List.of("mbr.partition", "ext4.truncated"), walk.codes());
		assertEquals("hello", walk.text("partition-5!/f"));
	}

	@Test
	void bootSectorWithoutASensibleTableIsNoDisk() {
		assertEquals(List.of("evidence"), Walk.of(slot(new LittleEndian(), 0, 0, 0x83, 0, 5).bytes()).paths());
		assertEquals(List.of("evidence"), Walk.of(slot(new LittleEndian(), 0, 0, 0x83, 5, 5).u8(446, 7).bytes()).paths());
		assertEquals(List.of("evidence"), Walk.of(new LittleEndian().u16(510, 0xaa55).bytes()).paths());
	}

	@Test
	void partitionsAreCalledAsTheTableSays() {
		Walk walk = Walk.of(gpt().bytes());
		assertEquals(List.of(), walk.problems);
		assertEquals(List.of("evidence", "userdata", "userdata!/f", "partition-2", "userdata#2"), walk.paths());
		assertEquals("hello", walk.text("userdata!/f"));
		assertEquals(SYSTEM * SECTOR + 30 * 1024, walk.item("userdata!/f").imageOffset().orElseThrow());
	}

	@Test
	void backupIsUsedWhereHeaderOrEntriesDoNotHold() {
		for (int at : new int[] {SECTOR, SECTOR + 20, SECTOR + 72, 2 * SECTOR + 32}) {
			Walk walk = Walk.of(gpt().u8(at, 0x55).bytes());
			assertEquals(List.of(at < 2 * SECTOR ? "gpt.header" : "gpt.entries"), walk.codes());
			assertEquals("hello", walk.text("userdata!/f"));
			assertTrue(walk.problems.getFirst().consequence().contains("backup"), walk.problems.toString());
		}
	}

	@Test
	void withoutABackupTheFirstIsUsedAsItIs() {
		byte[] disk = gpt().u8(3 * SECTOR, 0x55).bytes();
		Walk walk = Walk.of(Arrays.copyOf(disk, (END - 1) * SECTOR));
		assertEquals("gpt.entries", walk.codes().getFirst());
		assertEquals("hello", walk.text("userdata!/f"));
		assertEquals(List.of("gpt.header"), Walk.of(Arrays.copyOf(gpt().u8(SECTOR, 0).bytes(), (END - 1) * SECTOR)).codes());
	}

	/** The reason that is given is that of the copy that was used. */
	@Test
	void backupThatDoesNotHoldIsUsedWhereThereIsNoFirstCopy() {
		Walk walk = Walk.of(gpt().u8(SECTOR, 0).u8((END - 1) * SECTOR + 88, 0x55).bytes());
		assertEquals(List.of("gpt.header"), walk.codes());
		assertEquals("the backup at byte " + (END - 1) * SECTOR + " does not hold either: what it says was used as it is; partitions may be wrong",
				walk.problems.getFirst().consequence());
		assertEquals("hello", walk.text("userdata!/f"));
	}

	@Test
	void encryptionIsNamed() {
		byte[] disk = gpt().put(SYSTEM * SECTOR, new byte[128 * SECTOR]).put((SYSTEM + 128) * SECTOR - 16_384, (byte) 0xc4, (byte) 0xb1, (byte) 0xb5, (byte) 0xd0).bytes();
		Walk walk = Walk.of(disk);
		assertEquals(List.of("container.not-analysed"), walk.codes());
		assertTrue(walk.problems.getFirst().what().contains("android-fde"), walk.problems.toString());
	}

	@Test
	void cutAndChangedDisksNeverThrow() {
		Random random = new Random(6);
		for (byte[] disk : List.of(mbr().bytes(), gpt().bytes())) {
			for (int length = 0; length < 6 * SECTOR; length++) {
				Walk.of(Arrays.copyOf(disk, length), Walk.SMALL);
			}
			for (int i = 0; i < 3000; i++) {
				byte[] broken = disk.clone();
				for (int j = 0; j <= i % 5; j++) {
					broken[i % 2 == 0 ? 446 + random.nextInt(66) : random.nextInt(21 * SECTOR)] = (byte) random.nextInt(256);
				}
				Walk.of(broken, Walk.SMALL);
			}
		}
	}
}
