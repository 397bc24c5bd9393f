package org.telltale.container;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.telltale.base.Digest;

class ZipReaderTest {

	private static final int LOCAL = 0x04034b50;
	private static final int CENTRAL = 0x02014b50;
	private static final byte[] TEXT = "the quick brown fox".getBytes(US_ASCII);

	@Test
	void storedEntryKnowsItsImageOffsetAndDeflatedOneDoesNot() {
		byte[] zip = new ZipBuilder().stored("a", TEXT).deflated("b", TEXT).bytes();
		Walk walk = Walk.of(zip);
		assertEquals(List.of(), walk.problems);
		assertEquals(List.of("evidence", "a", "b"), walk.paths());
		assertEquals(31, walk.item("a").imageOffset().orElseThrow());
		assertTrue(walk.item("b").imageOffset().isEmpty());
		assertEquals("the quick brown fox", walk.text("b"));
		assertEquals(Digest.sha256(TEXT), walk.item("b").sha256().orElseThrow());
	}

	@Test
	void storedEntryInStoredArchiveInArchiveKnowsItsImageOffset() {
		byte[] inner = new ZipBuilder().stored("x", TEXT).bytes();
		byte[] outer = new ZipBuilder().stored("inner.zip", inner).bytes();
		Walk walk = Walk.of(outer);
		int offset = (int) walk.item("inner.zip!/x").imageOffset().orElseThrow();
		assertEquals("the quick", new String(outer, offset, 9, US_ASCII));
	}

	@Test
	void truncationAtEachByteNeverThrowsAndIsReported() {
		byte[] zip = new ZipBuilder().stored("a", TEXT).deflated("b", TEXT).bytes();
		for (int length = 4; length < zip.length; length++) {
			assertFalse(Walk.of(Arrays.copyOf(zip, length)).problems.isEmpty(), "length " + length);
		}
	}

	@Test
	void everyByteFlippedNeverThrows() {
		byte[] zip = new ZipBuilder().stored("a", TEXT).deflated("b", TEXT).bytes();
		for (int i = 0; i < zip.length; i++) {
			for (int bit : new int[] {0x01, 0x80, 0xff}) {
				byte[] broken = zip.clone();
				broken[i] ^= (byte) bit;
				Walk.of(broken, Walk.SMALL);
			}
		}
	}

	@Test
	void entryNameThatClimbsOutIsKeptAsTextAndReported() {
		Walk walk = Walk.of(new ZipBuilder().stored("../../etc/passwd", TEXT).stored("C:\\x", TEXT).stored("a\u202Egpj.exe", TEXT).bytes());
		assertEquals(3, walk.problems.stream().filter(problem -> problem.code().equals("container.name")).count());
		assertTrue(walk.paths().contains("../../etc/passwd"));
	}

	@Test
	void duplicateNamesAreBothReadWithDifferentIds() {
		byte[] zip = new ZipBuilder().stored("aa", TEXT).stored("ab", TEXT).bytes();
		zip[ZipBuilder.find(zip, LOCAL, 1) + 31] = 'a';
		zip[ZipBuilder.find(zip, CENTRAL, 1) + 47] = 'a';
		Walk walk = Walk.of(zip);
		assertEquals(List.of("zip.duplicate"), walk.codes());
		assertEquals(3, walk.items.stream().map(item -> item.id()).distinct().count());
	}

	@Test
	void localNameThatDiffersFromTheDirectoryIsReported() {
		byte[] zip = new ZipBuilder().stored("a", TEXT).bytes();
		zip[30] = 'z';
		assertEquals(List.of("zip.name-differs"), Walk.of(zip).codes());
	}

	@Test
	void encryptedEntryIsReportedNotRead() {
		byte[] zip = new ZipBuilder().stored("a", TEXT).bytes();
		zip[6] |= 1;
		zip[ZipBuilder.find(zip, CENTRAL, 0) + 8] |= 1;
		Walk walk = Walk.of(zip);
		assertEquals(List.of("zip.encrypted"), walk.codes());
		assertTrue(walk.item("a").sha256().isEmpty());
	}

	@Test
	void unknownMethodIsReportedNotRead() {
		byte[] zip = new ZipBuilder().stored("a", TEXT).bytes();
		zip[8] = 99;
		zip[ZipBuilder.find(zip, CENTRAL, 0) + 10] = 99;
		assertEquals(List.of("zip.method"), Walk.of(zip).codes());
	}

	@Test
	void wrongChecksumIsReportedAndTheContentStillRead() {
		byte[] zip = new ZipBuilder().stored("a", TEXT).bytes();
		zip[31] = 'T';
		Walk walk = Walk.of(zip);
		assertEquals(List.of("zip.crc"), walk.codes());
		assertEquals("The quick brown fox", walk.text("a"));
	}

	@Test
	void bombIsCutByTheRatioBudget() {
		Walk walk = Walk.of(new ZipBuilder().deflated("zeros", new byte[1 << 20]).bytes(), Walk.SMALL);
		assertEquals(List.of("container.expansion"), walk.codes());
		assertTrue(walk.item("zeros").length() < 60_000);
	}

	@Test
	void archivesNestedTooDeepAreReportedNotEntered() {
		byte[] zip = new ZipBuilder().stored("leaf", TEXT).bytes();
		for (int i = 0; i < 6; i++) {
			zip = new ZipBuilder().stored("z", zip).bytes();
		}
		Walk walk = Walk.of(zip, Walk.SMALL);
		assertEquals(List.of("container.too-deep"), walk.codes());
		assertEquals(5, walk.items.size());
	}

	@Test
	void entriesBeyondTheBudgetAreReported() {
		ZipBuilder zip = new ZipBuilder();
		for (int i = 0; i < 1100; i++) {
			zip.stored("f" + i, TEXT);
		}
		assertTrue(Walk.of(zip.bytes(), Walk.SMALL).codes().contains("container.too-many-entries"));
	}

	@Test
	void overlappingEntriesAreReported() {
		byte[] zip = new ZipBuilder().stored("a", TEXT).stored("b", TEXT).bytes();
		int second = ZipBuilder.find(zip, CENTRAL, 1);
		Arrays.fill(zip, second + 42, second + 46, (byte) 0);
		assertTrue(Walk.of(zip).codes().contains("zip.overlap"));
	}

	@Test
	void bytesInFrontOfTheArchiveAreReportedAndTheArchiveStillRead() {
		byte[] zip = new ZipBuilder().stored("a", TEXT).bytes();
		byte[] prefixed = new byte[zip.length + 10];
		System.arraycopy(zip, 0, prefixed, 10, zip.length);
		Walk walk = Walk.of(prefixed);
		assertTrue(walk.codes().contains("zip.prefix"), walk.codes()::toString);
		assertEquals("the quick brown fox", walk.text("a"));
	}

	@Test
	void archiveWithoutDirectoryIsSalvagedFromItsLocalHeaders() {
		byte[] zip = new ZipBuilder().stored("a", TEXT).stored("b", TEXT).bytes();
		Walk walk = Walk.of(Arrays.copyOf(zip, ZipBuilder.find(zip, CENTRAL, 0)));
		assertTrue(walk.codes().contains("zip.no-directory"));
		assertEquals("the quick brown fox", walk.text("b"));
	}
}
