package org.telltale.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.base.ByteRange;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.container.ewf.EwfImage;

class EwfReaderTest {

	private static byte[] system() {
		return new Ext4Builder().inode(11, Ext4Builder.FILE, 5, Ext4Builder.EXTENTS).extent(11, 0, 30, 1).name(11, "f").block(30, "hello").bytes();
	}

	private static Outcome<EwfImage> open(List<byte[]> files) {
		List<Part> parts = new ArrayList<>();
		for (byte[] file : files) {
			parts.add(new Part(new Place("e" + (parts.size() + 1), ""), Source.of(file)));
		}
		try {
			return EwfImage.open(parts);
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	private static List<String> codes(List<Problem> problems) {
		return problems.stream().map(Problem::code).toList();
	}

	@Test
	void fileInAChunkKnowsItsPlaceInTheImage() {
		byte[] image = new EwfBuilder(system()).bytes();
		Walk walk = Walk.of(image);
		assertEquals(List.of(), walk.problems);
		assertEquals(List.of("evidence", "evidence (expanded)", "f"), walk.paths());
		int at = (int) walk.item("f").imageOffset().orElseThrow();
		assertEquals("hello", new String(image, at, 5, StandardCharsets.US_ASCII));
	}

	@Test
	void compressedChunksAndFurtherSegmentsStandNowherePlainly() throws IOException {
		byte[] media = system();
		Source source = open(new EwfBuilder(media).segments(3)).value().orElseThrow().media();
		assertArrayEquals(media, source.bytes(0, media.length));
		assertArrayEquals(Arrays.copyOfRange(media, 21_000, 50_000), source.bytes(21_000, 29_000));
		assertEquals(2, source.origin(new ByteRange(1000, 100)).orElseThrow().size());
		assertEquals(Optional.empty(), source.origin(new ByteRange(2 * 1024, 1)));
		assertEquals(Optional.empty(), source.origin(new ByteRange(40 * 1024, 1)));
	}

	@Test
	void changedByteIsSaidWithItsChunkAndItsDigests() throws IOException {
		byte[] image = new EwfBuilder(system()).bytes();
		image[EwfBuilder.SECTORS + 76 + 10] ^= 1;
		Outcome<EwfImage> opened = open(List.of(image));
		assertEquals(List.of(), opened.problems());
		List<Problem> problems = opened.value().orElseThrow().verify(Progress.NONE);
		assertEquals(List.of("ewf.chunk", "ewf.hash", "ewf.hash"), codes(problems));
		assertEquals(EwfBuilder.SECTORS + 76, problems.getFirst().where().range().offset());
		assertTrue(Walk.of(image).codes().containsAll(List.of("ewf.chunk", "ewf.hash")));
	}

	@Test
	void brokenStreamReadsAsZeros() throws IOException {
		byte[] media = system();
		byte[] image = new EwfBuilder(media).bytes();
		Arrays.fill(image, EwfBuilder.SECTORS + 76 + 2 * (EwfBuilder.CHUNK + 4), EwfBuilder.SECTORS + 76 + 2 * (EwfBuilder.CHUNK + 4) + 6, (byte) 0xee);
		EwfImage opened = open(List.of(image)).value().orElseThrow();
		assertArrayEquals(new byte[EwfBuilder.CHUNK], opened.media().bytes(2 * EwfBuilder.CHUNK, EwfBuilder.CHUNK));
		assertArrayEquals(Arrays.copyOfRange(media, 3 * EwfBuilder.CHUNK, 4 * EwfBuilder.CHUNK), opened.media().bytes(3 * EwfBuilder.CHUNK, EwfBuilder.CHUNK));
		assertEquals("ewf.chunk", opened.verify(Progress.NONE).getFirst().code());
	}

	@Test
	void copyOfATableIsUsedWhereTheFirstDoesNotHold() throws IOException {
		byte[] media = system();
		byte[] image = new EwfBuilder(media).bytes();
		int table = new String(image, StandardCharsets.ISO_8859_1).indexOf("table");
		image[table + 76 + 24 + 4] ^= 8;
		Outcome<EwfImage> opened = open(List.of(image));
		assertEquals(List.of("ewf.table"), codes(opened.problems()));
		assertArrayEquals(media, opened.value().orElseThrow().media().bytes(0, media.length));
	}

	@Test
	void missingAndDoubledSegmentsCutTheImage() {
		List<byte[]> files = new EwfBuilder(system()).segments(3);
		assertEquals(List.of("ewf.segment", "ewf.truncated"), codes(open(files.subList(0, 2)).problems()));
		assertEquals(List.of("ewf.segment", "ewf.segment", "ewf.truncated"), codes(open(List.of(files.get(0), files.get(2))).problems()));
		assertEquals(List.of("ewf.segment", "ewf.volume"), codes(open(List.of(files.get(1))).problems()));
	}

	@Test
	void cutAtEachByteIsReportedAndNeverThrows() {
		byte[] image = new EwfBuilder(Arrays.copyOf(system(), 6 * 1024)).bytes();
		for (int length = 8; length < image.length; length++) {
			assertTrue(!Walk.of(Arrays.copyOf(image, length)).codes().isEmpty(), "length " + length);
		}
	}

	@Test
	void changedBytesNeverThrow() {
		byte[] image = new EwfBuilder(system()).bytes();
		Random random = new Random(5);
		for (int i = 0; i < 3000; i++) {
			byte[] broken = image.clone();
			for (int j = 0; j <= i % 4; j++) {
				int at = i % 2 == 0 ? random.nextInt(broken.length) : broken.length - 1 - random.nextInt(900);
				broken[at] = (byte) random.nextInt(256);
			}
			Walk.of(broken, Walk.SMALL);
		}
	}

	/** Sums that hold must not make lengths believable. */
	@Test
	void numbersThatLieNeverThrow() {
		for (long number : new long[] {0, 1, 0x7fffffffL, 0x80000000L, 0xffffffffL}) {
			byte[] good = new EwfBuilder(system()).bytes();
			for (int field = 4; field <= 20; field += 4) {
				LittleEndian volume = new LittleEndian().put(0, Arrays.copyOfRange(good, EwfBuilder.VOLUME + 76, EwfBuilder.VOLUME + 76 + 1048)).u32(field, number);
				Walk.of(new LittleEndian().put(0, good).put(EwfBuilder.VOLUME + 76, EwfBuilder.summed(volume.bytes())).bytes(), Walk.SMALL);
			}
			Walk.of(new LittleEndian().put(0, good).put(EwfBuilder.VOLUME, EwfBuilder.descriptor("volume", number, 76)).bytes(), Walk.SMALL);
			Walk.of(new LittleEndian().put(0, good).put(EwfBuilder.VOLUME, EwfBuilder.descriptor("volume", number << 32 | 5, 76)).bytes(), Walk.SMALL);
		}
	}
}
