package org.telltale.seal.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.math.BigInteger;

import org.junit.jupiter.api.Test;
import org.telltale.seal.refusal.Refusal;

class SketchTest {

	private static final BufferedImage IMAGE = Drawn.picture(320, 240, BufferedImage.TYPE_INT_RGB, 11);

	@Test
	void codedAnewAndScaledPicturesAreAlike() throws Exception {
		Sketch whole = Sketch.of(Drawn.png(IMAGE));
		assertEquals(10_000, whole.likeness(whole));
		assertTrue(whole.likeness(Sketch.of(Drawn.jpeg(IMAGE, 0.5f, true))) >= 9_900);
		assertTrue(whole.likeness(Sketch.of(Drawn.jpeg(Drawn.scaled(IMAGE, 160, 120), 0.7f, false))) >= 9_500);
	}

	@Test
	void likenessIsThatOfTheFormulas() throws Exception {
		int[][] sizes = { { 320, 240 }, { 45, 34 }, { 33, 32 }, { 97, 73 } };
		for (int[] size : sizes) {
			byte[] a = Drawn.png(IMAGE);
			byte[] b = Drawn.jpeg(Drawn.scaled(IMAGE, size[0], size[1]), 0.3f, false);
			if (size[0] == 33) {
				assertThrows(Refusal.class, () -> Sketch.of(a).likeness(Sketch.of(b)));
			} else {
				assertEquals(byDefinition(Drawn.luminance(a), Drawn.luminance(b)), Sketch.of(a).likeness(Sketch.of(b)));
				assertEquals(Sketch.of(b).likeness(Sketch.of(a)), Sketch.of(a).likeness(Sketch.of(b)));
			}
		}
	}

	@Test
	void otherPicturesAreNotAlike() throws Exception {
		Sketch whole = Sketch.of(Drawn.png(IMAGE));
		for (int seed = 100; seed < 110; seed++) {
			Sketch other = Sketch.of(Drawn.png(Drawn.picture(320, 240, BufferedImage.TYPE_INT_RGB, seed)));
			int likeness;
			try {
				likeness = whole.likeness(other);
			} catch (Refusal negative) {
				likeness = 0;
			}
			assertTrue(likeness < 5_000, "likeness " + likeness);
		}
	}

	@Test
	void shapesAgreeToOnePartInThirtyTwo() throws Exception {
		Sketch square = Sketch.of(Drawn.png(Drawn.scaled(IMAGE, 64, 64)));
		square.likeness(Sketch.of(Drawn.png(Drawn.scaled(IMAGE, 64, 62))));
		Sketch lower = Sketch.of(Drawn.png(Drawn.scaled(IMAGE, 64, 61)));
		assertThrows(Refusal.class, () -> square.likeness(lower));
	}

	@Test
	void flatPicturesAreNotCompared() throws Exception {
		BufferedImage plain = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
		assertThrows(Refusal.class, () -> Sketch.of(Drawn.png(plain)));
		// stripes of two levels' difference: their mean square is 4 levels in one direction, 0 in the other, so 2 in the mean
		for (int y = 0; y < 64; y++) {
			for (int x = 0; x < 64; x++) {
				plain.getRaster().setSample(x, y, 0, x / 2 % 2 * 2);
			}
		}
		// 992 * 992 * 32^2, less the square of the sum of differences: 32 rows of 32
		assertTrue(992L * 992 * 1024 - 1024L * 1024 < 2_015_363_072L);
		assertThrows(Refusal.class, () -> Sketch.of(Drawn.png(plain)));
		for (int i = 0; i < 64 * 64; i++) {
			plain.getRaster().setSample(i % 64, i / 64, 0, i % 64 / 2 % 2 * 3);
		}
		Sketch.of(Drawn.png(plain));
	}

	private static int byDefinition(int[][] a, int[][] b) {
		int[][] one = grid(a);
		int[][] two = grid(b);
		BigInteger common = product(one, two);
		BigInteger square = common.multiply(common).multiply(BigInteger.valueOf(100_000_000));
		BigInteger bound = product(one, one).multiply(product(two, two));
		int likeness = 0;
		while (BigInteger.valueOf(likeness + 1).pow(2).multiply(bound).compareTo(square) <= 0) {
			likeness++;
		}
		return likeness;
	}

	private static int[][] grid(int[][] rows) {
		int height = rows.length;
		int width = rows[0].length;
		int[][] grid = new int[32][32];
		for (int i = 0; i < 32; i++) {
			for (int j = 0; j < 32; j++) {
				long sum = 0;
				for (int y = 0; y < height; y++) {
					for (int x = 0; x < width; x++) {
						sum += (long) rows[y][x] * shared(x, i, width) * shared(y, j, height);
					}
				}
				grid[i][j] = (int) (16 * sum / (width * height));
			}
		}
		return grid;
	}

	private static int shared(int pixel, int cell, int size) {
		return Math.max(0, Math.min(32 * pixel + 32, (cell + 1) * size) - Math.max(32 * pixel, cell * size));
	}

	private static BigInteger product(int[][] a, int[][] b) {
		return part(a, b, 1, 0).add(part(a, b, 0, 1));
	}

	private static BigInteger part(int[][] a, int[][] b, int right, int below) {
		long products = 0;
		long sumA = 0;
		long sumB = 0;
		for (int i = 0; i < 32 - right; i++) {
			for (int j = 0; j < 32 - below; j++) {
				long differenceA = a[i + right][j + below] - a[i][j];
				long differenceB = b[i + right][j + below] - b[i][j];
				products += differenceA * differenceB;
				sumA += differenceA;
				sumB += differenceB;
			}
		}
		return BigInteger.valueOf(992).multiply(BigInteger.valueOf(products)).subtract(BigInteger.valueOf(sumA).multiply(BigInteger.valueOf(sumB)));
	}
}
