package org.telltale.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.base.ByteRange;
import org.telltale.container.f2fs.F2fsReader;

class F2fsReaderTest {

	private static final int BLOCK = F2fsBuilder.BLOCK;

	/** An inode in block 621 with content in blocks 630 and 640. */
	private static F2fsBuilder withFile() {
		return new F2fsBuilder().name(4, "mmssms.db").node(4, 4, 621).inode(621, F2fsBuilder.FILE, 0, 5000).address(621, 0, true, 630).address(621, 1, true, 640)
				.block(630, "first").block(640, "second");
	}

	@Test
	void fileInTwoPlacesKnowsBoth() {
		Walk walk = Walk.of(withFile().bytes());
		assertEquals(List.of(), walk.problems);
		assertEquals(List.of("evidence", "mmssms.db"), walk.paths());
		assertEquals("second", walk.text("mmssms.db").substring(4096, 4102));
		assertEquals(List.of(new ByteRange(630 * BLOCK, 4096), new ByteRange(640 * BLOCK, 904)), walk.item("mmssms.db").origin().orElseThrow());
		assertEquals(new Ownership(F2fsBuilder.FILE, 1000, 2000, 1_400_000_000), walk.item("mmssms.db").ownership().orElseThrow());
	}

	@ParameterizedTest
	@ValueSource(longs = {0, 0xffffffffL})
	void blocksThatWereNotWrittenAreHoles(long address) {
		Walk walk = Walk.of(withFile().address(621, 0, true, address).bytes());
		assertEquals(List.of(), walk.problems);
		assertEquals("\0second", walk.text("mmssms.db").substring(4095, 4102));
		assertTrue(walk.item("mmssms.db").origin().isEmpty());
	}

	@Test
	void smallContentStandsInTheInode() {
		F2fsBuilder image = new F2fsBuilder().name(4, "small").node(4, 4, 621).inode(621, F2fsBuilder.FILE, F2fsBuilder.INLINE_CONTENT, 5);
		image.raw().put(621 * BLOCK + 364, F2fsBuilder.text("hello"));
		Walk walk = Walk.of(image.bytes());
		assertEquals("hello", walk.text("small"));
		assertEquals(621 * BLOCK + 364, walk.item("small").imageOffset().orElseThrow());
	}

	@Test
	void extraAttributesStandInFrontOfTheAddresses() {
		F2fsBuilder image = new F2fsBuilder().name(4, "small").node(4, 4, 621).inode(621, F2fsBuilder.FILE, F2fsBuilder.INLINE_CONTENT | F2fsBuilder.EXTRA, 5);
		image.raw().u16(621 * BLOCK + 360, 36).put(621 * BLOCK + 400, F2fsBuilder.text("hello"));
		assertEquals("hello", Walk.of(image.bytes()).text("small"));
	}

	@Test
	void attributesOfAnyLengthShortenTheAddresses() {
		F2fsBuilder image = new F2fsBuilder().name(4, "f").node(4, 4, 621).inode(621, F2fsBuilder.FILE, F2fsBuilder.EXTRA, 820L * BLOCK).block(631, "behind");
		// feature; of 923 words 4 for extra and 100 for attributes: the first address of the direct node is number 819
		image.raw().u32(1024 + 2180, 0x48).u16(621 * BLOCK + 360, 16).u16(621 * BLOCK + 362, 100).u32(621 * BLOCK + 4052, 5);
		image.node(5, 4, 622, 1).address(622, 0, false, 631);
		assertEquals(List.of(), Walk.of(image.bytes()).problems);
		assertEquals(631L * BLOCK, place(image.bytes(), 819));
	}

	@Test
	void directAndIndirectNodesAreFollowed() {
		long last = 923 + 2 * 1018 + 1018;
		F2fsBuilder image = new F2fsBuilder().name(4, "f").node(4, 4, 621).inode(621, F2fsBuilder.FILE, 0, (last + 1) * BLOCK);
		image.raw().u32(621 * BLOCK + 4052 + 8, 5);
		image.node(5, 4, 622, 3).address(622, 1, false, 6).node(6, 4, 623, 5).address(623, 0, false, 631);
		assertEquals(631L * BLOCK, place(image.bytes(), last));
	}

