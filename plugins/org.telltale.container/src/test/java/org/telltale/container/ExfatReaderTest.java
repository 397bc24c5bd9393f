package org.telltale.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.telltale.base.ByteRange;
import org.telltale.container.fat.ExfatReader;

class ExfatReaderTest {

	private static final String NAME = "a photo, 照片 and Камера.jpg";

	private static ExfatBuilder withFile() {
		return new ExfatBuilder().file(NAME, ExfatBuilder.FILE, ExfatBuilder.CHAINED, 10, 600, 600).next(10, 20).next(20, -1).cluster(10, "first").cluster(20, "second");
	}

	@Test
	void chainedFileKnowsItsPlaces() {
		Walk walk = Walk.of(withFile().bytes());
		assertEquals(List.of(), walk.problems);
		assertEquals(List.of("evidence", NAME), walk.paths());
		assertEquals("exfat", walk.items.getFirst().format().orElseThrow().name());
		assertEquals("second", walk.text(NAME).substring(512, 518));
		assertEquals(List.of(new ByteRange(ExfatBuilder.place(10), 512), new ByteRange(ExfatBuilder.place(20), 88)), walk.item(NAME).origin().orElseThrow());
	}

	@Test
	void contiguousFileNeedsNoTable() {
		Walk walk = Walk.of(new ExfatBuilder().file("f", ExfatBuilder.FILE, ExfatBuilder.CONTIGUOUS, 10, 1500, 1500).next(10, 40).cluster(12, "third").bytes());
		assertEquals(List.of(), walk.problems);
		assertEquals("third", walk.text("f").substring(1024, 1029));
		assertEquals(List.of(new ByteRange(ExfatBuilder.place(10), 1500)), walk.item("f").origin().orElseThrow());
	}

	@Test
	void bytesThatWereNeverWrittenReadAsZerosNotAsOldOnes() {
		Walk walk = Walk.of(new ExfatBuilder().file("f", ExfatBuilder.FILE, ExfatBuilder.CONTIGUOUS, 10, 12, 5).cluster(10, "fresh and old").bytes());
		assertEquals("fresh\0\0\0\0\0\0\0", walk.text("f"));
		assertTrue(walk.item("f").origin().isEmpty());
	}

	@Test
	void directoryIsEnteredAndItsEntriesMayGoOverToAnotherCluster() {
		ExfatBuilder image = new ExfatBuilder().file("DCIM", ExfatBuilder.DIRECTORY, ExfatBuilder.CONTIGUOUS, 5, 1024, 1024).cluster(9, "photo");
		int at = ExfatBuilder.place(5);
		for (int i = 0; i < 5; i++) {
			at = image.fileAt(at, "empty " + i, ExfatBuilder.FILE, 0, 0, 0, 0);
		}
		image.fileAt(at, "last", ExfatBuilder.FILE, ExfatBuilder.CONTIGUOUS, 9, 5, 5);
		Walk walk = Walk.of(image.bytes());
		assertEquals(List.of(), walk.problems);
		assertEquals("photo", walk.text("DCIM/last"));
	}

	@Test
	void labelIsThatOfTheRootDirectory() throws Exception {
		byte[] image = withFile().entry((byte) 0x83, (byte) 2, (byte) 'A', (byte) 0, (byte) 'B', (byte) 0).bytes();
		assertEquals("AB", new ExfatReader().read(Source.of(image), new Place("e", ""), new Budget(Limits.STANDARD, image.length)).value().orElseThrow().label());
	}

	@Test
	void deletedFilesAreCountedAndNotListed() {
		ExfatBuilder image = withFile();
		int at = image.rootEnd();
		image.file("gone", ExfatBuilder.FILE, ExfatBuilder.CONTIGUOUS, 30, 5, 5).raw().u8(at, 0x05).u8(at + 32, 0x40).u8(at + 64, 0x41);
		Walk walk = Walk.of(image.file("live", ExfatBuilder.FILE, 0, 0, 0, 0).bytes());
		assertEquals(List.of("exfat.deleted"), walk.codes());
		assertEquals(List.of("evidence", NAME, "live"), walk.paths());
	}

