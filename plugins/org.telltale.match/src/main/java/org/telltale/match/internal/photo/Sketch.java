package org.telltale.match.internal.photo;

import java.math.BigInteger;

/** What a picture shows, in few numbers that scaling and coding anew change little: how its cells differ from their neighbours. Immutable. */
public final class Sketch {

	/** The least likeness of two pictures that look alike. */
	public static final int ALIKE = 9_000;
	private static final int SIDE = Grid.SIDE;
	private static final int DIFFERENCES = SIDE * (SIDE - 1);
	private static final long LEAST_DETAIL = 2L * DIFFERENCES * DIFFERENCES * 1024;
	private static final BigInteger FULL = BigInteger.valueOf(100_000_000);
	private static final int SHAPE = 32;

	private final int width;
	private final int height;
	private final short[] across = new short[DIFFERENCES];
	private final short[] down = new short[DIFFERENCES];
	private final long detail;

	private Sketch(int width, int height, int[] cells) {
		this.width = width;
		this.height = height;
		for (int j = 0; j < SIDE; j++) {
			for (int i = 0; i + 1 < SIDE; i++) {
				across[j * (SIDE - 1) + i] = (short) (cells[j * SIDE + i + 1] - cells[j * SIDE + i]);
				down[i * SIDE + j] = (short) (cells[(i + 1) * SIDE + j] - cells[i * SIDE + j]);
			}
		}
		detail = common(this);
	}

	/**
	 * The sketch of a picture.
	 *
	 * @throws NotComparable if it cannot be decoded, or is flat
	 */
	public static Sketch of(Picture picture) throws NotComparable {
		Grid grid = new Grid(picture.width(), picture.height());
		picture.luminance(grid);
		Sketch sketch = new Sketch(picture.width(), picture.height(), grid.cells());
		NotComparable.unless(sketch.detail >= LEAST_DETAIL, NotComparable.Reason.FLAT);
		return sketch;
	}

	/** Whether two pictures have the same shape, so that one may be the other at another size. */
	static boolean sameShape(int width, int height, int otherWidth, int otherHeight) {
		long one = (long) width * otherHeight;
		long other = (long) otherWidth * height;
		return SHAPE * Math.abs(one - other) <= Math.max(one, other);
	}

	/** The covariance of two pictures' differences. */
	private long common(Sketch other) {
		return common(across, other.across) + common(down, other.down);
	}

	private static long common(short[] one, short[] other) {
		long products = 0;
		long ones = 0;
		long others = 0;
		for (int i = 0; i < DIFFERENCES; i++) {
			products += one[i] * other[i];
			ones += one[i];
			others += other[i];
		}
		return DIFFERENCES * products - ones * others;
	}

	/** Ten thousand times the correlation of two pictures' differences, rounded down; 0 where it is below 0 or the shapes differ. */
	public int likeness(Sketch other) {
		if (!sameShape(width, height, other.width, other.height)) {
			return 0;
		}
		long common = common(other);
		if (common <= 0) {
			return 0;
		}
		BigInteger square = BigInteger.valueOf(common).pow(2).multiply(FULL);
		return square.divide(BigInteger.valueOf(detail).multiply(BigInteger.valueOf(other.detail))).sqrt().intValueExact();
	}
}
