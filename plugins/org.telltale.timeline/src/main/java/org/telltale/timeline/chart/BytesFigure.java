package org.telltale.timeline.chart;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import java.util.Locale;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.telltale.timeline.Grouping;
import org.telltale.timeline.LaneIndex;
import org.telltale.timeline.RunLane;
import org.telltale.timeline.Slots;

/**
 * Bytes over time: the runs one behind the other, bytes an hour out of the handset upwards and in downwards, on a logarithmic scale, over the conditions that held.
 *
 * @param lanes the runs, in the order of the figure
 */
public record BytesFigure(List<RunLane> lanes) implements Figure {

	private static final int PLOT = 190;
	private static final int REST = 84;
	/** Bars over all runs together. */
	private static final int BARS = 280;

	public BytesFigure {
		lanes = List.copyOf(lanes);
	}

	/** What went in the slots of a run. */
	private record Run(RunLane lane, Slots slots) {

		/** All lanes of a run's endpoints together. */
		static Run of(RunLane lane, int slots) {
			Slots all = Slots.empty(slots);
			LaneIndex index = LaneIndex.of(lane, Grouping.ENDPOINT);
			for (String endpoint : index.lanes()) {
				Slots some = index.slots(endpoint, 0, length(lane), slots);
				for (int i = 0; i < slots; i++) {
					all.bytesOut()[i] += some.bytesOut()[i];
					all.bytesIn()[i] += some.bytesIn()[i];
				}
			}
			return new Run(lane, all);
		}

		private static double length(RunLane lane) {
			return Math.max(1, lane.seconds());
		}

		double perHour(long bytes) {
			return bytes * 3600.0 * slots.count() / length(lane);
		}
	}

	private int slots() {
		return Math.clamp(BARS / Math.max(1, lanes.size()), 12, 120);
	}

	@Override
	public String title(Locale language) {
		return Words.of(language).of("bytes.title");
	}

	@Override
	public String text(Locale language) {
		Words words = Words.of(language);
		return words.of("bytes.text", Integer.toString(slots()), Words.joined(lanes.size(), i -> sum(words, lanes.get(i)))) + words.points(lanes) + words.stars(lanes);
	}

	private static String sum(Words words, RunLane lane) {
		return words.of("bytes.sum", lane.run(), words.bytes(lane.contacts().stream().mapToLong(RunLane.Contact::bytesOut).sum()),
				words.bytes(lane.contacts().stream().mapToLong(RunLane.Contact::bytesIn).sum()), words.span(lane.seconds()));
	}

	@Override
	public int height() {
		return PLOT + REST + RunStrip.dimensions(lanes).size() * RunStrip.ROW;
	}

	@Override
	public boolean isEmpty() {
		return lanes.isEmpty();
	}

	@Override
	public JFreeChart draw(HouseStyle style) {
		XYIntervalSeries out = new XYIntervalSeries(style.words().of("bytes.out"), false, true);
		XYIntervalSeries in = new XYIntervalSeries(style.words().of("bytes.in"), false, true);
		double most = 3;
		for (int i = 0; i < lanes.size(); i++) {
			Run run = Run.of(lanes.get(i), slots());
			for (int slot = 0; slot < run.slots().count(); slot++) {
				double from = i - 0.5 + (double) slot / run.slots().count();
				double to = i - 0.5 + (slot + 1.0) / run.slots().count();
				double up = log(run.perHour(run.slots().bytesOut()[slot]));
				double down = log(run.perHour(run.slots().bytesIn()[slot]));
				most = Math.max(most, Math.max(up, down));
				add(out, from, to, 0, up);
				add(in, from, to, -down, 0);
			}
		}
		XYIntervalSeriesCollection series = new XYIntervalSeriesCollection();
		series.addSeries(out);
		series.addSeries(in);
		XYPlot plot = style.styled(new XYPlot(series, null, axis(style, Math.ceil(most)), renderer()));
		plot.setRangeZeroBaselineVisible(true);
		plot.setRangeZeroBaselinePaint(HouseStyle.QUIET);
		return new RunStrip(lanes, style).chart(plot, PLOT, true);
	}

	private static void add(XYIntervalSeries series, double from, double to, double low, double high) {
		if (high > low) {
			series.add((from + to) / 2, from, to, low == 0 ? high : low, low, high);
		}
	}

	private static double log(double bytes) {
		return bytes < 1 ? 0 : Math.log10(bytes) + 0.1;
	}

	private static NumberAxis axis(HouseStyle style, double most) {
		NumberAxis axis = style.styled(new NumberAxis(style.words().of("bytes.axis")), 9);
		axis.setRange(-most, most);
		axis.setTickUnit(new NumberTickUnit(most > 6 ? 3 : 1));
		axis.setNumberFormatOverride(new Magnitudes(style.words()));
		return axis;
	}

	private static XYBarRenderer renderer() {
		XYBarRenderer renderer = new XYBarRenderer();
		renderer.setUseYInterval(true);
		renderer.setShadowVisible(false);
		renderer.setBarPainter(new StandardXYBarPainter());
		renderer.setDrawBarOutline(false);
		renderer.setSeriesPaint(0, HouseStyle.BLUE);
		renderer.setSeriesPaint(1, HouseStyle.SKY);
		return renderer;
	}

	/** Powers of ten as bytes, whichever way they go. Formats only. */
	private static final class Magnitudes extends NumberFormat {

		private static final long serialVersionUID = 1L;

		private final transient Words words;

		Magnitudes(Words words) {
			this.words = words;
		}

		@Override
		public StringBuffer format(double power, StringBuffer text, FieldPosition position) {
			return text.append(power == 0 ? "0" : words.bytes(Math.pow(10, Math.round(Math.abs(power)))));
		}

		@Override
		public StringBuffer format(long power, StringBuffer text, FieldPosition position) {
			return format((double) power, text, position);
		}

		@Override
		public Number parse(String source, ParsePosition position) {
			throw new UnsupportedOperationException("an axis is never read back");
		}
	}
}
