package org.telltale.timeline.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.telltale.timeline.RunLane;

/**
 * The connections of all runs in one chart: a lane a run, the time since its start on a logarithmic axis, a mark a flow.
 * Shape, not colour alone, tells what a mark means: a triangle points the way most bytes went, a filled circle is a flow
 * that carries an exhibit out, a diamond is a stimulus, hatching is time that was not captured.
 *
 * @param lanes the runs, the first on top
 */
public record TimelineFigure(List<RunLane> lanes) implements Figure {

	private static final double FIRST_SECOND = 0.5;
	private static final double SHORTEST = 60;
	/** Below the line of flows, where the values of conditions that change during the run stand. */
	private static final double BAND_TOP = -0.26;
	private static final double BAND_BOTTOM = -0.46;
	/** Marks side by side in a power of e. */
	private static final int PLACES = 200;
	private static final int LANE_HEIGHT = 32;
	private static final int REST = 88;

	public TimelineFigure {
		lanes = List.copyOf(lanes);
	}

	@Override
	public String title(Locale language) {
		Words words = Words.of(language);
		return lanes.isEmpty() ? words.of("timeline.titleOfNone") : words.of("timeline.title", lanes.getFirst().run(), lanes.getLast().run());
	}

	@Override
	public String text(Locale language) {
		Words words = Words.of(language);
		StringBuilder text = new StringBuilder(words.of("timeline.text"));
		for (RunLane lane : lanes) {
			long disclosing = lane.contacts().stream().filter(c -> c.sightings() > 0).count();
			boolean captured = lane.gaps().stream().noneMatch(g -> g.kind() == RunLane.Gap.Kind.NOT_CAPTURED);
			text.append(' ').append(words.of("timeline.run", lane.run(), words.count(lane.contacts().size(), "flow"), words.count(disclosing, "flow"), words.count(lane.stimuli().size(), "stimulus"),
					captured ? "" : words.of("timeline.notCaptured", words.span(notCaptured(lane)))));
		}
		return text.append(words.points(lanes)).toString();
	}

	private static double notCaptured(RunLane lane) {
		return lane.gaps().stream().filter(g -> g.kind() == RunLane.Gap.Kind.NOT_CAPTURED).mapToDouble(g -> g.to() - g.from()).sum();
	}

	@Override
	public int height() {
		return REST + LANE_HEIGHT * Math.max(1, lanes.size());
	}

	@Override
	public boolean isEmpty() {
		return lanes.isEmpty();
	}

	@Override
	public JFreeChart draw(HouseStyle style) {
		XYSeries disclosing = new XYSeries(style.words().of("timeline.disclosing"), false);
		XYSeries up = new XYSeries(style.words().of("timeline.up"), false);
		XYSeries down = new XYSeries(style.words().of("timeline.down"), false);
		XYSeries stimuli = new XYSeries(style.words().of("timeline.stimulus"), false);
		for (int i = 0; i < lanes.size(); i++) {
			RunLane lane = lanes.get(i);
			double y = lanes.size() - 1.0 - i;
			Set<Long> places = new HashSet<>();
			lane.contacts().stream().filter(c -> places.add(place(c))).forEach(c -> (c.sightings() > 0 ? disclosing : c.isUpHeavy() ? up : down).add(visible(c.start()), y));
			lane.stimuli().forEach(s -> stimuli.add(visible(s.at()), y + 0.3));
		}
		XYSeriesCollection series = new XYSeriesCollection();
		List.of(disclosing, up, down, stimuli).forEach(series::addSeries);
		double end = lanes.stream().mapToDouble(RunLane::seconds).reduce(SHORTEST, Math::max) * 1.2;
		XYPlot plot = style.styled(new XYPlot(series, timeAxis(style, end), runAxis(style), renderer()));
		plot.setDomainGridlinesVisible(true);
		plot.setDomainGridlinePaint(HouseStyle.LINE);
		plot.setDomainGridlineStroke(new BasicStroke(0.5f));
		plot.setRangeGridlinesVisible(false);
		for (int i = 0; i < lanes.size(); i++) {
			ground(plot, style, lanes.get(i), lanes.size() - 1.0 - i);
		}
		return style.chart(plot, true);
	}

	/** What two flows have in common whose marks would cover each other: their kind, and where they stand on the logarithmic axis. */
	private static long place(RunLane.Contact contact) {
		int kind = contact.sightings() > 0 ? 0 : contact.isUpHeavy() ? 1 : 2;
		return Math.round(Math.log(visible(contact.start())) * PLACES) * 3 + kind;
	}

