package org.telltale.timeline.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/**
 * How every figure looks: white ground, thin lines, the colours of Okabe and Ito, which people tell apart whatever colours they see, and beside each colour a shape, a dash or
 * a hatch, so that print in black and white says the same.
 */
public final class HouseStyle {

	static final Color INK = new Color(0x1A1A1A);
	static final Color QUIET = new Color(0x4F5B66);
	static final Color LINE = new Color(0xD5DAE0);
	static final Color TINT = new Color(0xF4F6F8);
	static final Color VERMILION = new Color(0xD55E00);
	static final Color BLUE = new Color(0x0072B2);
	static final Color SKY = new Color(0x56B4E9);
	private static final List<Color> SERIES = List.of(VERMILION, BLUE, new Color(0x009E73), new Color(0xCC79A7), new Color(0xE69F00), INK, SKY);
	/** Lightness tells them apart, and each carries its word. */
	private static final List<Color> VALUES = List.of(Color.WHITE, new Color(0xD6EAF8), new Color(0xFBE3B5), new Color(0xC9E8DC), new Color(0xE8D3E0), new Color(0xE3E6E9));
	private static final List<float[]> DASHES = List.of(new float[] { 1, 0 }, new float[] { 6, 2 }, new float[] { 2, 2 }, new float[] { 7, 2, 2, 2 }, new float[] { 3, 4 }, new float[] { 10, 3 },
			new float[] { 1, 2 });
	private static final double HATCH = 4;

	private final String fontFamily;
	private final Words words;

	/** In English. @param fontFamily an installed font for every text of the charts */
	public HouseStyle(String fontFamily) {
		this(fontFamily, Locale.ENGLISH);
	}

	/**
	 * In a language; in English where the figures have no words of it.
	 *
	 * @param fontFamily an installed font for every text of the charts
	 */
	public HouseStyle(String fontFamily, Locale language) {
		this.fontFamily = fontFamily;
		this.words = Words.of(language);
	}

	/** The words of its language. */
	Words words() {
		return words;
	}

	Font font(double size) {
		return new Font(fontFamily, Font.PLAIN, 1).deriveFont((float) size);
	}

	Font bold(double size) {
		return new Font(fontFamily, Font.BOLD, 1).deriveFont((float) size);
	}

	/** The colour of the i-th series. */
	static Color series(int i) {
		return SERIES.get(i % SERIES.size());
	}

	/** The line of the i-th series. */
	static BasicStroke stroke(int i) {
		float[] dash = DASHES.get(i % DASHES.size());
		return new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dash, 0);
	}

	/** The mark of the i-th series. */
	static Shape mark(int i) {
		return List.of(circle(2.6), triangle(-1, 3), new Rectangle2D.Double(-2.3, -2.3, 4.6, 4.6), diamond(3.2), triangle(1, 3)).get(i % 5);
	}

	/** The ground of the i-th value of a condition. */
	static Color value(int i) {
		return VALUES.get(i % VALUES.size());
	}

	static Shape circle(double radius) {
		return new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
	}

	/** A triangle that points down (1) or up (-1). */
	static Shape triangle(int way, double size) {
		Path2D path = new Path2D.Double();
		path.moveTo(-size, -0.75 * size * way);
		path.lineTo(size, -0.75 * size * way);
		path.lineTo(0, size * way);
		path.closePath();
		return path;
	}

	static Shape diamond(double size) {
		Path2D path = new Path2D.Double();
		path.moveTo(0, -size);
		path.lineTo(0.85 * size, 0);
		path.lineTo(0, size);
		path.lineTo(-0.85 * size, 0);
		path.closePath();
		return path;
	}

	/** Draws slanting lines over a rectangle: what was not observed. */
	static void hatch(Graphics2D graphics, Rectangle2D area) {
		graphics.setPaint(new Color(0x9AA5B1));
		graphics.setStroke(new BasicStroke(0.6f));
		double height = area.getHeight();
		for (double low = area.getX() - height + HATCH / 2; low < area.getMaxX(); low += HATCH) {
			double from = Math.max(low, area.getX());
			double to = Math.min(low + height, area.getMaxX());
			graphics.draw(new Line2D.Double(from, area.getMaxY() - (from - low), to, area.getMaxY() - (to - low)));
		}
	}

	/** An axis of names in the style. */
	SymbolAxis names(List<String> names, double size) {
		SymbolAxis axis = new SymbolAxis(null, names.isEmpty() ? new String[] { "" } : names.toArray(String[]::new));
		axis.setGridBandsVisible(false);
		styled(axis, size);
		axis.setTickMarksVisible(false);
		return axis;
	}

	/** The same axis in the style. */
	<A extends ValueAxis> A styled(A axis, double size) {
		axis.setLabelFont(font(9.5));
		axis.setLabelPaint(QUIET);
		axis.setTickLabelFont(font(size));
		axis.setTickLabelPaint(INK);
		axis.setAxisLinePaint(LINE);
		axis.setTickMarkPaint(LINE);
		return axis;
	}

	/** The same plot in the style. */
	XYPlot styled(XYPlot plot) {
		plot.setBackgroundPaint(Color.WHITE);
		plot.setOutlinePaint(LINE);
		plot.setDomainGridlinesVisible(false);
		plot.setRangeGridlinePaint(LINE);
		plot.setRangeGridlineStroke(new BasicStroke(0.5f));
		plot.setInsets(new RectangleInsets(2, 2, 2, 6));
		return plot;
	}

	/** A chart of the plot, with a legend below where it is wanted. */
	JFreeChart chart(Plot plot, boolean legend) {
		JFreeChart chart = new JFreeChart(null, bold(11), plot, legend);
		chart.setBackgroundPaint(Color.WHITE);
		chart.setPadding(new RectangleInsets(1, 1, 1, 1));
		if (legend) {
			chart.getLegend().setItemFont(font(9.5));
			chart.getLegend().setItemPaint(INK);
			chart.getLegend().setPosition(RectangleEdge.BOTTOM);
			chart.getLegend().setFrame(BlockBorder.NONE);
		}
		return chart;
	}
}
