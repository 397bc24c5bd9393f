package org.telltale.seal.picture;

import java.math.BigInteger;

import org.telltale.seal.refusal.Refusal;

/** What a picture shows, on a grid of 32 by 32: the differences of neighbouring cells. */
public final class Sketch {

	private static final int SIDE = 32;
	private static final int DIFFERENCES = SIDE * (SIDE - 1);
	private static final long FLAT = 2_015_363_072L;
	private static final BigInteger SCALE = BigInteger.valueOf(100_000_000);

	private final Picture picture;
	private final int[] across = new int[DIFFERENCES];
	private final int[] down = new int[DIFFERENCES];

	private Sketch(Picture picture) {
		this.picture = picture;
	}

	/** Of the picture that a file begins with. Refuses if it is not comparable. */
	public static Sketch of(byte[] file) throws Refusal {
		Sketch sketch = new Sketch(Picture.of(file));
		Means means = new Means(sketch.picture.width(), sketch.picture.height());
		sketch.picture.read(means);
		int count = 0;
		for (int a = 0; a < SIDE; a++) {
			for (int b = 0; b < SIDE - 1; b++, count++) {
				sketch.across[count] = means.mean(b + 1, a) - means.mean(b, a);
				sketch.down[count] = means.mean(a, b + 1) - means.mean(a, b);
			}
		}
		Refusal.unless(sketch.product(sketch) >= FLAT, "a picture is flat");
		return sketch;
	}

	/** The length of the picture in its file. */
	public int end() {
		return picture.end();
	}

	/** 10,000 times the correlation, rounded down. Refuses if it is not positive or the shapes differ. */
	public int likeness(Sketch other) throws Refusal {
		long one = (long) picture.width() * other.picture.height();
		long two = (long) other.picture.width() * picture.height();
		Refusal.unless(32 * Math.abs(one - two) <= Math.max(one, two), "the pictures have different shapes");
		long common = product(other);
		Refusal.unless(common > 0, "the pictures do not look alike");
		BigInteger squared = BigInteger.valueOf(common).pow(2).multiply(SCALE);
		return squared.divide(BigInteger.valueOf(product(this)).multiply(BigInteger.valueOf(other.product(other)))).sqrt().intValueExact();
	}

	/** C(A,B) of the text; at most 2^46. */
	private long product(Sketch other) {
		return covariance(across, other.across) + covariance(down, other.down);
	}

	private static long covariance(int[] a, int[] b) {
		long products = 0;
		long sumA = 0;
		long sumB = 0;
		for (int i = 0; i < DIFFERENCES; i++) {
			products += (long) a[i] * b[i];
			sumA += a[i];
			sumB += b[i];
		}
		return DIFFERENCES * products - sumA * sumB;
	}

	/** The mean luminance of each cell, in sixteenths. A side has 32 pixels at least, so a pixel lies in two columns at most. */
	private static final class Means implements Rows {
		private final int width;
		private final int height;
		private final long[] sums = new long[SIDE * SIDE];
		private final long[] columns = new long[SIDE];
		private int y;

		private Means(int width, int height) {
			this.width = width;
			this.height = height;
		}

		@Override
		public void row(byte[] luminance) {
			java.util.Arrays.fill(columns, 0);
			int column = 0;
			int border = width;
			for (int x = 0; x < width; x++) {
				int value = luminance[x] & 0xff;
				int inside = Math.min(SIDE, border - SIDE * x);
				columns[column] += (long) value * inside;
				if (SIDE * (x + 1) >= border && column < SIDE - 1) {
					column++;
					border += width;
					columns[column] += (long) value * (SIDE - inside);
				}
			}
			int row = SIDE * y / height;
			int inside = Math.min(SIDE, (row + 1) * height - SIDE * y);
			add(row, inside);
			if (inside < SIDE) {
				add(row + 1, SIDE - inside);
			}
			y++;
		}

		private void add(int row, int share) {
			for (int i = 0; i < SIDE; i++) {
				sums[row * SIDE + i] += columns[i] * share;
			}
		}

		private int mean(int column, int row) {
			return (int) (16 * sums[row * SIDE + column] / ((long) width * height));
		}
	}
}
