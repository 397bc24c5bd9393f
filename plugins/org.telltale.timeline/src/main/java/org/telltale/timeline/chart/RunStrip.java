package org.telltale.timeline.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.telltale.timeline.RunLane;

/**
 * Runs one behind the other, each as wide as the others and linear inside, above a strip of their conditions: a row a dimension, the value in words. What is not recorded is hatched.
 */
final class RunStrip {

	static final int ROW = 17;
	private static final String GROUND = "runs";
	private static final Map<RunLane.Gap.Kind, Box.Fill> FILLS = Map.of(RunLane.Gap.Kind.NOT_CAPTURED, Box.Fill.UNKNOWN,
			RunLane.Gap.Kind.NO_FRAMES, new Box.Fill(new Color(0xECEFF2), false, new Color(0xECEFF2)));

	private final List<RunLane> lanes;
	private final List<String> dimensions;
	private final HouseStyle style;

	RunStrip(List<RunLane> lanes, HouseStyle style) {
		this.lanes = lanes;
		this.style = style;
		this.dimensions = dimensions(lanes);
	}

	/** The dimensions of which any run has a value, sorted. */
	static List<String> dimensions(List<RunLane> lanes) {
		return lanes.stream().flatMap(l -> l.bands().stream()).map(RunLane.Band::dimension).distinct().sorted().toList();
	}

	/** Where a moment of the i-th run stands on the axis. */
	static double x(int run, double seconds, RunLane lane) {
		return run - 0.5 + Math.clamp(seconds / Math.max(1e-9, lane.seconds()), 0.0, 1.0);
	}

	/** The plot above the strip. */
	JFreeChart chart(XYPlot above, int height, boolean legend) {
		SymbolAxis runs = style.names(lanes.stream().map(Words::run).toList(), 9.5);
		runs.setRange(-0.5, Math.max(0.5, lanes.size() - 0.5));
		CombinedDomainXYPlot combined = new CombinedDomainXYPlot(runs);
		combined.setGap(3);
		style.styled(combined);
		for (int i = 1; i < lanes.size(); i++) {
			above.getRenderer().addAnnotation(new Box(i - 0.5, i - 0.5, above.getRangeAxis().getLowerBound(), above.getRangeAxis().getUpperBound(),
					new Box.Fill(HouseStyle.LINE, false, HouseStyle.LINE), "", style.font(6), HouseStyle.INK), Layer.BACKGROUND);
		}
		notCaptured(above);
		combined.add(above, height);
		if (!dimensions.isEmpty()) {
			combined.add(strip(), dimensions.size() * ROW);
		}
		return style.chart(combined, legend);
	}

	private void notCaptured(XYPlot above) {
		for (int i = 0; i < lanes.size(); i++) {
			int run = i;
			RunLane lane = lanes.get(i);
			lane.gaps().stream().filter(g -> FILLS.containsKey(g.kind())).forEach(g -> above.getRenderer().addAnnotation(new Box(x(run, g.from(), lane), x(run, g.to(), lane),
					above.getRangeAxis().getLowerBound(), above.getRangeAxis().getUpperBound(), FILLS.get(g.kind()), "", style.font(6), HouseStyle.INK), Layer.BACKGROUND));
		}
	}

	private XYPlot strip() {
		SymbolAxis names = style.names(dimensions.reversed(), 9);
		names.setRange(-0.5, dimensions.size() - 0.5);
		XYSeriesCollection none = new XYSeriesCollection(new XYSeries(GROUND));
		XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, false);
		renderer.setSeriesVisibleInLegend(0, false);
		XYPlot plot = style.styled(new XYPlot(none, null, names, renderer));
		plot.setRangeGridlinesVisible(false);
		for (int d = 0; d < dimensions.size(); d++) {
			boxes(dimensions.get(d), dimensions.size() - 1.0 - d).forEach(box -> renderer.addAnnotation(box, Layer.BACKGROUND));
		}
		return plot;
	}

	private List<Box> boxes(String dimension, double y) {
		Map<String, Integer> numbers = new TreeMap<>();
		List<Box> boxes = new ArrayList<>();
		for (int i = 0; i < lanes.size(); i++) {
			RunLane lane = lanes.get(i);
			boxes.add(new Box(i - 0.5, i + 0.5, y - 0.45, y + 0.45, Box.Fill.UNKNOWN, "", style.font(6), HouseStyle.INK));
			for (RunLane.Band band : lane.bands().stream().filter(b -> b.dimension().equals(dimension)).toList()) {
				int number = numbers.computeIfAbsent(band.value(), v -> numbers.size());
				boxes.add(new Box(x(i, band.from(), lane), x(i, band.to(), lane), y - 0.45, y + 0.45, Box.Fill.of(HouseStyle.value(number + 1)), band.value(), style.font(7.5), HouseStyle.INK));
			}
		}
		return boxes;
	}
}
