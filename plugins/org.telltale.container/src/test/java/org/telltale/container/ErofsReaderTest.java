package org.telltale.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.base.ByteRange;
import org.telltale.container.erofs.ErofsReader;

class ErofsReaderTest {

	private static final int BLOCK = ErofsBuilder.BLOCK;
	private static final int ONE = 1 << 11 | 1;
	private static final int TWO = 1 << 11 | 2;
	/** Two bytes an entry where they can be, and clusters of several blocks. */
	private static final int SHORT_AND_LARGE = 3;

	private static ErofsBuilder withFile() {
		return new ErofsBuilder().name(42, "build.prop").inode(42, ErofsBuilder.FILE, ErofsBuilder.PLAIN, 5000, 4).block(4, "first").block(5, "second");
	}

	@Test
	void fileKnowsItsPlace() {
		Walk walk = Walk.of(withFile().bytes());
		assertEquals(List.of(), walk.problems);
		assertEquals(List.of("evidence", "build.prop"), walk.paths());
		assertEquals("second", walk.text("build.prop").substring(4096, 4102));
		assertEquals(List.of(new ByteRange(4 * BLOCK, 5000)), walk.item("build.prop").origin().orElseThrow());
		assertEquals(new Ownership(ErofsBuilder.FILE, 1000, 2000, 0), walk.item("build.prop").ownership().orElseThrow());
	}

	@Test
	void endOfAFileMayStandBehindItsInodeAndAttributes() {
		ErofsBuilder image = new ErofsBuilder().name(42, "f").inode(42, ErofsBuilder.FILE, ErofsBuilder.INLINE, BLOCK + 3, 4).block(4, "front");
		image.raw().u16(42 * 32 + 2, 2).put(42 * 32 + 32 + 16, ErofsBuilder.text("end"));
		Walk walk = Walk.of(image.bytes());
		assertEquals(List.of(), walk.problems);
		assertEquals("end", walk.text("f").substring(BLOCK));
		assertEquals(List.of(new ByteRange(4 * BLOCK, BLOCK), new ByteRange(42 * 32 + 48, 3)), walk.item("f").origin().orElseThrow());
	}

	@Test
	void linkIsTextNotFollowed() {
		ErofsBuilder image = new ErofsBuilder().name(42, "bin").inode(42, ErofsBuilder.LINK, ErofsBuilder.INLINE, 9, 0);
		image.raw().put(43 * 32, ErofsBuilder.text("../../etc"));
		assertEquals("../../etc", Walk.of(image.bytes()).item("bin").target().orElseThrow());
	}

	@Test
	void extendedInodeHasItsTime() {
		ErofsBuilder image = new ErofsBuilder().name(42, "f").inode(42, ErofsBuilder.FILE, ErofsBuilder.INLINE, 4, 0);
		image.raw().u16(42 * 32, 5).u32(42 * 32 + 24, 70_000).u32(42 * 32 + 28, 80_000).u32(42 * 32 + 32, 1_400_000_000).put(42 * 32 + 64, ErofsBuilder.text("text"));
		Walk walk = Walk.of(image.bytes());
		assertEquals("text", walk.text("f"));
		assertEquals(new Ownership(ErofsBuilder.FILE, 70_000, 80_000, 1_400_000_000), walk.item("f").ownership().orElseThrow());
	}

	@Test
	void chunksMayBeHolesAndStandAnywhere() {
		ErofsBuilder image = new ErofsBuilder().name(42, "f").inode(42, ErofsBuilder.FILE, ErofsBuilder.CHUNKS, 5L * BLOCK, 1).block(8, "third").block(6, "fifth");
		image.raw().u32(43 * 32, 0xffffffffL).u32(43 * 32 + 4, 8).u32(43 * 32 + 8, 6);
		Walk walk = Walk.of(image.bytes());
		assertEquals(List.of(), walk.problems);
		assertEquals("\0third", walk.text("f").substring(2 * BLOCK - 1, 2 * BLOCK + 5));
		assertEquals("fifth", walk.text("f").substring(4 * BLOCK, 4 * BLOCK + 5));
	}

	@Test
	void chunkOfAnotherDeviceIsReported() {
		ErofsBuilder image = new ErofsBuilder().name(42, "f").inode(42, ErofsBuilder.FILE, ErofsBuilder.CHUNKS, 10, 0x20);
		image.raw().u16(43 * 32 + 2, 1).u32(43 * 32 + 4, 5);
		assertEquals(List.of("erofs.blocks"), Walk.of(image.bytes()).codes());
	}

	/** Two blocks that are one compressed, then one that is not, which begins inside the third. */
	private static ErofsBuilder compressed() {
		return new ErofsBuilder().name(42, "f").inode(42, ErofsBuilder.FILE, ErofsBuilder.COMPRESSED, 2 * BLOCK + 200, 0).header(42, 0, 0, 0)
				.index(42, 0, 1, 0, 4).index(42, 1, 2, 0, 1).index(42, 2, 0, 100, 5).atEnd(4, ErofsBuilder.lz4('a', 2 * BLOCK + 100)).block(5, "plain");
	}

