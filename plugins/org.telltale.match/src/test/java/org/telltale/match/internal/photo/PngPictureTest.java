package org.telltale.match.internal.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.match.internal.photo.JpegPictureTest.luminance;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class PngPictureTest {

	private static final byte[] SIGNATURE = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

	private static byte[] chunk(String type, byte[] content) {
		return ByteBuffer.allocate(content.length + 12).putInt(content.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(content).array();
	}

	private static byte[] header(int width, int height, int depth, int type) {
		return chunk("IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) depth).put((byte) type).array());
	}

	private static byte[] file(byte[]... chunks) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(SIGNATURE);
		for (byte[] chunk : chunks) {
			out.writeBytes(chunk);
		}
		return out.toByteArray();
	}

	/** Stored, not compressed, in two chunks. */
	private static byte[] data(byte[] rows) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(0))) {
			deflater.write(rows);
		}
		byte[] all = out.toByteArray();
		byte[] first = chunk("IDAT", Arrays.copyOf(all, 7));
		byte[] second = chunk("IDAT", Arrays.copyOfRange(all, 7, all.length));
		return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
	}

	@Test
	void coloursAreWeighedAndTransparencyIsPassedOver() throws IOException, NotComparable {
		for (int type : new int[] { BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB }) {
			BufferedImage picture = new BufferedImage(50, 40, type);
			byte[] wanted = new byte[50 * 40];
			Random random = new Random(5);
			for (int i = 0; i < wanted.length; i++) {
				int x = i % 50;
				int rgb = (x * 5) << 16 | (i / 50 * 3 + random.nextInt(9)) << 8 | random.nextInt(256);
				picture.setRGB(x, i / 50, rgb | 0x7f000000);
				wanted[i] = (byte) ((299 * (rgb >> 16) + 587 * (rgb >> 8 & 255) + 114 * (rgb & 255) + 500) / 1000);
			}
			byte[] file = Scenes.png(picture);
			assertArrayEquals(wanted, luminance(file));
			assertEquals(file.length, Picture.of(Arrays.copyOf(file, file.length + 9)).length());
		}
	}

	@Test
	void indexesArePaletteEntries() throws IOException, NotComparable {
		byte[] levels = { 9, (byte) 200, 30, 77 };
		BufferedImage picture = new BufferedImage(37, 33, BufferedImage.TYPE_BYTE_BINARY, new IndexColorModel(2, 4, levels, levels, levels));
		byte[] wanted = new byte[37 * 33];
		for (int i = 0; i < wanted.length; i++) {
			picture.getRaster().setSample(i % 37, i / 37, 0, i * 7 / 5 & 3);
			wanted[i] = levels[i * 7 / 5 & 3];
		}
		assertArrayEquals(wanted, luminance(Scenes.png(picture)));
	}

	@Test
	void greySamplesOfEachDepthHaveEightBits() throws IOException, NotComparable {
		for (int depth : new int[] { 1, 2, 4, 8, 16 }) {
			int rowBytes = (33 * depth + 7) / 8;
			byte[] rows = new byte[32 * (1 + rowBytes)];
			new Random(depth).nextBytes(rows);
			byte[] wanted = new byte[33 * 32];
			for (int y = 0; y < 32; y++) {
				rows[y * (1 + rowBytes)] = 0;
				for (int x = 0; x < 33; x++) {
					int at = y * (1 + rowBytes) + 1 + x * depth / 8;
					int value = depth >= 8 ? rows[at] & 255 : (rows[at] & 255) >> 8 - depth - x * depth % 8 & (1 << depth) - 1;
					wanted[y * 33 + x] = (byte) (depth >= 8 ? value : 255 * value / ((1 << depth) - 1));
				}
			}
			assertArrayEquals(wanted, luminance(file(header(33, 32, depth, 0), data(rows), chunk("IEND", new byte[0]))));
		}
	}

	@Test
	void whatIsNotReadIsSaidToBeAForm() throws IOException {
		byte[] interlaced = header(32, 32, 8, 0);
		interlaced[8 + 12] = 1;
		byte[] end = chunk("IEND", new byte[0]);
		byte[] rows = data(new byte[33 * 32]);
		for (byte[] header : new byte[][] { interlaced, header(32, 32, 4, 2), header(32, 32, 8, 5) }) {
			NotComparable e = assertThrows(NotComparable.class, () -> luminance(file(header, rows, end)));
			assertEquals(NotComparable.Reason.FORMAT, e.reason());
		}
		for (byte[] bad : new byte[][] { file(header(32, 32, 8, 3), rows, end), file(header(32, 33, 8, 0), rows, end), file(header(32, 32, 8, 0), rows),
				file(header(32, 32, 8, 3), chunk("PLTE", new byte[4]), rows, end), file(rows, end) }) {
			assertEquals(NotComparable.Reason.DAMAGED, assertThrows(NotComparable.class, () -> luminance(bad)).reason());
		}
		assertEquals(NotComparable.Reason.SIZE,
				assertThrows(NotComparable.class, () -> luminance(file(header(4000, 4000, 1, 0), rows, end))).reason());
	}

	@Test
	void cutAndChangedPicturesAreRefusedOrDecoded() throws IOException {
		byte[] file = Scenes.png(Scenes.scene(1, 40, 40));
		for (int length = 8; length < file.length; length++) {
			byte[] cut = Arrays.copyOf(file, length);
			assertThrows(NotComparable.class, () -> luminance(cut));
		}
		Random random = new Random(2);
		int refused = 0;
		for (int round = 0; round < 4000; round++) {
			byte[] changed = file.clone();
			changed[8 + random.nextInt(file.length - 8)] = (byte) random.nextInt(256);
			try {
				luminance(changed);
			} catch (NotComparable e) {
				refused++;
			}
		}
		assertTrue(refused > 1000, "refused " + refused);
	}
}
