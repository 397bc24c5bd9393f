package org.telltale.match.internal.photo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/** Pictures drawn by code, four kinds that each look alike among themselves, and what programs do to pictures. */
public final class Scenes {

	/** How many kinds there are. */
	static final int KINDS = 4;

	private Scenes() {
	}

	/** A harbour, a texture, a still life of shapes or a page of text, by {@code seed % KINDS}; another one for each seed. */
	public static BufferedImage scene(int seed, int width, int height) {
		Random random = new Random(seed * 7919L + 1);
		BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		switch (Math.floorMod(seed, KINDS)) {
			case 0 -> harbour(picture, random);
			case 1 -> texture(picture, random);
			case 2 -> shapes(picture, random);
			default -> page(picture, random);
		}
		return picture;
	}

	/** Sky, sea, sun, five boats, grain. */
	private static void harbour(BufferedImage picture, Random random) {
		int width = picture.getWidth();
		int height = picture.getHeight();
		int horizon = height * (90 + random.nextInt(60)) / 240;
		int hue = random.nextInt(90);
		int sunX = random.nextInt(width);
		int sunY = random.nextInt(height / 4);
		for (int y = 0; y < height; y++) {
			int at = y * 240 / height;
			for (int x = 0; x < width; x++) {
				int grain = random.nextInt(22) - 11;
				boolean sky = y < horizon;
				boolean sun = Math.hypot(x - sunX, y - sunY) < height / 15.0;
				picture.setRGB(x, y, sun ? rgb(250 + grain, 235 + grain, 160 + grain) : sky ? rgb(150 + hue - at / 2 + grain, 170 - at / 4 + grain,
						230 - at / 3 + grain) : rgb(20 + hue / 2 + at / 4 + grain, 80 + (x * 7 + y * 13) % 23 + grain, 130 + (y * 5 + x / 3) % 31 + grain));
			}
		}
		Graphics2D graphics = picture.createGraphics();
		for (int i = 0; i < 5; i++) {
			graphics.setColor(new Color(random.nextInt(1 << 24)));
			graphics.fillRect(random.nextInt(width), horizon - height / 40 + random.nextInt(height / 4), width / 23 + random.nextInt(width / 10),
					height / 40 + random.nextInt(height / 26));
		}
		graphics.dispose();
	}

	/** Noise of several sizes, as foliage, stone or fabric have it. */
	private static void texture(BufferedImage picture, Random random) {
		int width = picture.getWidth();
		int height = picture.getHeight();
		double[] values = new double[width * height];
		double weight = 45;
		for (int n = 3; n <= 96; n *= 2) {
			double[] knots = random.doubles((long) (n + 2) * (n + 2), -1.7, 1.7).toArray();
			for (int i = 0; i < values.length; i++) {
				double x = (double) (i % width) * n / width;
				double y = (double) (i / width) * n / height;
				int knot = (int) y * (n + 2) + (int) x;
				double above = knots[knot] + (knots[knot + 1] - knots[knot]) * (x % 1);
				double below = knots[knot + n + 2] + (knots[knot + n + 3] - knots[knot + n + 2]) * (x % 1);
				values[i] += weight * (above + (below - above) * (y % 1));
			}
			weight *= 0.55;
		}
		for (int i = 0; i < values.length; i++) {
			int level = (int) (128 + values[i]);
			picture.setRGB(i % width, i / width, rgb(level, level + 10, level - 15));
		}
	}

	private static void shapes(BufferedImage picture, Random random) {
		int width = picture.getWidth();
		int height = picture.getHeight();
		Graphics2D graphics = picture.createGraphics();
		graphics.setPaint(new GradientPaint(0, 0, new Color(random.nextInt(1 << 24)), width, height, new Color(random.nextInt(1 << 24))));
		graphics.fillRect(0, 0, width, height);
		for (int i = 3 + random.nextInt(15); i > 0; i--) {
			graphics.setColor(new Color(random.nextInt(1 << 24)));
			int x = random.nextInt(width);
			int y = random.nextInt(height);
			int wide = width / 20 + random.nextInt(width / 3);
			int high = height / 20 + random.nextInt(height / 3);
			if (random.nextBoolean()) {
				graphics.fillOval(x, y, wide, high);
			} else {
				graphics.fillRect(x, y, wide, high);
			}
		}
		graphics.dispose();
	}

	/** Dark bars as words on white: all pages have the same margins, head and lines. */
	private static void page(BufferedImage picture, Random random) {
		int width = picture.getWidth();
		int height = picture.getHeight();
		Graphics2D graphics = picture.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, width, height);
		graphics.setColor(new Color(random.nextInt(0x80) * 0x10101));
		graphics.fillRect(0, 0, width, height / 16);
		graphics.setColor(Color.BLACK);
		for (int line = 0; line < 18; line++) {
			int end = width / 2 + random.nextInt(width / 2 - width / 20);
			for (int x = width / 20; x < end; x += width / 128 + 2) {
				for (int letters = 2 + random.nextInt(12); letters > 0; letters--) {
					graphics.fillRect(x, height / 10 + line * height / 22 + random.nextInt(3), 1 + random.nextInt(2), Math.max(1, height / 60));
					x += 3;
				}
			}
		}
		graphics.dispose();
	}

	private static int rgb(int red, int green, int blue) {
		return Math.clamp(red, 0, 255) << 16 | Math.clamp(green, 0, 255) << 8 | Math.clamp(blue, 0, 255);
	}

	/** As JPEG, colours at half their width and height. */
	public static byte[] jpeg(BufferedImage picture, int quality, boolean progressive) throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ImageWriteParam how = writer.getDefaultWriteParam();
		how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
		how.setCompressionQuality(quality / 100f);
		how.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
			writer.setOutput(stream);
			writer.write(null, new IIOImage(picture, null, null), how);
		} finally {
			writer.dispose();
		}
		return out.toByteArray();
	}

	/** As PNG. */
	public static byte[] png(BufferedImage picture) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageIO.write(picture, "png", out);
		return out.toByteArray();
	}

	/** What the platform's decoder makes of a JPEG file, without conversion of colours. */
	static Raster raster(byte[] jpeg) throws IOException {
		ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
		try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg))) {
			reader.setInput(stream, true, true);
			return reader.readRaster(0, null);
		} finally {
			reader.dispose();
		}
	}

	/** At another size, by the mean of areas or, faster and coarser, by four neighbours. */
	public static BufferedImage scaled(BufferedImage picture, int width, int height, boolean areas) {
		BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = result.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
		Image source = areas ? picture.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING) : picture;
		graphics.drawImage(source, 0, 0, width, height, null);
		graphics.dispose();
		return result;
	}

	/** Without {@code percent} of its width at the left and of its height above. */
	static BufferedImage cropped(BufferedImage picture, double percent) {
		int x = (int) (picture.getWidth() * percent / 100);
		int y = (int) (picture.getHeight() * percent / 100);
		return picture.getSubimage(x, y, picture.getWidth() - x, picture.getHeight() - y);
	}

	static Sketch sketch(byte[] file) throws NotComparable {
		return Sketch.of(Picture.of(file));
	}
}
