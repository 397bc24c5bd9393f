package org.telltale.handset.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.base.ByteRange;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;

class PhotoReaderTest {

	private static final byte[] THUMBNAIL = new JpegBuilder().frame(16, 12).scan().build();

	@Test
	void exifIsReadInBothByteOrders() {
		for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
			byte[] file = new JpegBuilder().exif(order, THUMBNAIL).frame(640, 480).scan().build();
			Outcome<Photo> outcome = PhotoReader.read(file, "p");
			Photo photo = outcome.value().orElseThrow();
			assertEquals(List.of(), outcome.problems());
			assertEquals(Optional.of(new Photo.Dimensions(640, 480)), photo.dimensions());
			assertEquals(Optional.of("Hesperus"), photo.exif().make());
			assertEquals(Optional.of("HM Note"), photo.exif().model());
			assertEquals(Optional.of("2014-08-07T10:11:12"), photo.exif().taken());
			assertEquals("51.500694,-0.124600", photo.exif().position().orElseThrow().text());
			ByteRange range = photo.exif().thumbnail().orElseThrow();
			assertArrayEquals(THUMBNAIL, Arrays.copyOfRange(file, (int) range.offset(), (int) range.end()));
		}
	}

	@Test
	void timeOfTheFixIsReadWithItsBytes() {
		byte[] file = JpegBuilder.timed("2014:08:07 18:11:12", 10, 6, 1250);
		Exif.Fix fix = PhotoReader.read(file, "p").value().orElseThrow().exif().fix().orElseThrow();
		assertEquals("2014-08-07T10:06:12.500Z", fix.at());
		assertEquals("2014:08:07 18:11:12\0", text(file, fix.clock()));
		assertEquals("2014:08:07\0", text(file, fix.date()));
		assertEquals(1250, ByteBuffer.wrap(file).getInt((int) fix.time().offset() + 16));
		for (int[] none : List.of(new int[] { 24, 0, 0 }, new int[] { 23, 59, 6000 })) {
			assertEquals(Optional.empty(), PhotoReader.read(JpegBuilder.timed("2014:08:07 18:11:12", none), "p").value().orElseThrow().exif().fix(), "no time of a day");
		}
		assertEquals(Optional.empty(), PhotoReader.read(JpegBuilder.timed("                   ", 10, 6, 0), "p").value().orElseThrow().exif().fix(), "a camera without a clock");
	}

	private static String text(byte[] file, ByteRange range) {
		return new String(file, (int) range.offset(), (int) range.length(), StandardCharsets.US_ASCII);
	}

	@Test
	void bytesBehindTheEndMarkerAreNoPartOfThePicture() {
		byte[] whole = JpegBuilder.picture(THUMBNAIL);
		byte[] file = new JpegBuilder().exif(ByteOrder.LITTLE_ENDIAN, THUMBNAIL).frame(640, 480).scan().trailing(new byte[9]).build();
		Outcome<Photo> outcome = PhotoReader.read(file, "p");
		assertEquals(new ByteRange(0, whole.length), outcome.value().orElseThrow().picture());
		assertEquals("photo.trailing", outcome.problems().getFirst().code());
	}

	@Test
	void pictureCutAtEachByteIsReportedAndNeverThrows() {
		byte[] file = JpegBuilder.picture(THUMBNAIL);
		for (int length = 3; length < file.length; length++) {
			List<Problem> problems = PhotoReader.read(Arrays.copyOf(file, length), "p").problems();
			assertEquals("photo.cut", problems.getLast().code(), "cut at " + length);
		}
		assertTrue(PhotoReader.read(Arrays.copyOf(file, 2), "p").value().isEmpty());
	}

	@Test
	void changedDirectoriesNeverThrow() {
		byte[] file = JpegBuilder.picture(THUMBNAIL);
		Random random = new Random(7);
		for (int round = 0; round < 5000; round++) {
			byte[] changed = file.clone();
			for (int i = 0; i < 3; i++) {
				changed[3 + random.nextInt(changed.length - 3)] = (byte) random.nextInt(256);
			}
			Photo photo = PhotoReader.read(changed, "p").value().orElseThrow();
			photo.exif().thumbnail().ifPresent(range -> assertTrue(range.end() <= changed.length));
		}
	}
}
