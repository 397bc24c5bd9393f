package org.telltale.timeline.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.geom.Rectangle2D;
import java.util.List;

import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** A rectangle of the plot, filled or hatched, with a word in its middle that is broken behind a hyphen or a space where there is room for two lines, and cut to fit; one with a number in it is not cut but written smaller. */
final class Box extends AbstractXYAnnotation {

	private static final long serialVersionUID = 1L;

	/** How the rectangle is filled. */
	record Fill(Color ground, boolean hatched, Color outline) {

		/** Nothing is known. */
		static final Fill UNKNOWN = new Fill(Color.WHITE, true, HouseStyle.LINE);

		static Fill of(Color ground) {
			return new Fill(ground, false, Color.WHITE);
		}
	}

	/** Nobody reads less, and no box of a picture is as narrow. */
	private static final float SMALLEST = 1;

	private final double x0;
	private final double x1;
	private final double y0;
	private final double y1;
	private final transient Fill fill;
	private final String word;
	private final Font font;
	private final transient Paint ink;

	Box(double x0, double x1, double y0, double y1, Fill fill, String word, Font font, Color ink) {
		this.x0 = x0;
		this.x1 = x1;
		this.y0 = y0;
		this.y1 = y1;
		this.fill = fill;
		this.word = word;
		this.font = font;
		this.ink = ink;
	}

	@Override
	public void draw(Graphics2D graphics, XYPlot plot, Rectangle2D area, ValueAxis domain, ValueAxis range, int index, PlotRenderingInfo info) {
		double left = domain.valueToJava2D(domain.getRange().constrain(x0), area, RectangleEdge.BOTTOM);
		double right = domain.valueToJava2D(domain.getRange().constrain(x1), area, RectangleEdge.BOTTOM);
		double top = range.valueToJava2D(range.getRange().constrain(y1), area, RectangleEdge.LEFT);
		double bottom = range.valueToJava2D(range.getRange().constrain(y0), area, RectangleEdge.LEFT);
		Rectangle2D box = new Rectangle2D.Double(left, top, Math.max(0.5, right - left), Math.max(0.5, bottom - top));
		graphics.setPaint(fill.ground());
		graphics.fill(box);
		if (fill.hatched()) {
			HouseStyle.hatch(graphics, box);
		}
		graphics.setPaint(fill.outline());
		graphics.setStroke(new BasicStroke(0.6f));
		graphics.draw(box);
		if (!word.isEmpty()) {
			write(graphics, box);
		}
	}

	private void write(Graphics2D graphics, Rectangle2D box) {
		graphics.setFont(font);
		graphics.setPaint(ink);
		List<String> lines = lines(graphics.getFontMetrics(), box);
		if (word.chars().anyMatch(Character::isDigit)) {
			shrink(graphics, lines, box.getWidth() - 2);
		}
		FontMetrics metrics = graphics.getFontMetrics();
		double y = box.getCenterY() + (metrics.getAscent() - metrics.getDescent()) / 2.0 - (lines.size() - 1) * metrics.getHeight() / 2.0;
		for (String line : lines) {
			String shown = fitting(line, metrics, box.getWidth() - 2);
			double x = box.getCenterX() - metrics.getStringBounds(shown, graphics).getWidth() / 2;
			graphics.drawString(shown, (float) x, (float) y);
			y += metrics.getHeight();
		}
	}

	private static void shrink(Graphics2D graphics, List<String> lines, double width) {
		while (lines.stream().anyMatch(line -> graphics.getFontMetrics().stringWidth(line) > width) && graphics.getFont().getSize2D() > SMALLEST) {
			graphics.setFont(graphics.getFont().deriveFont(graphics.getFont().getSize2D() - 0.5f));
		}
	}

	private List<String> lines(FontMetrics metrics, Rectangle2D box) {
		int end = Math.max(word.lastIndexOf('-', word.length() - 2), word.lastIndexOf(' ')) + 1;
		return end == 0 || metrics.stringWidth(word) <= box.getWidth() - 2 || 2 * metrics.getHeight() > box.getHeight() ? List.of(word)
				: List.of(word.substring(0, end).strip(), word.substring(end));
	}

	private static String fitting(String word, FontMetrics metrics, double width) {
		if (metrics.stringWidth(word) <= width) {
			return word;
		}
		int length = word.length() - 1;
		while (length > 0 && metrics.stringWidth(word.substring(0, length) + "…") > width) {
			length--;
		}
		return length == 0 ? "" : word.substring(0, length) + "…";
	}
}
