package org.telltale.match.internal.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SketchTest {

	/** The sums of derivation.md, term by term. */
	private static int[] cells(byte[] luminance, int width, int height) {
		int[] cells = new int[1024];
		for (int j = 0; j < 32; j++) {
			for (int i = 0; i < 32; i++) {
				long sum = 0;
				for (int y = 0; y < height; y++) {
					for (int x = 0; x < width; x++) {
						sum += (luminance[y * width + x] & 255) * (long) shared(32 * x, i * width, width) * shared(32 * y, j * height, height);
					}
				}
				cells[j * 32 + i] = (int) (16 * sum / ((long) width * height));
			}
		}
		return cells;
	}

	private static int shared(int pixel, int cell, int length) {
		return Math.max(0, Math.min(pixel + 32, cell + length) - Math.max(pixel, cell));
	}

	@Test
	void cellsAreTheMeansOfTheirAreas() {
		for (int[] size : new int[][] { { 32, 32 }, { 33, 95 }, { 100, 37 }, { 64, 127 } }) {
			byte[] luminance = new byte[size[0] * size[1]];
			new Random(size[0]).nextBytes(luminance);
			Grid grid = new Grid(size[0], size[1]);
			for (int y = 0; y < size[1]; y++) {
				grid.row(luminance, y * size[0]);
			}
			assertArrayEquals(cells(luminance, size[0], size[1]), grid.cells());
		}
	}

	@Test
	void aPictureIsLikeItselfCodedAnewAndScaled() throws IOException, NotComparable {
		for (int seed = 0; seed < 24; seed++) {
			BufferedImage picture = Scenes.scene(seed, 640, 480);
			Sketch original = Scenes.sketch(Scenes.jpeg(picture, 92, false));
			assertEquals(10_000, original.likeness(original));
			for (int percent : new int[] { 25, 50, 100 }) {
				BufferedImage small = Scenes.scaled(picture, 640 * percent / 100, 480 * percent / 100, percent < 50 || seed % 2 == 0);
				Sketch other = Scenes.sketch(Scenes.jpeg(small, percent == 100 ? 30 : 60, seed % 3 == 0));
				assertTrue(original.likeness(other) >= Sketch.ALIKE, "scene " + seed + " at " + percent + " %: " + original.likeness(other));
				assertEquals(original.likeness(other), other.likeness(original));
			}
		}
	}

	@Test
	void noTwoDifferentPicturesAreAlike() throws IOException, NotComparable {
		List<Sketch> all = new ArrayList<>();
		for (int seed = 0; seed < 160; seed++) {
			all.add(Scenes.sketch(Scenes.png(Scenes.scene(seed, 160, 120))));
			for (int other = 0; other < seed; other++) {
				int likeness = all.get(seed).likeness(all.get(other));
				assertTrue(likeness < Sketch.ALIKE, "scenes " + other + " and " + seed + ": " + likeness);
			}
		}
	}

	@Test
	void plainPicturesAreNotComparable() throws IOException {
		BufferedImage grey = new BufferedImage(200, 150, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = grey.createGraphics();
		graphics.setColor(Color.LIGHT_GRAY);
		graphics.fillRect(0, 0, 200, 150);
		BufferedImage sky = new BufferedImage(200, 150, BufferedImage.TYPE_INT_RGB);
		Graphics2D second = sky.createGraphics();
		second.setPaint(new GradientPaint(0, 0, new Color(90, 120, 200), 30, 150, new Color(200, 210, 240)));
		second.fillRect(0, 0, 200, 150);
		for (BufferedImage plain : List.of(grey, sky)) {
			byte[] file = Scenes.jpeg(plain, 30, false);
			assertEquals(NotComparable.Reason.FLAT, assertThrows(NotComparable.class, () -> Scenes.sketch(file)).reason());
		}
	}

	@Test
	void picturesOfAnotherShapeAreNotAlike() throws IOException, NotComparable {
		BufferedImage picture = Scenes.scene(1, 320, 240);
		Sketch original = Scenes.sketch(Scenes.png(picture));
		assertTrue(original.likeness(Scenes.sketch(Scenes.png(Scenes.scaled(picture, 320, 233, true)))) >= Sketch.ALIKE);
		assertEquals(0, original.likeness(Scenes.sketch(Scenes.png(Scenes.scaled(picture, 320, 232, true)))));
	}
}
