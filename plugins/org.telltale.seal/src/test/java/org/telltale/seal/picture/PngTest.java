package org.telltale.seal.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.telltale.seal.refusal.Refusal;

class PngTest {

	private static final int SIDE = 32;

	@Test
	void coloursHaveThePlatformsSamples() throws Exception {
		for (int type : new int[] { BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_BYTE_BINARY }) {
			byte[] file = Drawn.png(Drawn.picture(77, 41, type, type));
			BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
			assertSame(file, 77, 41, (x, y) -> mix(image.getRGB(x, y)));
		}
	}

	@Test
	void greyHasThePlatformsSamples() throws Exception {
		for (int type : new int[] { BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY }) {
			byte[] file = Drawn.png(Drawn.picture(50, 60, type, 7));
			BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
			int shift = type == BufferedImage.TYPE_USHORT_GRAY ? 8 : 0;
			assertSame(file, 50, 60, (x, y) -> image.getRaster().getSample(x, y, 0) >> shift);
		}
	}

	@Test
	void palettesOfFewBitsHaveThePlatformsSamples() throws Exception {
		for (int depth : new int[] { 1, 2, 4, 8 }) {
			byte[] colours = new byte[3 << depth];
			new Random(depth).nextBytes(colours);
			IndexColorModel model = new IndexColorModel(depth, 1 << depth, colours, 0, false);
			BufferedImage image = new BufferedImage(45, 33, depth == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY, model);
			for (int i = 0; i < 45 * 33; i++) {
				image.getRaster().setSample(i % 45, i / 45, 0, i * 7 % 11 % (1 << depth));
			}
			byte[] file = Drawn.png(image);
			assertEquals(depth, file[24]);
			assertEquals(3, file[25]);
			assertSame(file, 45, 33, (x, y) -> mix(image.getRGB(x, y)));
		}
	}

	@Test
	void greyOfFewBitsIsSpreadAndRoundedDown() throws Exception {
		for (int depth : new int[] { 1, 2, 4 }) {
			byte[] rows = rows(SIDE * depth / 8, 0x1b);
			byte[] file = file(header(depth, 0), idat(deflated(rows)));
			int most = (1 << depth) - 1;
			assertSame(file, SIDE, SIDE, (x, y) -> 255 * (0x1b >> 8 - depth - x * depth % 8 & most) / most);
		}
	}

	@Test
	void sixteenBitsGiveTheirHighByte() throws Exception {
		byte[] colours = rows(6 * SIDE, 0);
		byte[] greys = rows(4 * SIDE, 0);
		for (int i = 0; i < SIDE * SIDE; i++) {
			ByteBuffer.wrap(colours).position(i / SIDE * (1 + 6 * SIDE) + 1 + i % SIDE * 6).putShort((short) 0x40ff).putShort((short) 0x80ff).putShort((short) 0xc0ff);
			ByteBuffer.wrap(greys).position(i / SIDE * (1 + 4 * SIDE) + 1 + i % SIDE * 4).putShort((short) 0x80ff).putShort((short) 0x10ff);
		}
		assertSame(file(header(16, 2), idat(deflated(colours))), SIDE, SIDE, (x, y) -> mix(0x4080c0));
		assertSame(file(header(16, 4), idat(deflated(greys))), SIDE, SIDE, (x, y) -> 0x80);
	}

	@Test
	void imageInManyChunksAndWithBytesBehind() throws Exception {
		byte[] stream = deflated(rows(SIDE, 9));
		byte[] longer = deflated(Arrays.copyOf(rows(SIDE, 9), 5000));
		byte[] file = file(header(8, 0), chunk("tEXt", new byte[5]), idat(new byte[0]), idat(Arrays.copyOf(stream, 3)), chunk("tIME", new byte[0]),
				idat(Arrays.copyOfRange(stream, 3, stream.length)), chunk("PLTE", new byte[1]));
		assertSame(file, SIDE, SIDE, (x, y) -> 9);
		assertEquals(file.length, Picture.of(Arrays.copyOf(file, file.length + 10)).end());
		assertSame(file(header(8, 0), idat(longer)), SIDE, SIDE, (x, y) -> 9);
		stream[stream.length - 1] ^= 1;
		assertSame(file(header(8, 0), idat(stream)), SIDE, SIDE, (x, y) -> 9);
	}