	/** Where a block of the one file stands. */
	private static long place(byte[] image, long block) {
		try {
			Budget budget = new Budget(Limits.STANDARD, image.length);
			Entry entry = new F2fsReader().read(Source.of(image), new Place("e", ""), budget).value().orElseThrow().entries().getFirst();
			return entry.content().open(budget).value().orElseThrow().imageOffset(new ByteRange(block * BLOCK, 1)).orElseThrow();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void namesStandInBlocksToo() {
		F2fsBuilder image = new F2fsBuilder().name(4, "folder").node(4, 4, 621).inode(621, F2fsBuilder.DIRECTORY, 0, 2 * BLOCK).address(621, 1, true, 630);
		image.nameIn(630 * BLOCK, BLOCK, 0, 4, F2fsBuilder.text(".")).nameIn(630 * BLOCK, BLOCK, 1, 3, F2fsBuilder.text(".."))
				.nameIn(630 * BLOCK, BLOCK, 2, 5, F2fsBuilder.text("a name longer than eight bytes")).nameIn(630 * BLOCK, BLOCK, 6, 6, F2fsBuilder.text("b"));
		image.node(5, 5, 622).inode(622, F2fsBuilder.FILE, F2fsBuilder.INLINE_CONTENT, 0).node(6, 6, 623).inode(623, F2fsBuilder.FILE, F2fsBuilder.INLINE_CONTENT, 0);
		Walk walk = Walk.of(image.bytes());
		assertEquals(List.of(), walk.problems);
		assertEquals(List.of("evidence", "folder", "folder/a name longer than eight bytes", "folder/b"), walk.paths());
	}

	@Test
	void linkIsTextNotFollowed() {
		F2fsBuilder image = new F2fsBuilder().name(4, "bin").node(4, 4, 621).inode(621, F2fsBuilder.LINK, F2fsBuilder.INLINE_CONTENT, 9);
		image.raw().put(621 * BLOCK + 364, F2fsBuilder.text("../../etc"));
		assertEquals("../../etc", Walk.of(image.bytes()).item("bin").target().orElseThrow());
	}

	/** The newer pack says that the second copy of the node table counts, which knows another inode for the file. */
	@Test
	void newerCheckpointCounts() {
		F2fsBuilder image = withFile().checkpoint(F2fsBuilder.SECOND_PACK, 8, F2fsBuilder.UNMOUNTED | F2fsBuilder.COMPACT, 0x80);
		image.raw().u32(F2fsBuilder.TABLE_COPY * BLOCK + 9 * 3 + 5, F2fsBuilder.MAIN).u32(F2fsBuilder.TABLE_COPY * BLOCK + 9 * 4 + 5, 622);
		image.inode(622, F2fsBuilder.FILE, F2fsBuilder.INLINE_CONTENT, 3).footer(4, 4, 622, 0, 0, 0).raw().put(622 * BLOCK + 364, F2fsBuilder.text("new"));
		assertEquals("new", Walk.of(image.bytes()).text("mmssms.db"));
		image.checkpoint(F2fsBuilder.FIRST_PACK, 9, F2fsBuilder.UNMOUNTED | F2fsBuilder.COMPACT);
		assertTrue(Walk.of(image.bytes()).text("mmssms.db").startsWith("first"));
	}

	@ParameterizedTest
	@ValueSource(ints = {100, 4092, 7 * BLOCK + 100})
	void packThatWasNotWrittenToItsEndDoesNotCount(int broken) {
		F2fsBuilder image = withFile().checkpoint(F2fsBuilder.SECOND_PACK, 8, F2fsBuilder.UNMOUNTED | F2fsBuilder.COMPACT, 0x80);
		image.raw().u8(F2fsBuilder.SECOND_PACK * BLOCK + broken, 0x77);
		assertTrue(Walk.of(image.bytes()).text("mmssms.db").startsWith("first"));
	}

	@Test
	void packWhoseEndHasAnotherVersionDoesNotCount() {
		F2fsBuilder image = withFile().checkpoint(F2fsBuilder.SECOND_PACK, 8, F2fsBuilder.UNMOUNTED | F2fsBuilder.COMPACT, 0x80);
		image.raw().u32((F2fsBuilder.SECOND_PACK + 7) * BLOCK, 9);
		image.sum((F2fsBuilder.SECOND_PACK + 7) * BLOCK);
		assertTrue(Walk.of(image.bytes()).text("mmssms.db").startsWith("first"));
	}

	@Test
	void withoutAWholePackNothingIsRead() {
		F2fsBuilder image = withFile();
		image.raw().u8(F2fsBuilder.FIRST_PACK * BLOCK + 100, 0x77);
		assertEquals(List.of("f2fs.checkpoint"), Walk.of(image.bytes()).codes());
	}

	/** Compact: in front of the first summary block. Else behind the entries of the first of the last summaries: six of them after an unmount, or three. */
	@ParameterizedTest
	@ValueSource(ints = {F2fsBuilder.UNMOUNTED | F2fsBuilder.COMPACT, F2fsBuilder.UNMOUNTED, 0})
	void journalCountsBeforeTheTable(int flags) {
		int at = (flags & F2fsBuilder.COMPACT) != 0 ? BLOCK : (flags == 0 ? 4 : 1) * BLOCK + 3584;
		F2fsBuilder image = withFile().checkpoint(F2fsBuilder.FIRST_PACK, 7, flags).journal(F2fsBuilder.FIRST_PACK * BLOCK + at, 4, 622);
		image.inode(622, F2fsBuilder.FILE, F2fsBuilder.INLINE_CONTENT, 3).footer(4, 4, 622, 0, 0, 0).raw().put(622 * BLOCK + 364, F2fsBuilder.text("new"));
		assertEquals("new", Walk.of(image.bytes()).text("mmssms.db"));
	}

	@Test
	void journalThatMakesNoSenseIsReported() {
		F2fsBuilder image = withFile();
		image.raw().u16((F2fsBuilder.FIRST_PACK + 1) * BLOCK, 39);
		assertEquals(List.of("f2fs.journal"), Walk.of(image.bytes()).codes());
	}

	@Test
	void nodesForcedAfterTheCheckpointAreCounted() {
		F2fsBuilder image = withFile().checkpoint(F2fsBuilder.FIRST_PACK, 7, F2fsBuilder.COMPACT);
		assertEquals("the file system was not unmounted cleanly; 0 nodes of files were forced to the disk after its last checkpoint and were not taken over",
				Walk.of(image.bytes()).problems.getFirst().what());
		// the warm log goes on in block 10 of the first segment, with one node that was forced, one that was not, and itself again
		image.footer(9, 9, 630, 2, 7, 631).footer(9, 9, 631, 0, 7, 632).footer(9, 9, 632, 2, 7, 630);
		Walk walk = Walk.of(image.bytes());
		assertEquals(List.of("f2fs.unclean"), walk.codes());
		assertTrue(walk.problems.getFirst().what().contains("; 2 nodes"), walk.problems.toString());
	}

	@Test
	void whatIsEncryptedIsCountedAndNeverRead() {
		F2fsBuilder image = new F2fsBuilder().name(4, "secret").node(4, 4, 621).inode(621, F2fsBuilder.DIRECTORY, F2fsBuilder.INLINE_NAMES, 3488);
		image.nameIn(621 * BLOCK + 364, 3488, 0, 5, F2fsBuilder.text("looks like text/")).nameIn(621 * BLOCK + 364, 3488, 2, 6, (byte) 0xff, (byte) 1);
		image.node(5, 5, 622).inode(622, F2fsBuilder.FILE, F2fsBuilder.INLINE_CONTENT, 5).node(6, 6, 623).inode(623, F2fsBuilder.LINK, F2fsBuilder.INLINE_CONTENT, 5);
		for (int block : new int[] {621, 622, 623}) {
			image.raw().u8(block * BLOCK + 2, 4);
		}
		Walk walk = Walk.of(image.bytes());
		assertEquals(List.of("f2fs.encrypted"), walk.codes());
		assertEquals("1 files, 1 directories and 1 links are encrypted (fscrypt), the first is secret", walk.problems.getFirst().what());
		assertEquals(List.of("evidence", "secret", "secret/fscrypt:6c6f6f6b73206c696b6520746578742f", "secret/fscrypt:ff01"), walk.paths());
		assertTrue(walk.items.get(2).sha256().isEmpty());
		assertTrue(walk.items.get(3).target().isEmpty());
	}

	/** A cluster of four blocks, compressed to one block, and a block that is not compressed behind it. */
	private static F2fsBuilder compressed(int compression, byte[] body) {
		F2fsBuilder image = new F2fsBuilder().name(4, "f").node(4, 4, 621).inode(621, F2fsBuilder.FILE, F2fsBuilder.EXTRA, 5L * BLOCK).block(640, "plain");
		image.raw().u32(1024 + 2180, 0x2008).u32(621 * BLOCK + 80, 4).u16(621 * BLOCK + 360, 36).u8(621 * BLOCK + 392, compression).u8(621 * BLOCK + 393, 2);
		image.raw().u32(621 * BLOCK + 396, 0xfffffffeL).u32(621 * BLOCK + 400, 630).u32(621 * BLOCK + 412, 640);
		image.raw().u32(630 * BLOCK, body.length).put(630 * BLOCK + 24, body);
		return image;
	}

	/** One byte, repeated by a match up to the last five bytes. */
	private static byte[] lz4() {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		body.writeBytes(new byte[] {0x1f, 'a', 1, 0});
		int left = 4 * BLOCK - 6 - 19;
		for (; left >= 255; left -= 255) {
			body.write(255);
		}
		body.write(left);
		body.writeBytes(new byte[] {0x50, 'b', 'b', 'b', 'b', 'b'});
		return body.toByteArray();
	}

	/** A frame with a block that is one byte, repeated (RFC 8878 section 3.1.1). */
	private static byte[] zstd() {
		return new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x60, 0x00, 0x3f, 0x03, 0x00, 0x02, 'a'};
	}

	@Test
	void compressedClustersAreExpanded() {
		Walk walk = Walk.of(compressed(1, lz4()).bytes());
		assertEquals(List.of(), walk.problems);
		assertEquals("a".repeat(4 * BLOCK - 5) + "bbbbbplain", walk.text("f").substring(0, 4 * BLOCK + 5));
		assertTrue(walk.item("f").origin().isEmpty());
		walk = Walk.of(compressed(2, zstd()).bytes());
		assertEquals(List.of(), walk.problems);
		assertEquals("a".repeat(4 * BLOCK) + "plain", walk.text("f").substring(0, 4 * BLOCK + 5));
	}

	@Test
	void uncompressedPartOfACompressedFileKnowsItsPlace() {
		assertEquals(640L * BLOCK, place(compressed(1, lz4()).bytes(), 4));
	}

	@Test
	void clusterThatCannotBeExpandedIsReportedAndReadsAsZeros() {
		byte[] body = lz4();
		body[2] = 2;
		Walk walk = Walk.of(compressed(1, body).bytes());
		assertEquals(List.of("f2fs.compressed"), walk.codes());
		assertEquals("\0".repeat(4 * BLOCK) + "plain", walk.text("f").substring(0, 4 * BLOCK + 5));
		assertEquals(List.of("f2fs.compressed"), Walk.of(compressed(2, new byte[0]).bytes()).codes());
	}

	@Test
	void compressionThatIsNotKnownIsNamed() {
		Walk walk = Walk.of(compressed(0, lz4()).bytes());
		assertEquals("f is compressed with LZO, which is not expanded", walk.problems.getFirst().what());
		assertTrue(walk.item("f").sha256().isEmpty());
	}

	@Test
	void directoryThatHoldsItselfIsEnteredOnce() {
		assertEquals(List.of("f2fs.loop"), Walk.of(new F2fsBuilder().name(3, "again").bytes()).codes());
	}

	@Test
	void nodeThatIsItsOwnChildEnds() {
		F2fsBuilder image = new F2fsBuilder().name(4, "f").node(4, 4, 621).inode(621, F2fsBuilder.FILE, 0, 1L << 41);
		image.raw().u32(621 * BLOCK + 4052 + 16, 5);
		image.node(5, 4, 622, 5 + 2 * 1018);
		for (int i = 0; i < 1018; i++) {
			image.address(622, i, false, 5);
		}
		assertTrue(Walk.of(image.bytes(), Walk.SMALL).codes().contains("f2fs.blocks"));
	}

	@Test
	void nodeThatStandsElsewhereInItsFileIsNotTaken() {
		F2fsBuilder image = new F2fsBuilder().name(4, "f").node(4, 4, 621).inode(621, F2fsBuilder.FILE, 0, (923 + 4L * 1018) * BLOCK);
		image.raw().u32(621 * BLOCK + 4052 + 8, 5);
		image.node(5, 4, 622, 3).address(622, 0, false, 6).node(6, 4, 623, 4);
		assertEquals(List.of(), Walk.of(image.bytes()).codes());
		assertEquals(List.of("f2fs.blocks"), Walk.of(image.address(622, 1, false, 6).bytes()).codes());
	}

	@Test
	void nodesBelowTwoIndirectOnesAreCountedOn() {
		long last = 923 + (2 + 2 * 1018 + 1018 + 2) * 1018L;
		F2fsBuilder image = new F2fsBuilder().name(4, "f").node(4, 4, 621).inode(621, F2fsBuilder.FILE, 0, (last + 1) * BLOCK);
		image.raw().u32(621 * BLOCK + 4052 + 16, 5);
		int order = 5 + 2 * 1018;
		image.node(5, 4, 622, order).address(622, 1, false, 6).node(6, 4, 623, order + 1 + 1019).address(623, 2, false, 7).node(7, 4, 624, order + 1 + 1019 + 3)
				.address(624, 0, false, 631);
		assertEquals(631L * BLOCK, place(image.bytes(), last));
	}

	@Test
	void clustersHaveNoMoreBlocksThanTheFileSystem() {
		F2fsBuilder image = compressed(1, lz4()).node(5, 4, 622, 1);
		image.raw().u32(621 * BLOCK + 16, (914 + 1016L) * BLOCK).u32(621 * BLOCK + 4052, 5);
		for (int i = 0; i < 1016; i += 4) {
			for (int k = 0; k < 4; k++) {
				long address = k == 0 ? 0xfffffffeL : 630;
				image.address(622, i + k, false, address);
				if (i < 912) {
					image.raw().u32(621 * BLOCK + 396 + 4 * (i + k), address);
				}
			}
		}
		assertTrue(Walk.of(image.bytes()).codes().contains("f2fs.blocks"));
	}

	@Test
	void nameLongerThanLinuxAllowsBreaksItsBlock() {
		F2fsBuilder image = new F2fsBuilder().name(4, "n".repeat(255)).node(4, 4, 621).inode(621, F2fsBuilder.FILE, F2fsBuilder.INLINE_CONTENT, 0);
		assertEquals(List.of(), Walk.of(image.bytes()).codes());
		assertEquals(List.of("f2fs.directory"), Walk.of(image.name(4, "n".repeat(256)).bytes()).codes());
	}

	@Test
	void nodeOfAnotherFileIsNotTaken() {
		F2fsBuilder image = withFile();
		image.raw().u32(621 * BLOCK + 16, 930L * BLOCK).u32(621 * BLOCK + 4052, 5);
		image.node(5, 9, 622, 1).address(622, 0, false, 631);
		assertEquals(List.of("f2fs.blocks"), Walk.of(image.bytes()).codes());
	}

	@Test
	void addressOutsideTheMainAreaIsReported() {
		assertEquals(List.of("f2fs.blocks"), Walk.of(withFile().address(621, 1, true, 100).bytes()).codes());
		assertEquals(List.of("f2fs.blocks"), Walk.of(withFile().address(621, 1, true, F2fsBuilder.BLOCKS).bytes()).codes());
	}

	@Test
	void inodeThatIsNotThereIsReported() {
		assertEquals(List.of("f2fs.inode"), Walk.of(new F2fsBuilder().name(400, "ghost").bytes()).codes());
		assertEquals(List.of("f2fs.inode"), Walk.of(new F2fsBuilder().name(999_999, "ghost").bytes()).codes());
	}

	@Test
	void copyOfTheSuperblockIsUsedWhereTheFirstIsBroken() {
		F2fsBuilder image = withFile();
		byte[] bytes = image.bytes();
		System.arraycopy(bytes, 1024, bytes, BLOCK + 1024, 3072);
		bytes[1024] = 0;
		Walk walk = Walk.of(bytes);
		assertEquals(List.of("f2fs.superblock"), walk.codes());
		assertEquals(List.of("evidence", "mmssms.db"), walk.paths());
	}

	@Test
	void furtherDevicesAreReported() {
		F2fsBuilder image = withFile();
		image.raw().put(1024 + 2201, F2fsBuilder.text("/dev/sdb"));
		assertEquals(List.of("f2fs.devices"), Walk.of(image.bytes()).codes());
	}

	@Test
	void cutImageIsReportedAtEachLength() {
		byte[] image = withFile().bytes();
		IntStream lengths = IntStream.concat(IntStream.range(1000, 4200), IntStream.iterate(BLOCK, length -> length < image.length, length -> length + 50_001));
		for (List<?> problems : new Hostile(new F2fsReader()).cut(image, lengths)) {
			assertFalse(problems.isEmpty());
		}
	}

	@Test
	void changedBytesDoNoHarm() {
		F2fsBuilder builder = compressed(1, lz4()).name(7, "d").node(7, 7, 622).inode(622, F2fsBuilder.DIRECTORY, 0, BLOCK).address(622, 0, true, 631)
				.nameIn(631 * BLOCK, BLOCK, 0, 8, F2fsBuilder.text("g")).node(8, 8, 623).inode(623, F2fsBuilder.FILE, F2fsBuilder.INLINE_CONTENT, 9);
		byte[] image = builder.bytes();
		int[] places = {1024, 1124, 1024 + 2180, 1024 + 2184, F2fsBuilder.FIRST_PACK * BLOCK, F2fsBuilder.FIRST_PACK * BLOCK + 300, F2fsBuilder.TABLE * BLOCK,
				F2fsBuilder.TABLE * BLOCK + 90, F2fsBuilder.MAIN * BLOCK, F2fsBuilder.MAIN * BLOCK + 500, 621 * BLOCK, 621 * BLOCK + 500, 621 * BLOCK + 4040, 621 * BLOCK + 4096,
				622 * BLOCK, 622 * BLOCK + 480, 630 * BLOCK, 630 * BLOCK + 110, 631 * BLOCK, 631 * BLOCK + 50, 631 * BLOCK + 2384, 631 * BLOCK + 2400};
		int[] all = IntStream.range(0, places.length / 2).flatMap(i -> IntStream.range(places[2 * i], places[2 * i + 1])).toArray();
		new Hostile(new F2fsReader()).flip(image, IntStream.of(all));
		new Hostile(new F2fsReader()).scatter(image, all, 1000);
	}
}
