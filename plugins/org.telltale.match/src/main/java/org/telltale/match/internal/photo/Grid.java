package org.telltale.match.internal.photo;

import java.util.Arrays;

/** A picture's luminance as means of 32 by 32 cells of equal size, whatever its own size is. Takes rows, then gives the cells. */
final class Grid implements Picture.Rows {

	/** Cells in a row and in a column. */
	static final int SIDE = 32;
	private static final int UNITS = 16;

	private final int width;
	private final int height;
	private final long[] line = new long[SIDE];
	private final long[] sums = new long[SIDE * SIDE];
	private int y;

	/** A grid over a picture of at least {@link #SIDE} columns and rows. */
	Grid(int width, int height) {
		this.width = width;
		this.height = height;
	}

	/** Lengths count in units, of which a pixel has 32 in each direction and a cell as many as the picture has pixels. */
	@Override
	public void row(byte[] luminance, int from) {
		Arrays.fill(line, 0);
		int cell = 0;
		int left = width;
		for (int x = 0; x < width; x++) {
			int value = luminance[from + x] & 0xff;
			int here = Math.min(SIDE, left);
			line[cell] += value * here;
			left -= here;
			if (left == 0 && cell + 1 < SIDE) {
				cell++;
				line[cell] += value * (SIDE - here);
				left = width - (SIDE - here);
			}
		}
		long begin = (long) y * SIDE;
		int row = (int) (begin / height);
		int here = (int) Math.min(SIDE, (row + 1L) * height - begin);
		add(row, here);
		if (here < SIDE) {
			add(row + 1, SIDE - here);
		}
		y++;
	}

	private void add(int row, int weight) {
		for (int i = 0; i < SIDE; i++) {
			sums[row * SIDE + i] += line[i] * weight;
		}
	}

	/** The means, row by row, in sixteenths of a level, rounded down. */
	int[] cells() {
		long area = (long) width * height;
		return Arrays.stream(sums).mapToInt(sum -> (int) (UNITS * sum / area)).toArray();
	}
}
