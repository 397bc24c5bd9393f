package org.telltale.seal.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Random;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.junit.jupiter.api.Test;
import org.telltale.seal.refusal.Refusal;

/** JPEG files that the platform wrote, read by it and by this package. */
class JpegAgainstPlatformTest {

	@Test
	void sequentialColoursHaveThePlatformsSamples() throws Exception {
		for (float quality : new float[] { 0.05f, 0.5f, 0.75f, 0.95f, 1f }) {
			assertSame(Drawn.jpeg(Drawn.picture(150, 101, BufferedImage.TYPE_INT_RGB, 1), quality, false));
		}
	}

	@Test
	void progressiveColoursHaveThePlatformsSamples() throws Exception {
		for (float quality : new float[] { 0.05f, 0.5f, 0.75f, 0.95f, 1f }) {
			assertSame(Drawn.jpeg(Drawn.picture(150, 101, BufferedImage.TYPE_INT_RGB, 2), quality, true));
		}
	}

	@Test
	void greyHasThePlatformsSamples() throws Exception {
		for (int side = 32; side < 50; side++) {
			BufferedImage image = Drawn.picture(side, 97 - side, BufferedImage.TYPE_BYTE_GRAY, side);
			assertSame(Drawn.jpeg(image, 0.8f, false));
			assertSame(Drawn.jpeg(image, 0.8f, true));
		}
	}

	@Test
	void bytesThatAreMissingBeforeTheEndAreRefused() throws Exception {
		for (boolean progressive : new boolean[] { false, true }) {
			byte[] file = Drawn.jpeg(Drawn.picture(40, 40, BufferedImage.TYPE_INT_RGB, 3), 0.6f, progressive);
			Drawn.luminance(file);
			for (int length = 0; length < file.length; length++) {
				byte[] cut = Arrays.copyOf(file, length);
				assertThrows(Refusal.class, () -> Drawn.luminance(cut));
				byte[] ended = Arrays.copyOf(file, length + 2);
				ended[length] = (byte) 0xff;
				ended[length + 1] = (byte) 0xd9;
				if (length < file.length - 4) {
					assertThrows(Refusal.class, () -> Drawn.luminance(ended), progressive + " cut at " + length + " of " + file.length);
				}
			}
		}
	}

	@Test
	void hostileBytesGiveRowsOrARefusal() throws Exception {
		Random random = new Random(4);
		int refused = 0;
		for (int round = 0; round < 3000; round++) {
			byte[] file = Drawn.jpeg(Drawn.picture(40, 40, BufferedImage.TYPE_INT_RGB, round % 3), 0.3f, round % 2 == 0);
			for (int i = 0; i <= round % 4; i++) {
				file[2 + random.nextInt(file.length - 2)] = (byte) random.nextInt();
			}
			try {
				Sketch.of(file);
			} catch (Refusal expected) {
				refused++;
			}
		}
		org.junit.jupiter.api.Assertions.assertTrue(refused > 300 && refused < 3000, "refused " + refused);
	}

	private static void assertSame(byte[] file) throws Exception {
		ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
		int[][] found = Drawn.luminance(file);
		try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
			reader.setInput(in);
			Raster raster = reader.readRaster(0, null);
			assertEquals(raster.getHeight(), found.length);
			for (int y = 0; y < found.length; y++) {
				assertArrayEquals(raster.getSamples(0, y, raster.getWidth(), 1, 0, (int[]) null), found[y], "row " + y);
			}
		} finally {
			reader.dispose();
		}
		assertEquals(file.length, Picture.of(file).end());
	}
}
