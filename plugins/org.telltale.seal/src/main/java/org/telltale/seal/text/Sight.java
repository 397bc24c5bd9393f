package org.telltale.seal.text;

import java.awt.Shape;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is painted on a page, in its order: whether the letters that were drawn can be seen. In the page's own space, points. Of one page. */
final class Sight {

	/** Of 255: what stands out from its ground by less is not read. */
	private static final int CONTRAST = 40;
	private static final int WHITE = 0xffffff;

	/** The middles of letters, two numbers each. */
	private float[] letters = new float[1 << 12];
	private int length;
	private final List<Ground> grounds = new ArrayList<>();

	/** What is painted, and its colour where it has one alone. */
	private record Ground(Shape shape, Rectangle2D within, Optional<Integer> colour) {

		boolean isBelow(Point2D.Float middle) {
			return within.contains(middle) && shape.contains(middle);
		}
	}

	/** A letter is drawn. @param colour none of a pattern @return what hides it; empty if it is seen */
	Optional<String> letter(Point2D.Float middle, Optional<Integer> colour) {
		if (length == letters.length) {
			letters = Arrays.copyOf(letters, 2 * length);
		}
		letters[length++] = middle.x;
		letters[length++] = middle.y;
		Optional<Integer> ground = Optional.of(WHITE);
		for (int i = grounds.size() - 1; i >= 0; i--) {
			if (grounds.get(i).isBelow(middle)) {
				ground = grounds.get(i).colour();
				break;
			}
		}
		boolean seen = colour.isPresent() && ground.isPresent() && Math.abs(light(colour.get()) - light(ground.get())) >= CONTRAST;
		return seen ? Optional.empty() : Optional.of("in the colour of what is below it");
	}

	/** An area is painted. @param within what holds all of it @return what it hides; empty if no letter was there */
	Optional<String> area(Shape shape, Rectangle2D within, Optional<Integer> colour) {
		grounds.add(new Ground(shape, within, colour));
		return line(within);
	}

	/** A line is drawn. @param within what holds all of it @return what it hides; empty if no letter was there */
	Optional<String> line(Rectangle2D within) {
		for (int i = 0; i < length; i += 2) {
			if (letters[i] > within.getMinX() && letters[i] < within.getMaxX() && letters[i + 1] > within.getMinY() && letters[i + 1] < within.getMaxY()) {
				return Optional.of("that something was painted over");
			}
		}
		return Optional.empty();
	}

	private static int light(int rgb) {
		return (299 * (rgb >> 16 & 0xff) + 587 * (rgb >> 8 & 0xff) + 114 * (rgb & 0xff)) / 1000;
	}
}