	@Test
	void checksumThatDoesNotHoldIsReportedAndTheFileRead() {
		ExfatBuilder image = withFile();
		image.raw().u16(ExfatBuilder.place(4) + 8, 0x1234);
		Walk walk = Walk.of(image.bytes());
		assertEquals(List.of("exfat.entry"), walk.codes());
		assertEquals("second", walk.text(NAME).substring(512, 518));
	}

	@Test
	void entriesThatBreakOffHideNoOthers() {
		ExfatBuilder image = withFile();
		image.raw().u8(ExfatBuilder.place(4) + 64, 0xc0);
		Walk walk = Walk.of(image.file("live", ExfatBuilder.FILE, 0, 0, 0, 0).bytes());
		assertEquals(List.of("exfat.entry"), walk.codes());
		assertEquals(List.of("evidence", "live"), walk.paths());
	}

	@Test
	void lengthThatCannotBeIsReported() {
		assertEquals(List.of("exfat.entry"), Walk.of(new ExfatBuilder().file("f", ExfatBuilder.FILE, ExfatBuilder.CONTIGUOUS, 10, -1, -1).bytes()).codes());
		Walk walk = Walk.of(new ExfatBuilder().file("f", ExfatBuilder.FILE, ExfatBuilder.CONTIGUOUS, 10, 1L << 40, 1L << 40).bytes());
		assertEquals(List.of("exfat.chain"), walk.codes());
		assertEquals(0, walk.item("f").length());
	}

	@Test
	void chainThatTurnsBackIsCut() {
		assertEquals(List.of("exfat.chain"), Walk.of(withFile().next(10, 10).bytes()).codes());
		assertEquals(List.of("exfat.chain"), Walk.of(withFile().next(10, 0xfffffff7L).bytes()).codes());
	}

	/** The root directory is one of the last of two thousand million clusters that a boot sector promises. */
	@Test
	void clustersThatTheImageDoesNotHoldCostNothing() {
		ExfatBuilder image = new ExfatBuilder();
		image.raw().u32(92, 0x7ffffff0L).u32(96, 0x7fffffe0L);
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		assertTrue(Walk.of(image.bytes()).codes().contains("exfat.chain"));
		assertTrue(threads.getCurrentThreadAllocatedBytes() - before < 64 << 20);
	}

	@Test
	void directoryThatHoldsTheRootIsEnteredOnce() {
		assertEquals(List.of("exfat.loop"), Walk.of(new ExfatBuilder().file("up", ExfatBuilder.DIRECTORY, ExfatBuilder.CHAINED, 4, 512, 512).bytes()).codes());
	}

	@Test
	void fileSystemInUseIsReported() {
		ExfatBuilder image = withFile();
		image.raw().u16(106, 2);
		assertEquals(List.of("exfat.dirty"), Walk.of(image.bytes()).codes());
	}

	@Test
	void cutImageIsReportedAtEachLength() {
		byte[] image = withFile().bytes();
		for (List<?> problems : new Hostile(new ExfatReader()).cut(image, IntStream.range(0, image.length))) {
			assertFalse(problems.isEmpty());
		}
	}

	@Test
	void changedBytesDoNoHarm() {
		ExfatBuilder builder = withFile().file("DCIM", ExfatBuilder.DIRECTORY, ExfatBuilder.CONTIGUOUS, 5, 512, 512);
		builder.fileAt(ExfatBuilder.place(5), "last", ExfatBuilder.FILE, ExfatBuilder.CONTIGUOUS, 9, 5, 5);
		byte[] image = builder.bytes();
		int[] places = IntStream.concat(IntStream.range(0, 512), IntStream.concat(IntStream.range(ExfatBuilder.TABLE, ExfatBuilder.TABLE + 100),
				IntStream.range(ExfatBuilder.place(4), ExfatBuilder.place(6)))).toArray();
		new Hostile(new ExfatReader()).flip(image, IntStream.of(places));
		new Hostile(new ExfatReader()).scatter(image, places, 5000);
	}
}