	private static double visible(double seconds) {
		return Math.max(FIRST_SECOND, seconds);
	}

	private static DurationAxis timeAxis(HouseStyle style, double end) {
		return style.styled(new DurationAxis(style.words().of("timeline.axis"), FIRST_SECOND * 0.8, end), 9);
	}

	private SymbolAxis runAxis(HouseStyle style) {
		SymbolAxis runs = style.names(lanes.reversed().stream().map(l -> l.caption().isEmpty() ? l.run() : l.run() + "  " + l.caption()).toList(), 9.5);
		runs.setGridBandsVisible(true);
		runs.setGridBandPaint(Color.WHITE);
		runs.setGridBandAlternatePaint(HouseStyle.TINT);
		runs.setRange(-0.5, Math.max(0.5, lanes.size() - 0.5));
		return runs;
	}

	/** What stands behind the marks of a lane: gaps, watched time, changing conditions, uncertainty. */
	private static void ground(XYPlot plot, HouseStyle style, RunLane lane, double y) {
		XYLineAndShapeRenderer renderer = (XYLineAndShapeRenderer) plot.getRenderer();
		List<Box> boxes = new ArrayList<>();
		lane.gaps().stream().filter(g -> g.kind() == RunLane.Gap.Kind.NOT_CAPTURED)
				.forEach(g -> boxes.add(new Box(visible(g.from()), visible(g.to()), y - 0.22, y + 0.42, Box.Fill.UNKNOWN, "", style.font(7), HouseStyle.QUIET)));
		double from = 0;
		for (RunLane.Gap gap : lane.gaps()) {
			if (gap.kind() == RunLane.Gap.Kind.NOT_CAPTURED || gap.kind() == RunLane.Gap.Kind.NO_FRAMES) {
				watched(renderer, from, gap.from(), y);
				from = Math.max(from, gap.to());
			}
		}
		watched(renderer, from, lane.seconds(), y);
		TreeMap<String, List<RunLane.Band>> changing = new TreeMap<>();
		lane.bands().forEach(b -> changing.computeIfAbsent(b.dimension(), d -> new ArrayList<>()).add(b));
		changing.values().removeIf(bands -> bands.stream().map(RunLane.Band::value).distinct().count() < 2);
		double height = (BAND_TOP - BAND_BOTTOM) / Math.max(1, changing.size());
		int row = 0;
		for (List<RunLane.Band> bands : changing.values()) {
			double top = y + BAND_TOP - row++ * height;
			for (int i = 0; i < bands.size(); i++) {
				RunLane.Band band = bands.get(i);
				boxes.add(new Box(visible(band.from()), visible(band.to()), top - height, top, new Box.Fill(HouseStyle.value(1 + i % 2), false, HouseStyle.LINE),
						band.dimension() + " = " + band.value(), style.font(6), HouseStyle.INK));
			}
		}
		boxes.forEach(box -> renderer.addAnnotation(box, Layer.BACKGROUND));
		lane.stimuli().stream().filter(s -> s.uncertainty() > 0).forEach(s -> renderer.addAnnotation(new XYLineAnnotation(visible(s.at() - s.uncertainty()), y + 0.3,
				visible(s.at() + s.uncertainty()), y + 0.3, new BasicStroke(0.8f), HouseStyle.QUIET), Layer.BACKGROUND));
	}

	private static void watched(XYLineAndShapeRenderer renderer, double from, double to, double y) {
		if (to > from && to > FIRST_SECOND) {
			renderer.addAnnotation(new XYLineAnnotation(visible(from), y, to, y, new BasicStroke(1f), new Color(0xB4BEC8)), Layer.BACKGROUND);
		}
	}

	private static XYLineAndShapeRenderer renderer() {
		XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
		Shape[] shapes = { HouseStyle.circle(4), HouseStyle.triangle(-1, 4), HouseStyle.triangle(1, 4), HouseStyle.diamond(4) };
		Color[] colours = { HouseStyle.VERMILION, HouseStyle.BLUE, HouseStyle.SKY, HouseStyle.INK };
		for (int i = 0; i < shapes.length; i++) {
			renderer.setSeriesShape(i, shapes[i]);
			renderer.setSeriesPaint(i, colours[i]);
			renderer.setSeriesShapesFilled(i, i != 3);
			renderer.setSeriesOutlineStroke(i, new BasicStroke(1f));
		}
		return renderer;
	}
}
