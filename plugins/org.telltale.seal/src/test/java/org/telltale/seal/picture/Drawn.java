package org.telltale.seal.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures for tests, and files of them that the platform writes. */
public final class Drawn {

	private Drawn() {
	}

	/** Rectangles and ovals of many colours, with some noise, by the seed. */
	public static BufferedImage picture(int width, int height, int type, long seed) {
		BufferedImage image = new BufferedImage(width, height, type);
		Random random = new Random(seed);
		Graphics2D pen = image.createGraphics();
		for (int i = 0; i < 40; i++) {
			pen.setColor(new Color(random.nextInt(0x1000000)));
			int x = random.nextInt(width);
			int y = random.nextInt(height);
			int w = 1 + random.nextInt(width / 2);
			int h = 1 + random.nextInt(height / 2);
			if (i % 2 == 0) {
				pen.fillRect(x - w / 2, y - h / 2, w, h);
			} else {
				pen.fillOval(x - w / 2, y - h / 2, w, h);
			}
		}
		pen.dispose();
		for (int i = 0; i < width * height / 8; i++) {
			image.setRGB(random.nextInt(width), random.nextInt(height), random.nextInt() | 0xff000000);
		}
		return image;
	}

	/** A JPEG file; the platform halves the chroma of colours in both directions. */
	public static byte[] jpeg(BufferedImage image, float quality, boolean progressive) throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ImageWriteParam how = writer.getDefaultWriteParam();
		how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
		how.setCompressionQuality(quality);
		how.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
			writer.setOutput(stream);
			writer.write(null, new IIOImage(image, null, null), how);
		} finally {
			writer.dispose();
		}
		return out.toByteArray();
	}

	/** A PNG file. */
	public static byte[] png(BufferedImage image) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageIO.write(image, "png", out);
		return out.toByteArray();
	}

	/** The same picture at another size. */
	public static BufferedImage scaled(BufferedImage image, int width, int height) {
		BufferedImage target = new BufferedImage(width, height, image.getType());
		Graphics2D pen = target.createGraphics();
		pen.drawImage(image.getScaledInstance(width, height, java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, null);
		pen.dispose();
		return target;
	}

	/** What this package reads of a file. */
	static int[][] luminance(byte[] file) throws org.telltale.seal.refusal.Refusal {
		Picture picture = Picture.of(file);
		int[][] rows = new int[picture.height()][picture.width()];
		int[] count = new int[1];
		picture.read(row -> {
			for (int x = 0; x < picture.width(); x++) {
				rows[count[0]][x] = row[x] & 0xff;
			}
			count[0]++;
		});
		org.junit.jupiter.api.Assertions.assertEquals(picture.height(), count[0]);
		return rows;
	}
}
