package org.telltale.handset.canary;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.random.RandomGenerator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * A photo with a pattern that no other has: soft spots of chance, so that it is still known when it is scaled or written
 * anew, and fine grain, so that its bytes compress as little as a camera's. EXIF gives a time, a position in the South
 * Pacific and a thumbnail.
 */
final class CanaryPhoto {

	private static final int WIDTH = 1280;
	private static final int HEIGHT = 960;
	private static final int THUMBNAIL = 8;
	private static final int SPOTS = 24;
	private static final int GRAIN = 24;
	private static final float QUALITY = 0.9f;

	private final RandomGenerator random;

	CanaryPhoto(RandomGenerator random) {
		this.random = random;
	}

	/** A JPEG file. */
	byte[] file(Instant taken) {
		int[] spots = pixels();
		BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
		BufferedImage small = new BufferedImage(WIDTH / THUMBNAIL, HEIGHT / THUMBNAIL, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < HEIGHT; y++) {
			for (int x = 0; x < WIDTH; x++) {
				int colour = spots[y * WIDTH + x];
				image.setRGB(x, y, grained(colour));
				if (x % THUMBNAIL == 0 && y % THUMBNAIL == 0) {
					small.setRGB(x / THUMBNAIL, y / THUMBNAIL, colour);
				}
			}
		}
		double latitude = -(45 + random.nextInt(1_000_000) / 100_000.0);
		double longitude = -(95 + random.nextInt(2_500_000) / 100_000.0);
		return new ExifSegment(taken, latitude, longitude, jpeg(small)).putInto(jpeg(image));
	}

	/** Spots of colour on a slope. */
	private int[] pixels() {
		float[] planes = new float[WIDTH * HEIGHT * 3];
		for (int spot = 0; spot < SPOTS; spot++) {
			float[] colour = { level(), level(), level() };
			float x = random.nextFloat() * WIDTH;
			float y = random.nextFloat() * HEIGHT;
			float radius = 80 + random.nextFloat() * 240;
			add(planes, colour, x, y, radius * radius);
		}
		int[] rgb = new int[WIDTH * HEIGHT];
		for (int i = 0; i < rgb.length; i++) {
			rgb[i] = byteOf(planes[3 * i]) << 16 | byteOf(planes[3 * i + 1]) << 8 | byteOf(planes[3 * i + 2]);
		}
		return rgb;
	}

	private float level() {
		return random.nextFloat() * 300 - 150;
	}

	private static void add(float[] planes, float[] colour, float centreX, float centreY, float square) {
		for (int y = 0; y < HEIGHT; y++) {
			for (int x = 0; x < WIDTH; x++) {
				float distance = ((x - centreX) * (x - centreX) + (y - centreY) * (y - centreY)) / square;
				float weight = distance < 1 ? (1 - distance) * (1 - distance) : 0;
				int at = (y * WIDTH + x) * 3;
				for (int plane = 0; weight > 0 && plane < 3; plane++) {
					planes[at + plane] += weight * colour[plane];
				}
			}
		}
	}

	private int grained(int colour) {
		int grain = random.nextInt(GRAIN) - GRAIN / 2;
		return byteOf((colour >> 16 & 0xff) - 128 + grain) << 16 | byteOf((colour >> 8 & 0xff) - 128 + grain) << 8 | byteOf((colour & 0xff) - 128 + grain);
	}

	private static int byteOf(float aroundGrey) {
		return Math.clamp(Math.round(128 + aroundGrey), 0, 255);
	}

	private static byte[] jpeg(BufferedImage image) {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
			ImageWriteParam settings = writer.getDefaultWriteParam();
			settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			settings.setCompressionQuality(QUALITY);
			writer.setOutput(out);
			writer.write(null, new IIOImage(image, null, null), settings);
		} catch (IOException e) {
			throw new UncheckedIOException("memory does not fail", e);
		} finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}
}
