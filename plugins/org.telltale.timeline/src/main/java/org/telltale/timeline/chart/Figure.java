package org.telltale.timeline.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Locale;

import org.jfree.chart.JFreeChart;

/** A chart of the case with its title and its text equivalent. Immutable. */
public interface Figure {

	/** Its title, on one line, in a language; in English where the figures have no words of it. */
	String title(Locale language);

	/** Its title in English. */
	default String title() {
		return title(Locale.ENGLISH);
	}

	/** How to read it, and what it shows: a paragraph made of the same data, for who cannot see it. In a language; in English where the figures have no words of it. */
	String text(Locale language);

	/** The same in English. */
	default String text() {
		return text(Locale.ENGLISH);
	}

	/** How high it should be if it is 650 units wide. */
	int height();

	/** Whether there is anything to draw. */
	boolean isEmpty();

	/** The chart, without its title, in the language of the style. */
	JFreeChart draw(HouseStyle style);

	/** Draws it at any size. */
	default void paint(HouseStyle style, Graphics2D graphics, int width, int height) {
		draw(style).draw(graphics, new Rectangle2D.Double(0, 0, width, height));
	}

	/**
	 * The figure as pixels, for a screen that is not AWT's.
	 *
	 * @param width in pixels, at least 1
	 * @param height in pixels, at least 1
	 * @return {@code width * height} values 0xRRGGBB, row by row from the top
	 */
	default int[] pixels(HouseStyle style, int width, int height) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		paint(style, graphics, width, height);
		graphics.dispose();
		return image.getRGB(0, 0, width, height, null, 0, width);
	}
}
