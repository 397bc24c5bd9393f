package org.telltale.timeline.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.telltale.timeline.PeriodicContacts;

/** How long the silences between contacts with one endpoint lasted, with the periods that were found. */
public record IntervalFigure(PeriodicContacts contacts) implements Figure {

	private static final int HEIGHT = 220;
	private static final int BINS = 60;
	/** What is shown beside the shortest and the longest. */
	private static final double MARGIN = 4;

	@Override
	public String title(Locale language) {
		return Words.of(language).of("intervals.title", contacts.endpoint(), contacts.run());
	}

	@Override
	public String text(Locale language) {
		Words words = Words.of(language);
		String periods = contacts.periods().stream().map(words::span).collect(Collectors.joining(words.of("intervals.and")));
		List<Double> sorted = contacts.intervals().stream().sorted().toList();
		String range = sorted.isEmpty() ? "" : words.of("intervals.range", words.span(sorted.getFirst()), words.span(sorted.get(sorted.size() / 2)), words.span(sorted.getLast()));
		return words.of("intervals.text", words.count(sorted.size(), "intervals.count"), contacts.run(), contacts.endpoint(), range, periods);
	}

	@Override
	public int height() {
		return HEIGHT;
	}

	@Override
	public boolean isEmpty() {
		return contacts.intervals().isEmpty();
	}

	@Override
	public JFreeChart draw(HouseStyle style) {
		double low = lowest() / MARGIN;
		double high = highest() * MARGIN;
		XYIntervalSeries series = new XYIntervalSeries("intervals", false, true);
		double width = Math.log(high / low) / BINS;
		// the first period is the middle of a bin, so that what keeps it is one bar
		double middle = contacts.periods().isEmpty() ? low : contacts.periods().getFirst();
		TreeMap<Long, Integer> counts = new TreeMap<>();
		contacts.intervals().forEach(i -> counts.merge(Math.round(Math.log(Math.max(low, i) / middle) / width), 1, Integer::sum));
		counts.forEach((bin, count) -> series.add(middle * Math.exp(bin * width), middle * Math.exp((bin - 0.5) * width), middle * Math.exp((bin + 0.5) * width), count, 0, count));
		int most = counts.values().stream().mapToInt(c -> c).max().orElse(1);
		XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
		data.addSeries(series);
		NumberAxis number = style.styled(new NumberAxis(style.words().of("intervals.axis")), 9);
		number.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
		number.setRange(0, most * 1.25);
		XYPlot plot = style.styled(new XYPlot(data, lengths(style, low, high), number, renderer()));
		contacts.periods().forEach(period -> plot.addDomainMarker(marker(style, period)));
		return style.chart(plot, false);
	}

	private double lowest() {
		return Math.max(0.001, Math.min(contacts.intervals().stream().mapToDouble(i -> i).min().orElse(1), contacts.periods().stream().mapToDouble(p -> p).min().orElse(Double.MAX_VALUE)));
	}

	private double highest() {
		return Math.max(lowest(), Math.max(contacts.intervals().stream().mapToDouble(i -> i).max().orElse(1), contacts.periods().stream().mapToDouble(p -> p).max().orElse(0)));
	}

	private static DurationAxis lengths(HouseStyle style, double low, double high) {
		return style.styled(new DurationAxis(style.words().of("intervals.lengths"), low, high), 9);
	}

	private static XYBarRenderer renderer() {
		XYBarRenderer renderer = new XYBarRenderer();
		renderer.setUseYInterval(true);
		renderer.setShadowVisible(false);
		renderer.setBarPainter(new StandardXYBarPainter());
		renderer.setDrawBarOutline(true);
		renderer.setSeriesOutlinePaint(0, HouseStyle.INK);
		renderer.setSeriesPaint(0, HouseStyle.SKY);
		return renderer;
	}

	private static ValueMarker marker(HouseStyle style, double period) {
		ValueMarker marker = new ValueMarker(period, HouseStyle.VERMILION, new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] { 5, 3 }, 0));
		marker.setLabel(style.words().of("intervals.period", style.words().span(period)));
		marker.setLabelFont(style.bold(9));
		marker.setLabelPaint(HouseStyle.VERMILION);
		marker.setLabelAnchor(RectangleAnchor.TOP_LEFT);
		marker.setLabelTextAnchor(TextAnchor.TOP_RIGHT);
		marker.setLabelOffset(new RectangleInsets(4, 4, 2, 4));
		marker.setLabelBackgroundColor(Color.WHITE);
		return marker;
	}
}