	@Test
	void compressedClusterIsExpandedAndAPlainOneKnowsItsPlace() throws Exception {
		byte[] image = compressed().bytes();
		Walk walk = Walk.of(image);
		assertEquals(List.of(), walk.problems);
		assertEquals("a".repeat(2 * BLOCK + 100) + "plain", walk.text("f").substring(0, 2 * BLOCK + 105));
		assertTrue(walk.item("f").origin().isEmpty());
		Budget budget = new Budget(Limits.STANDARD, image.length);
		Entry entry = new ErofsReader().read(Source.of(image), new Place("e", ""), budget).value().orElseThrow().entries().getFirst();
		assertEquals(5 * BLOCK, entry.content().open(budget).value().orElseThrow().imageOffset(new ByteRange(2 * BLOCK + 100, 5)).orElseThrow());
	}

	/** Before Linux 5.3 nothing stood in front of what is compressed; what is behind it is not looked at. */
	@Test
	void clusterWithoutZerosInFrontIsExpanded() {
		ErofsBuilder image = compressed();
		image.raw().u32(1024 + 80, 0).put(4 * BLOCK, new byte[BLOCK]).put(4 * BLOCK, ErofsBuilder.lz4('a', 2 * BLOCK + 100));
		assertEquals(List.of(), Walk.of(image.bytes()).problems);
		image.raw().put(4 * BLOCK, new byte[BLOCK]).put(4 * BLOCK, ErofsBuilder.lz4('a', 2 * BLOCK + 200));
		assertEquals("aplain", Walk.of(image.bytes()).text("f").substring(2 * BLOCK + 99, 2 * BLOCK + 105));
	}

	/** Three physical clusters in four packs of two entries: one block, two blocks, one block that is not compressed. */
	private static ErofsBuilder compact() {
		ErofsBuilder image = new ErofsBuilder().name(42, "f").inode(42, ErofsBuilder.FILE, ErofsBuilder.COMPACT, 6 * BLOCK, 0).header(42, 0, SHORT_AND_LARGE, 0);
		// of the block of a pack, those that begin in it in front of the entry are counted on from there
		image.pack(42, 0, 1, 0, 2, ONE, 4).pack(42, 1, 1, 0, 2, TWO, 5).pack(42, 2, 2, 2, 0, 0, 7);
		return image.atEnd(4, ErofsBuilder.lz4('a', 2 * BLOCK)).atEnd(6, ErofsBuilder.lz4('b', 3 * BLOCK)).block(7, "plain");
	}

	@Test
	void packedIndexIsReadAndClustersMayHaveSeveralBlocks() {
		Walk walk = Walk.of(compact().bytes());
		assertEquals(List.of(), walk.problems);
		assertEquals("a".repeat(2 * BLOCK) + "b".repeat(3 * BLOCK) + "plain", walk.text("f").substring(0, 5 * BLOCK + 5));
	}

	@Test
	void blockOfASecondClusterInAPackFollowsTheFirst() {
		ErofsBuilder image = new ErofsBuilder().name(42, "f").inode(42, ErofsBuilder.FILE, ErofsBuilder.COMPACT, 2 * BLOCK, 0).header(42, 0, 0, 0)
				.pack(42, 0, 1, 0, 1, 0, 3).atEnd(4, ErofsBuilder.lz4('a', BLOCK)).atEnd(5, ErofsBuilder.lz4('b', BLOCK));
		Walk walk = Walk.of(image.bytes());
		assertEquals(List.of(), walk.problems);
		assertEquals("a".repeat(BLOCK) + "b".repeat(BLOCK), walk.text("f"));
	}

	/** A cluster that begins where the file ends stands for its end. */
	@Test
	void lastClusterMayStandBehindItsIndex() {
		ErofsBuilder image = new ErofsBuilder().name(42, "f").inode(42, ErofsBuilder.FILE, ErofsBuilder.COMPACT, BLOCK + 50, 0);
		byte[] body = ErofsBuilder.lz4('a', BLOCK + 50);
		image.header(42, body.length << 16, 0x08, 0).pack(42, 0, 1, 0, 0, 50, 0).raw().put(42 * 32 + 48, body);
		Walk walk = Walk.of(image.bytes());
		assertEquals(List.of(), walk.problems);
		assertEquals("a".repeat(BLOCK + 50), walk.text("f"));
	}

	@Test
	void endsOfFilesMayBePackedTogether() {
		ErofsBuilder image = new ErofsBuilder().name(42, "f").inode(42, ErofsBuilder.FILE, ErofsBuilder.COMPACT, 3 * BLOCK, 0).header(42, 7, 0x20, 0)
				.pack(42, 0, 1, 0, 2, 1, 3).pack(42, 1, 1, 100, 0, 0, 0xffffffffL).atEnd(4, ErofsBuilder.lz4('a', 2 * BLOCK + 100));
		image.name(60, "whole").inode(60, ErofsBuilder.FILE, ErofsBuilder.COMPACT, 5, 0).header(60, 2, 0, 0);
		image.inode(50, ErofsBuilder.FILE, ErofsBuilder.PLAIN, 2L * BLOCK, 8).block(8, "1234567rest");
		image.raw().u32(1024 + 80, 0x21).u32(1024 + 96, 50).u8(60 * 32 + 39, 0x80);
		Walk walk = Walk.of(image.bytes());
		assertEquals(List.of(), walk.problems);
		assertEquals("34567", walk.text("whole"));
		assertEquals("a".repeat(2 * BLOCK + 100) + "rest", walk.text("f").substring(0, 2 * BLOCK + 104));
		// the high half of the place in the packed inode stands where a block would
		assertEquals(List.of("erofs.clusters"), Walk.of(image.pack(42, 1, 1, 100, 0, 0, 0).bytes()).codes());
	}

