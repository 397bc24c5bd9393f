package org.telltale.report;

import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.apache.batik.anim.dom.SVGDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.telltale.report.internal.rows.TimelineRows;
import org.telltale.timeline.RunLane;
import org.telltale.timeline.TimelineChart;

/** The chart of the runs as SVG, its letters drawn as shapes so that no font is needed to show them. */
final class TimelinePicture {

	/** In pixels of 1/96 inch: the width of the text, 172 mm. */
	private static final int WIDTH = 650;
	/** The heights that the design knows, 120 mm and 70 mm. */
	private static final int TALL = 454;
	private static final int LOW = 265;
	private static final int MOST_LANES = 12;
	private static final int MOST_LANES_OF_LOW = 5;

	/** One picture for each {@value #MOST_LANES} runs. */
	List<TimelineRows.Picture> pictures(List<RunLane> lanes) {
		List<TimelineRows.Picture> pictures = new ArrayList<>();
		for (int from = 0; from < lanes.size(); from += MOST_LANES) {
			List<RunLane> part = lanes.subList(from, Math.min(lanes.size(), from + MOST_LANES));
			boolean tall = part.size() > MOST_LANES_OF_LOW;
			pictures.add(new TimelineRows.Picture(tall ? "tall" : "low", svg(part, tall ? TALL : LOW)));
		}
		return pictures;
	}

	private static byte[] svg(List<RunLane> lanes, int height) {
		SVGGeneratorContext context = SVGGeneratorContext.createDefault(
				SVGDOMImplementation.getDOMImplementation().createDocument("http://www.w3.org/2000/svg", "svg", null));
		context.setComment("Telltale");
		SVGGraphics2D graphics = new SVGGraphics2D(context, true);
		graphics.setSVGCanvasSize(new Dimension(WIDTH, height));
		new TimelineChart("Noto Sans").draw(lanes, TimelineChart.Wording.ENGLISH).draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, height));
		try (StringWriter out = new StringWriter()) {
			graphics.stream(out, true);
			return out.toString().getBytes(StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException("a string writer failed", e);
		}
	}
}
