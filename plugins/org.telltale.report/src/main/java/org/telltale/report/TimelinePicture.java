package org.telltale.report;

import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.apache.batik.anim.dom.SVGDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.telltale.timeline.RunLane;
import org.telltale.timeline.TimelineChart;

/** The chart of the runs as SVG, its letters drawn as shapes so that no font is needed to show them. */
final class TimelinePicture {

	private static final int WIDTH = 720;
	private static final int HEAD = 110;
	private static final int LANE = 30;

	byte[] svg(List<RunLane> lanes) {
		if (lanes.isEmpty()) {
			return new byte[0];
		}
		int height = HEAD + LANE * lanes.size();
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