	@Test
	void clusterThatCannotBeExpandedIsReportedAndReadsAsZeros() {
		ErofsBuilder image = compressed();
		image.raw().u8(5 * BLOCK - ErofsBuilder.lz4('a', 2 * BLOCK + 100).length + 2, 9);
		Walk walk = Walk.of(image.bytes());
		assertEquals(List.of("erofs.compressed"), walk.codes());
		assertEquals("\0".repeat(2 * BLOCK + 100) + "plain", walk.text("f").substring(0, 2 * BLOCK + 105));
	}

	@Test
	void compressionThatIsNotKnownIsNamed() {
		Walk walk = Walk.of(compressed().header(42, 0, 0, 1).bytes());
		assertEquals("f is compressed with LZMA, which is not expanded", walk.problems.getFirst().what());
		assertTrue(walk.item("f").sha256().isEmpty());
	}

	@Test
	void fileThatClaimsTooMuchCostsNoMoreThanItsIndex() {
		ErofsBuilder image = compact();
		image.raw().u16(42 * 32, ErofsBuilder.COMPRESSED << 1 | 1).u32(42 * 32 + 8, -1).u32(42 * 32 + 12, 0x7fffffff);
		assertEquals("erofs.clusters", Walk.of(image.bytes()).codes().getFirst());
	}

	@Test
	void directoryThatHoldsItselfIsEnteredOnce() {
		assertEquals(List.of("erofs.loop"), Walk.of(new ErofsBuilder().name(ErofsBuilder.ROOT, "again").bytes()).codes());
	}

	@Test
	void namesThatOverlapTheEntriesAreReported() {
		byte[] image = withFile().name(43, "x").bytes();
		image[BLOCK + 12 + 8] = 1;
		assertEquals(List.of("erofs.directory"), Walk.of(image).codes());
	}

	@Test
	void nameLongerThanLinuxAllowsBreaksItsBlock() {
		assertEquals(List.of(), Walk.of(withFile().name(42, "n".repeat(255)).bytes()).codes());
		assertEquals(List.of("erofs.directory"), Walk.of(withFile().name(42, "n".repeat(256)).bytes()).codes());
	}

	@Test
	void inodeThatIsNotThereIsReported() {
		assertEquals(List.of("erofs.inode"), Walk.of(new ErofsBuilder().name(0x7fffffff, "ghost").bytes()).codes());
	}

	@Test
	void unknownFeatureIsRefused() {
		ErofsBuilder image = withFile();
		image.raw().u32(1024 + 80, 0x80);
		assertEquals(List.of("erofs.features"), Walk.of(image.bytes()).codes());
	}

	@Test
	void checksumOfTheSuperblockIsCompared() {
		ErofsBuilder image = withFile();
		image.raw().u32(1024 + 8, 1);
		assertEquals(List.of("erofs.superblock"), Walk.of(image.bytes()).codes());
	}

	@ParameterizedTest
	@ValueSource(booleans = {true, false})
	void cutImageIsReportedAtEachLength(boolean plain) {
		byte[] image = plain ? withFile().bytes() : compact().bytes();
		for (List<?> problems : new Hostile(new ErofsReader()).cut(image, IntStream.concat(IntStream.range(0, 1600), IntStream.iterate(1600, at -> at < image.length, at -> at + 97)))) {
			assertFalse(problems.isEmpty());
		}
	}

	@Test
	void changedBytesDoNoHarm() {
		for (ErofsBuilder builder : List.of(compact(), compressed(), withFile().name(60, "d").inode(60, ErofsBuilder.DIRECTORY, ErofsBuilder.INLINE, 20, 0))) {
			byte[] image = builder.bytes();
			int[] places = IntStream.of(1024, 1024 + 128, 40 * 32, 46 * 32, 60 * 32, 63 * 32, BLOCK, BLOCK + 60, 5 * BLOCK - 60, 5 * BLOCK).toArray();
			int[] all = IntStream.range(0, places.length / 2).flatMap(i -> IntStream.range(places[2 * i], places[2 * i + 1])).toArray();
			new Hostile(new ErofsReader()).flip(image, IntStream.of(all));
			new Hostile(new ErofsReader()).scatter(image, all, 3000);
		}
		assertEquals(List.of(), Walk.of(Arrays.copyOf(withFile().bytes(), ErofsBuilder.BLOCKS * BLOCK)).problems);
	}
}
