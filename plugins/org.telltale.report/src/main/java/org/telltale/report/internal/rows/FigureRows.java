package org.telltale.report.internal.rows;

import java.util.List;

/**
 * The drawn figures of the report.
 *
 * @param matrix those of section 14
 * @param timeline those of section 17
 */
public record FigureRows(List<Picture> matrix, List<Picture> timeline) {

	/** None. */
	public static final FigureRows NONE = new FigureRows(List.of(), List.of());

	/** The heights, in mm, for which the design has an image. */
	private static final List<Integer> HEIGHTS = List.of(60, 80, 100, 125, 150, 180);

	public FigureRows {
		matrix = List.copyOf(matrix);
		timeline = List.copyOf(timeline);
	}

	/**
	 * A figure.
	 *
	 * @param height in mm, one that {@link #fitting} gives
	 * @param title on one line
	 * @param text what it shows, in words
	 * @param data SVG
	 */
	public record Picture(Long height, String title, String text, byte[] data) {
	}

	/** The least height of the design that is enough, else its greatest. */
	public static int fitting(double millimetres) {
		return HEIGHTS.stream().filter(h -> h >= millimetres - 1).findFirst().orElse(HEIGHTS.getLast());
	}
}
