package org.telltale.timeline;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

import org.jfree.chart.ChartColor;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * The connections of all runs in one chart: a lane a run, the time since its start on a logarithmic axis, a mark a flow.
 * Shape, not colour alone, tells what a mark means: a triangle points the way most bytes went, a filled circle is a flow
 * that carries an exhibit out, a diamond is a stimulus.
 */
public final class TimelineChart {

	private static final Color DISCLOSING = new Color(0xD55E00);
	private static final Color UP = new Color(0x0072B2);
	private static final Color DOWN = new Color(0x56B4E9);
	private static final Color STIMULUS = new Color(0x333333);
	private static final double FIRST_SECOND = 0.5;

	private final String fontFamily;

	/** @param fontFamily an installed font for every text of the chart */
	public TimelineChart(String fontFamily) {
		this.fontFamily = fontFamily;
	}

	/** The chart of the lanes, the first on top. */
	public JFreeChart draw(List<RunLane> lanes, Wording wording) {
		XYSeriesCollection series = new XYSeriesCollection();
		XYSeries disclosing = new XYSeries(wording.disclosing(), false);
		XYSeries up = new XYSeries(wording.upHeavy(), false);
		XYSeries down = new XYSeries(wording.downHeavy(), false);
		XYSeries stimuli = new XYSeries(wording.stimulus(), false);
		double longest = 60;
		for (int i = 0; i < lanes.size(); i++) {
			RunLane lane = lanes.get(i);
			double y = lanes.size() - 1.0 - i;
			longest = Math.max(longest, lane.seconds());
			lane.contacts().forEach(c -> (c.sightings() > 0 ? disclosing : c.isUpHeavy() ? up : down).add(visible(c.start()), y));
			lane.stimuli().forEach(s -> stimuli.add(visible(s.at()), y + 0.28));
		}
		List.of(disclosing, up, down, stimuli).forEach(series::addSeries);
		JFreeChart chart = new JFreeChart(null, font(Font.BOLD, 12), plot(series, lanes, longest, wording), true);
		chart.setBackgroundPaint(Color.WHITE);
		chart.getLegend().setItemFont(font(Font.PLAIN, 10));
		chart.getLegend().setPosition(RectangleEdge.BOTTOM);
		return chart;
	}

	/**
	 * The chart as pixels, for a screen that is not AWT's.
	 *
	 * @param width in pixels, at least 1
	 * @param height in pixels, at least 1
	 * @return {@code width * height} values 0xRRGGBB, row by row from the top
	 */
	public int[] pixels(List<RunLane> lanes, Wording wording, int width, int height) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		draw(lanes, wording).draw(graphics, new Rectangle2D.Double(0, 0, width, height));
		graphics.dispose();
		return image.getRGB(0, 0, width, height, null, 0, width);
	}

	private static double visible(double seconds) {
		return Math.max(FIRST_SECOND, seconds);
	}

	private XYPlot plot(XYSeriesCollection series, List<RunLane> lanes, double longest, Wording wording) {
		LogAxis time = new LogAxis(wording.timeAxis());
		time.setRange(FIRST_SECOND * 0.8, longest * 1.3);
		time.setSmallestValue(FIRST_SECOND * 0.5);
		time.setTickUnit(new NumberTickUnit(1));
		time.setNumberFormatOverride(new SecondsFormat());
		time.setLabelFont(font(Font.PLAIN, 10));
		time.setTickLabelFont(font(Font.PLAIN, 9));
		String[] names = lanes.reversed().stream().map(l -> l.caption().isEmpty() ? l.run() : l.run() + "  " + l.caption()).toArray(String[]::new);
		SymbolAxis runs = new SymbolAxis(null, names.length == 0 ? new String[] { "" } : names);
		runs.setTickLabelFont(font(Font.PLAIN, 10));
		runs.setGridBandAlternatePaint(new Color(0xF4F6F8));
		runs.setGridBandPaint(Color.WHITE);
		XYPlot plot = new XYPlot(series, time, runs, renderer());
		plot.setBackgroundPaint(Color.WHITE);
		plot.setDomainGridlinePaint(ChartColor.LIGHT_GRAY);
		plot.setRangeGridlinesVisible(false);
		return plot;
	}

	private static XYLineAndShapeRenderer renderer() {
		XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
		Shape[] shapes = { new Ellipse2D.Double(-4, -4, 8, 8), triangle(-1), triangle(1), diamond() };
		Color[] colours = { DISCLOSING, UP, DOWN, STIMULUS };
		for (int i = 0; i < shapes.length; i++) {
			renderer.setSeriesShape(i, shapes[i]);
			renderer.setSeriesPaint(i, colours[i]);
			renderer.setSeriesShapesFilled(i, i != 3);
			renderer.setSeriesOutlineStroke(i, new BasicStroke(1f));
		}
		return renderer;
	}

	private static Shape triangle(int way) {
		Path2D path = new Path2D.Double();
		path.moveTo(-4, -3.0 * way);
		path.lineTo(4, -3.0 * way);
		path.lineTo(0, 4.0 * way);
		path.closePath();
		return path;
	}

	private static Shape diamond() {
		Path2D path = new Path2D.Double();
		path.moveTo(0, -4);
		path.lineTo(3.5, 0);
		path.lineTo(0, 4);
		path.lineTo(-3.5, 0);
		path.closePath();
		return path;
	}

	private Font font(int style, int size) {
		return new Font(fontFamily, style, size);
	}

	/** The chart's words, so that they can be translated. */
	public record Wording(String timeAxis, String disclosing, String upHeavy, String downHeavy, String stimulus) {

		/** Plain English. */
		public static final Wording ENGLISH = new Wording("time since the start of the run", "flow that carries an exhibit out",
				"flow, more bytes out than in", "flow, more bytes in than out", "stimulus");
	}
}
