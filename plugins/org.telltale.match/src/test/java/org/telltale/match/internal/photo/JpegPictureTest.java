package org.telltale.match.internal.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JpegPictureTest {

	static byte[] luminance(byte[] file) throws NotComparable {
		Picture picture = Picture.of(file);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		picture.luminance((row, from) -> out.write(row, from, picture.width()));
		return out.toByteArray();
	}

	/** The platform's decoder is another implementation of the transform that derivation.md states. */
	private static void assertAsThePlatformDecodes(byte[] file) throws IOException, NotComparable {
		Raster raster = Scenes.raster(file);
		int[] wanted = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
		byte[] bytes = new byte[wanted.length];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) wanted[i];
		}
		assertArrayEquals(bytes, luminance(file));
	}

	@Test
	void everySampleIsAsThePlatformDecodesIt() throws IOException, NotComparable {
		for (int seed = 0; seed < 24; seed++) {
			BufferedImage picture = Scenes.scene(seed, 64 + 13 * (seed % 7), 48 + 11 * (seed % 5));
			int quality = new int[] { 5, 30, 75, 100 }[seed / 4 % 4];
			assertAsThePlatformDecodes(Scenes.jpeg(picture, quality, false));
			assertAsThePlatformDecodes(Scenes.jpeg(picture, quality, true));
		}
	}

	@Test
	void noiseThatClipsIsAsThePlatformDecodesIt() throws IOException, NotComparable {
		Random random = new Random(3);
		BufferedImage picture = new BufferedImage(80, 72, BufferedImage.TYPE_BYTE_GRAY);
		for (int i = 0; i < 80 * 72; i++) {
			picture.setRGB(i % 80, i / 80, random.nextBoolean() ? 0xffffff : 0);
		}
		for (int quality : new int[] { 1, 20, 60, 100 }) {
			assertAsThePlatformDecodes(Scenes.jpeg(picture, quality, false));
			assertAsThePlatformDecodes(Scenes.jpeg(picture, quality, true));
		}
	}

	@Test
	void whatStandsBehindTheEndIsNoPartOfThePicture() throws IOException, NotComparable {
		byte[] file = Scenes.jpeg(Scenes.scene(1, 64, 48), 80, false);
		assertEquals(file.length, Picture.of(Arrays.copyOf(file, file.length + 99)).length());
	}

	@Test
	void aPictureCutAnywhereIsNotComparable() throws IOException {
		for (boolean progressive : new boolean[] { false, true }) {
			byte[] file = Scenes.jpeg(Scenes.scene(1, 40, 40), 60, progressive);
			for (int length = 0; length < file.length; length++) {
				byte[] cut = Arrays.copyOf(file, length);
				assertThrows(NotComparable.class, () -> luminance(cut));
				byte[] ended = Arrays.copyOf(file, length + 2);
				ended[length] = (byte) 0xff;
				ended[length + 1] = (byte) 0xd9;
				if (length < file.length - 4) {
					assertThrows(NotComparable.class, () -> luminance(ended), "ended at " + length);
				}
			}
		}
	}

	@Test
	void changedBytesNeverDoWorse() throws IOException {
		Random random = new Random(11);
		int decoded = 0;
		for (int round = 0; round < 6000; round++) {
			byte[] file = Scenes.jpeg(Scenes.scene(round % 4, 40, 40), 60, round % 2 == 0);
			for (int i = 0; i < 1 + random.nextInt(3); i++) {
				file[2 + random.nextInt(file.length - 2)] = (byte) random.nextInt(256);
			}
			try {
				luminance(file);
				decoded++;
			} catch (NotComparable e) {
				assertTrue(e.reason().words().length() > 3);
			}
		}
		assertTrue(decoded > 600, "decoded " + decoded);
	}

	@Test
	void aSizeThatItsBytesCannotHoldIsRefusedBeforeAnythingIsDecoded() throws IOException {
		byte[] file = Scenes.jpeg(Scenes.scene(1, 64, 48), 80, false);
		int frame = 0;
		while (file[frame] != (byte) 0xff || file[frame + 1] != (byte) 0xc0) {
			frame++;
		}
		byte[] large = file.clone();
		Arrays.fill(large, frame + 5, frame + 9, (byte) 0xff);
		assertEquals(NotComparable.Reason.SIZE, assertThrows(NotComparable.class, () -> Picture.of(large)).reason());
		byte[] small = file.clone();
		small[frame + 6] = 31;
		assertEquals(NotComparable.Reason.SIZE, assertThrows(NotComparable.class, () -> Picture.of(small)).reason());
		byte[] arithmetic = file.clone();
		arithmetic[frame + 1] = (byte) 0xc9;
		assertEquals(NotComparable.Reason.FORMAT, assertThrows(NotComparable.class, () -> Picture.of(arithmetic)).reason());
	}
}
