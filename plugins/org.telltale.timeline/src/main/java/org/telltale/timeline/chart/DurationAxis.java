package org.telltale.timeline.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** Durations on a logarithmic axis, marked where people count: 1 s, 10 s, 1 min, 1 h, 1 d, and between these as far as there is room. */
final class DurationAxis extends LogAxis {

	private static final long serialVersionUID = 1L;
	private static final double CLOSEST = 46;

	/** A duration that may be marked. */
	private record Mark(double seconds, String words) {

		static Mark of(double number, String unit, double seconds) {
			return new Mark(number * seconds, String.format(Locale.ROOT, "%.0f %s", number, unit));
		}
	}

	/** The first ones have precedence. */
	private static final List<Mark> MARKS = marks();

	DurationAxis(String label, double from, double to) {
		super(label);
		setSmallestValue(from);
		setRange(from, to);
	}

	private static List<Mark> marks() {
		List<Mark> marks = new ArrayList<>();
		for (double[] numbers : new double[][] { { 1 }, { 10 }, { 2, 5, 30 }, { 3, 6, 12, 15, 20 }, { 100, 300 } }) {
			for (double number : numbers) {
				marks.add(Mark.of(number, "ms", 0.001));
				marks.add(Mark.of(number, "s", 1));
				marks.add(Mark.of(number, "min", 60));
				marks.add(Mark.of(number, "h", 3600));
				marks.add(Mark.of(number, "d", 86_400));
			}
		}
		return List.copyOf(marks);
	}

	@Override
	public List<Tick> refreshTicks(Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
		List<Tick> ticks = new ArrayList<>();
		List<Double> taken = new ArrayList<>();
		for (Mark mark : MARKS) {
			double x = valueToJava2D(Math.max(mark.seconds(), getRange().getLowerBound()), area, edge);
			if (getRange().contains(mark.seconds()) && taken.stream().allMatch(other -> Math.abs(other - x) >= CLOSEST)) {
				taken.add(x);
				ticks.add(new NumberTick(mark.seconds(), mark.words(), TextAnchor.TOP_CENTER, TextAnchor.CENTER, 0));
			}
		}
		return ticks;
	}
}
