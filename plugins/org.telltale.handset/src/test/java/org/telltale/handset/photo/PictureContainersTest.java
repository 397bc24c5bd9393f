package org.telltale.handset.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
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

/** EXIF in PNG, WebP and HEIF files. */
class PictureContainersTest {

	private static final byte[] THUMBNAIL = new JpegBuilder().frame(16, 12).scan().build();
	private static final byte[] TIFF = JpegBuilder.tiff(ByteOrder.BIG_ENDIAN, THUMBNAIL);

	private static byte[] png() {
		return joined(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, chunk("IHDR", be32(512), be32(256), new byte[] {8, 2, 0, 0, 0}), chunk("eXIf", TIFF),
				chunk("IDAT", new byte[3]), chunk("IEND"));
	}

	/** Length, type, data, sum. */
	private static byte[] chunk(String type, byte[]... data) {
		byte[] all = joined(data);
		return joined(be32(all.length), ascii(type), all, be32(0));
	}

	/** RFC 9649: VP8X with flags and a canvas of 512 by 256, VP8L of an odd length with its pad byte, EXIF with JPEG's prefix. */
	private static byte[] webp() {
		byte[] chunks = joined(ascii("WEBP"), riff("VP8X", new byte[] {8, 0, 0, 0, (byte) 0xff, 1, 0, (byte) 0xff, 0, 0}), riff("VP8L", new byte[] {0x2f, 0, 0}),
				riff("EXIF", ascii("Exif\0\0"), TIFF));
		return joined(ascii("RIFF"), le32(chunks.length), chunks);
	}

	private static byte[] riff(String name, byte[]... data) {
		byte[] all = joined(data);
		return joined(ascii(name), le32(all.length), all, new byte[all.length % 2]);
	}

	/** ftyp, meta (hdlr, iinf with two items, iloc, and idat for the second), mdat. The first item is the picture. */
	private static byte[] heif(boolean inIdat) {
		byte[] item = joined(be32(6), ascii("Exif\0\0"), TIFF);
		byte[] type = box("ftyp", ascii("heic"), be32(0), ascii("mif1"));
		byte[] meta = meta(item, inIdat, 0);
		return joined(type, meta(item, inIdat, type.length + meta.length + 8), box("mdat", inIdat ? new byte[9] : item));
	}

	private static byte[] meta(byte[] item, boolean inIdat, int mdat) {
		byte[] infos = box("iinf", new byte[4], be16(2), info(1, "hvc1"), info(2, "Exif"));
		// version 1: offset and length of four bytes, no base, no index
		byte[] places = box("iloc", new byte[] {1, 0, 0, 0, 0x44, 0}, be16(2), be16(1), be16(0), be16(0), be16(2), be32(1), be32(1), be32(2), be32(1),
				be16(2), be16(inIdat ? 1 : 0), be16(0), be16(1), be32(inIdat ? 5 : mdat), be32(item.length));
		return box("meta", new byte[4], box("hdlr", new byte[20]), infos, places, box("idat", inIdat ? joined(new byte[5], item) : new byte[0]));
	}

	private static byte[] info(int id, String type) {
		return box("infe", new byte[] {2, 0, 0, 0}, be16(id), be16(0), ascii(type), new byte[1]);
	}

	private static byte[] box(String type, byte[]... content) {
		byte[] all = joined(content);
		return joined(be32(all.length + 8), ascii(type), all);
	}

	@Test
	void exifIsReadWhereverItStands() {
		for (byte[] file : List.of(png(), webp(), heif(false), heif(true))) {
			Outcome<Photo> outcome = PhotoReader.read(file, "p");
			Photo photo = outcome.value().orElseThrow();
			assertEquals(List.of(), outcome.problems(), photo.mediaType());
			assertEquals(Optional.of("2014-08-07T10:11:12"), photo.exif().taken(), photo.mediaType());
			assertEquals("51.500694,-0.124600", photo.exif().position().orElseThrow().text());
			ByteRange range = photo.exif().thumbnail().orElseThrow();
			assertArrayEquals(THUMBNAIL, Arrays.copyOfRange(file, (int) range.offset(), (int) range.end()), photo.mediaType());
		}
	}

	@Test
	void dimensionsOfPngAndOfEachFormOfWebp() {
		Optional<Photo.Dimensions> wanted = Optional.of(new Photo.Dimensions(512, 256));
		byte[] lossy = joined(ascii("RIFF"), le32(22), ascii("WEBP"), riff("VP8 ", new byte[] {0x10, 0, 0, (byte) 0x9d, 1, 0x2a, 0, 2, 0, 1}));
		byte[] lossless = joined(ascii("RIFF"), le32(18), ascii("WEBP"), riff("VP8L", new byte[] {0x2f, (byte) 0xff, (byte) 0xc1, 0x3f, 0, 0}));
		for (byte[] file : List.of(png(), webp(), lossy, lossless)) {
			assertEquals(wanted, PhotoReader.read(file, "p").value().orElseThrow().dimensions());
		}
	}

	@Test
	void cutFilesAreReportedAndNeverThrow() {
		for (byte[] file : List.of(png(), webp())) {
			for (int length = 12; length < file.length; length++) {
				assertEquals("photo.cut", PhotoReader.read(Arrays.copyOf(file, length), "p").problems().getLast().code(), "cut at " + length);
			}
		}
		byte[] heif = heif(true);
		for (int length = 12; length < heif.length; length++) {
			Outcome<Photo> outcome = PhotoReader.read(Arrays.copyOf(heif, length), "p");
			assertTrue(outcome.value().isPresent());
		}
	}

	@Test
	void changedFilesNeverThrowAndPointInside() {
		Random random = new Random(7);
		for (byte[] file : List.of(png(), webp(), heif(false), heif(true))) {
			for (int round = 0; round < 5000; round++) {
				byte[] changed = file.clone();
				for (int i = 0; i < 3; i++) {
					changed[12 + random.nextInt(changed.length - 12)] = (byte) random.nextInt(256);
				}
				Photo photo = PhotoReader.read(changed, "p").value().orElseThrow();
				photo.exif().thumbnail().ifPresent(range -> assertTrue(range.end() <= changed.length));
			}
		}
	}

	@Test
	void tooManyBoxesEndTheSearch() {
		byte[] file = joined(box("ftyp", ascii("heic"), be32(0)), box("meta", new byte[4], new byte[0], repeated(box("free"), 10_001)));
		assertEquals(List.of("photo.boxes"), PhotoReader.read(file, "p").problems().stream().map(Problem::code).toList());
	}

	private static byte[] repeated(byte[] bytes, int times) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (int i = 0; i < times; i++) {
			out.writeBytes(bytes);
		}
		return out.toByteArray();
	}

	private static byte[] joined(byte[]... parts) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			out.writeBytes(part);
		}
		return out.toByteArray();
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private static byte[] be16(int value) {
		return ByteBuffer.allocate(2).putShort((short) value).array();
	}

	private static byte[] be32(int value) {
		return ByteBuffer.allocate(4).putInt(value).array();
	}

	private static byte[] le32(int value) {
		return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
	}
}