	@Test
	void whatIsNotCompared() throws Exception {
		byte[] image = idat(deflated(rows(SIDE, 0)));
		Drawn.luminance(file(header(8, 0), image));
		for (int at = 10; at <= 12; at++) {
			byte[] header = header(8, 0);
			header[8 + at] = 1;
			assertRefused(file(header, image));
		}
		for (int[] kind : new int[][] { { 3, 0 }, { 4, 2 }, { 16, 3 }, { 8, 1 }, { 8, 5 }, { 8, 7 }, { 0, 0 } }) {
			assertRefused(file(header(kind[0], kind[1]), image));
		}
		assertRefused(file(header(8, 0), header(8, 0), image));
		assertRefused(file(image, header(8, 0)));
		assertRefused(file(header(8, 0), chunk("CgBI", new byte[4]), image));
		assertRefused(file(header(8, 0), chunk("a1ab", new byte[4]), image));
		assertRefused(file(header(8, 0)));
		assertRefused(file(header(8, 0), idat(deflated(new byte[33 * 32 - 1]))));
		byte[] filtered = rows(SIDE, 0);
		filtered[33] = 5;
		assertRefused(file(header(8, 0), idat(deflated(filtered))));
		byte[] narrow = header(8, 0);
		narrow[11] = 31;
		assertRefused(file(narrow, image));
		byte[] huge = header(1, 0);
		ByteBuffer.wrap(huge).putInt(8, 1 << 13).putInt(12, 1 << 13);
		assertRefused(file(huge, image));
	}

	@Test
	void palettesThatAreNotCompared() throws Exception {
		byte[] image = idat(deflated(rows(SIDE, 1)));
		Drawn.luminance(file(header(8, 3), chunk("PLTE", new byte[6]), image));
		assertRefused(file(header(8, 3), image));
		assertRefused(file(header(8, 3), chunk("PLTE", new byte[3]), image));
		assertRefused(file(header(8, 3), chunk("PLTE", new byte[0]), image));
		assertRefused(file(header(8, 3), chunk("PLTE", new byte[7]), image));
		assertRefused(file(header(8, 3), chunk("PLTE", new byte[771]), image));
		assertRefused(file(header(8, 3), image, chunk("PLTE", new byte[6])));
		assertRefused(file(header(8, 3), chunk("PLTE", new byte[6]), chunk("PLTE", new byte[6]), image));
		assertRefused(file(header(8, 3), chunk("PLTE", new byte[6]), image, chunk("PLTE", new byte[6])));
	}

	@Test
	void cutAndHostileBytes() throws Exception {
		byte[] file = Drawn.png(Drawn.picture(40, 40, BufferedImage.TYPE_INT_RGB, 5));
		for (int length = 0; length < file.length; length++) {
			assertRefused(Arrays.copyOf(file, length));
		}
		Random random = new Random(6);
		int refused = 0;
		for (int round = 0; round < 2000; round++) {
			byte[] hostile = file.clone();
			hostile[random.nextInt(round % 2 == 0 ? 60 : file.length)] = (byte) random.nextInt();
			try {
				Sketch.of(hostile);
			} catch (Refusal expected) {
				refused++;
			}
		}
		assertTrue(refused > 200 && refused < 2000, "refused " + refused);
	}

	private interface Expected {
		int luminance(int x, int y);
	}

	private static void assertSame(byte[] file, int width, int height, Expected expected) throws Refusal {
		int[][] found = Drawn.luminance(file);
		for (int y = 0; y < height; y++) {
			int row = y;
			assertArrayEquals(java.util.stream.IntStream.range(0, width).map(x -> expected.luminance(x, row)).toArray(), found[y], "row " + y);
		}
		assertEquals(height, found.length);
	}

	private static int mix(int rgb) {
		return (299 * (rgb >> 16 & 0xff) + 587 * (rgb >> 8 & 0xff) + 114 * (rgb & 0xff) + 500) / 1000;
	}

	/** 32 unfiltered rows of so many bytes of one value. */
	private static byte[] rows(int bytes, int value) {
		byte[] rows = new byte[SIDE * (1 + bytes)];
		Arrays.fill(rows, (byte) value);
		for (int y = 0; y < SIDE; y++) {
			rows[y * (1 + bytes)] = 0;
		}
		return rows;
	}

	private static byte[] header(int depth, int colourType) {
		return chunk("IHDR", new byte[] { 0, 0, 0, SIDE, 0, 0, 0, SIDE, (byte) depth, (byte) colourType, 0, 0, 0 });
	}

	private static byte[] idat(byte[] content) {
		return chunk("IDAT", content);
	}

	/** The check value is 0: it is not compared. */
	private static byte[] chunk(String type, byte[] content) {
		return ByteBuffer.allocate(12 + content.length).putInt(content.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(content).array();
	}

	private static byte[] file(byte[]... chunks) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(HexFormat.of().parseHex("89504e470d0a1a0a"));
		for (byte[] chunk : chunks) {
			out.writeBytes(chunk);
		}
		out.writeBytes(chunk("IEND", new byte[0]));
		return out.toByteArray();
	}

	private static byte[] deflated(byte[] rows) throws java.io.IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
			deflater.write(rows);
		}
		return out.toByteArray();
	}

	private static void assertRefused(byte[] file) {
		assertThrows(Refusal.class, () -> Drawn.luminance(file));
	}
}
