package org.telltale.sample.internal.image;

import org.telltale.sample.internal.bytes.SeededBytes;

/**
 * Pixels.
 *
 * @param width columns
 * @param height rows
 * @param rgb row by row, 0xRRGGBB
 */
public record Picture(int width, int height, int[] rgb) {

	/** A harbour that looks different for each seed: sky, sea, sun, boats, grain. */
	public static Picture harbour(String seed) {
		SeededBytes random = new SeededBytes("picture " + seed);
		int width = 320;
		int height = 240;
		int horizon = 90 + random.below(60);
		int hue = random.below(90);
		int sunX = 30 + random.below(260);
		int sunY = 15 + random.below(60);
		int[] rgb = new int[width * height];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				boolean sky = y < horizon;
				int red = sky ? 150 + hue - y / 2 : 20 + hue / 2 + (y - horizon) / 4;
				int green = sky ? 170 - y / 4 : 80 + (x * 7 + y * 13) % 23;
				int blue = sky ? 230 - y / 3 : 130 + (y * 5 + x / 3) % 31;
				boolean sun = (x - sunX) * (x - sunX) + (y - sunY) * (y - sunY) < 260;
				int grain = random.next() % 22 - 11;
				rgb[y * width + x] = pixel((sun ? 250 : red) + grain, (sun ? 235 : green) + grain, (sun ? 160 : blue) + grain);
			}
		}
		Picture picture = new Picture(width, height, rgb);
		for (int i = 0; i < 5; i++) {
			picture.fill(random.below(280), horizon - 6 + random.below(60), 14 + random.below(30), 6 + random.below(9),
					random.below(65536) * 200);
		}
		return picture;
	}

	/** Paints a rectangle. */
	public void fill(int left, int top, int wide, int high, int colour) {
		for (int y = Math.max(0, top); y < Math.min(height, top + high); y++) {
			for (int x = Math.max(0, left); x < Math.min(width, left + wide); x++) {
				rgb[y * width + x] = colour & 0xffffff;
			}
		}
	}

	/** Half as wide and high, each pixel the mean of four. */
	public Picture halved() {
		int[] small = new int[width / 2 * (height / 2)];
		for (int y = 0; y < height / 2; y++) {
			for (int x = 0; x < width / 2; x++) {
				int value = 0;
				for (int shift = 0; shift <= 16; shift += 8) {
					int sum = 0;
					for (int i = 0; i < 4; i++) {
						sum += rgb[(2 * y + i / 2) * width + 2 * x + i % 2] >> shift & 0xff;
					}
					value |= sum / 4 << shift;
				}
				small[y * (width / 2) + x] = value;
			}
		}
		return new Picture(width / 2, height / 2, small);
	}

	private static int pixel(int red, int green, int blue) {
		return clamp(red) << 16 | clamp(green) << 8 | clamp(blue);
	}

	private static int clamp(int value) {
		return Math.clamp(value, 0, 255);
	}
}
