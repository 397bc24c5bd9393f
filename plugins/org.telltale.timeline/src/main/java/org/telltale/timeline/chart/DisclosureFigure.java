package org.telltale.timeline.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.telltale.timeline.RunLane;

/**
 * Cumulative disclosure: how many sightings of exhibits that left the handset there were until each moment, a line a kind, the runs one behind the other over the conditions that held.
 *
 * @param all the runs, in the order of time
 * @param from the first of them that is shown; what was seen before counts
 * @param to the run behind the last
 */
public record DisclosureFigure(List<RunLane> all, int from, int to) implements Figure {

	private static final int PLOT = 190;
	private static final int REST = 84;
	/** How high a label is. */
	private static final int LABEL = 10;

	public DisclosureFigure {
		all = List.copyOf(all);
	}

	private List<RunLane> lanes() {
		return all.subList(from, to);
	}

	private List<String> kinds() {
		return all.stream().flatMap(l -> l.sightings().stream()).map(RunLane.Mark::kind).distinct().sorted().toList();
	}

	@Override
	public String title(Locale language) {
		return Words.of(language).of("disclosure.title");
	}

	@Override
	public String text(Locale language) {
		Words words = Words.of(language);
		return words.of("disclosure.text", Words.joined(lanes().size(), i -> byKind(lanes().get(i)))) + words.points(lanes()) + words.stars(lanes());
	}

	private static String byKind(RunLane lane) {
		Map<String, Integer> kinds = new TreeMap<>();
		lane.sightings().forEach(s -> kinds.merge(s.kind(), 1, Integer::sum));
		List<String> words = new ArrayList<>();
		kinds.forEach((kind, count) -> words.add(count + " " + kind));
		return words.isEmpty() ? "" : lane.run() + " " + String.join(", ", words);
	}

	@Override
	public int height() {
		return PLOT + REST + RunStrip.dimensions(lanes()).size() * RunStrip.ROW;
	}

	@Override
	public boolean isEmpty() {
		return kinds().isEmpty();
	}

	@Override
	public JFreeChart draw(HouseStyle style) {
		XYSeriesCollection series = new XYSeriesCollection();
		XYStepRenderer renderer = new XYStepRenderer();
		renderer.setDefaultShapesVisible(true);
		int most = 1;
		List<String> kinds = kinds();
		for (int k = 0; k < kinds.size(); k++) {
			XYSeries line = line(kinds.get(k));
			most = Math.max(most, (int) line.getMaxY());
			series.addSeries(line);
			renderer.setSeriesPaint(k, HouseStyle.series(k));
			renderer.setSeriesStroke(k, HouseStyle.stroke(k));
			renderer.setSeriesShape(k, HouseStyle.mark(k));
			renderer.setSeriesShapesFilled(k, true);
		}
		double step = (most * 1.06 + 0.5) * LABEL / PLOT;
		double next = 0;
		for (int k : IntStream.range(0, kinds.size()).boxed().sorted(Comparator.comparingDouble(i -> series.getSeries((int) i).getMaxY())).toList()) {
			next = Math.max(next, series.getSeries(k).getMaxY());
			renderer.addAnnotation(label(style, kinds.get(k), to - from - 0.53, next, k));
			next += step;
		}
		NumberAxis axis = style.styled(new NumberAxis(style.words().of("disclosure.axis")), 9);
		axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
		axis.setRange(0, Math.max(most * 1.06 + 0.5, next + step / 2));
		XYPlot plot = style.styled(new XYPlot(series, null, axis, renderer));
		return new RunStrip(lanes(), style).chart(plot, PLOT, true);
	}

	private static XYTextAnnotation label(HouseStyle style, String kind, double x, double y, int series) {
		XYTextAnnotation label = new XYTextAnnotation(kind, x, y);
		label.setFont(style.bold(7.5));
		label.setPaint(HouseStyle.series(series));
		label.setTextAnchor(TextAnchor.BOTTOM_RIGHT);
		return label;
	}

	private XYSeries line(String kind) {
		XYSeries line = new XYSeries(kind, false);
		int count = (int) all.subList(0, from).stream().flatMap(l -> l.sightings().stream()).filter(s -> s.kind().equals(kind)).count();
		line.add(-0.5, count);
		for (int i = from; i < to; i++) {
			for (RunLane.Mark sighting : all.get(i).sightings()) {
				if (sighting.kind().equals(kind)) {
					line.add(RunStrip.x(i - from, sighting.at(), all.get(i)), ++count);
				}
			}
		}
		line.add(to - from - 0.5, count);
		return line;
	}
}
