package org.telltale.widgets;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.telltale.timeline.Phase;
import org.telltale.timeline.RunLane;
import org.telltale.timeline.RunLane.Gap;
import org.telltale.timeline.Slots;

/**
 * Draws the time graph. A run's head has its name, the time, what was done to the handset (a diamond, with the uncertainty of the clock as a line), and a strip of the
 * conditions that held, hatched where none is recorded and where the uncertainty of a change leaves open which one held. In a lane, bars above the middle are bytes out,
 * below it bytes in; a filled circle is an exhibit that was seen going out; a hatched ground is time that was not captured, a grey one has no frames before or behind it; a
 * hatched line below is a flow of which bytes are missing or could not be read.
 */
final class TimeGraphPainter {

	static final int LABEL_WIDTH = 300;
	static final int HEAD = 60;
	static final int ROW = 24;
	static final int PADDING = 8;
	private static final int PHASES_TOP = 44;
	private static final int PHASES_HEIGHT = 15;
	private static final int STIMULI = 37;
	private static final int HATCH = 5;
	private static final int SLOT = 2;

	private final GC gc;
	private final Palette palette;
	private final TimeAxis axis;
	private final Control control;
	private final int width;

	TimeGraphPainter(GC gc, Palette palette, TimeAxis axis, Control control, int width) {
		this.gc = gc;
		this.palette = palette;
		this.axis = axis;
		this.control = control;
		this.width = width;
	}

	private int plot() {
		return width - LABEL_WIDTH - 2 * PADDING;
	}

	private int x(double seconds, RunLane lane) {
		double share = (seconds / Math.max(1, lane.seconds()) - axis.from()) / (axis.to() - axis.from());
		return LABEL_WIDTH + (int) Math.clamp(Math.round(share * plot()), -10_000, 100_000);
	}

	/** The head of a run. */
	void head(TimeGraphLane run, int top) {
		RunLane lane = run.lane();
		gc.setBackground(palette.colour(Palette.HEAD));
		gc.fillRectangle(0, top, width, HEAD);
		gc.setForeground(control.getForeground());
		gc.setFont(Fonts.bold(control.getFont()));
		gc.drawText(run.title(), PADDING, top + 2, true);
		gc.setFont(Fonts.sized(control.getFont(), -1));
		gc.setForeground(palette.colour(Palette.QUIET));
		int used = 3 * PADDING + gc.textExtent(run.title()).x + 12;
		gc.drawText(Clipped.text(gc, run.note(), width - used - 2 * PADDING), used, top + 3, true);
		for (long mark : axis.marks(lane.seconds(), Math.max(2, (width - LABEL_WIDTH) / 80))) {
			int x = x(mark, lane);
			String label = TimeAxis.label(mark);
			int half = gc.textExtent(label).x / 2;
			gc.drawText(label, Math.min(x - half, width - 2 * half - 2), top + 17, true);
			gc.drawLine(x, top + PHASES_TOP - 3, x, top + PHASES_TOP);
		}
		if (plot() > 8) {
			gc.setClipping(LABEL_WIDTH - 6, top, plot() + 2 * PADDING + 6, HEAD);
			phases(run, top + PHASES_TOP);
			stimuli(lane, top + STIMULI);
			gc.setClipping((Rectangle) null);
		}
	}

	private void stimuli(RunLane lane, int y) {
		gc.setBackground(palette.colour(Palette.STIMULUS));
		gc.setForeground(palette.colour(Palette.STIMULUS));
		for (RunLane.Mark mark : lane.stimuli()) {
			int x = x(mark.at(), lane);
			gc.drawLine(x(mark.at() - mark.uncertainty(), lane), y, x(mark.at() + mark.uncertainty(), lane), y);
			gc.fillPolygon(new int[] { x, y - 5, x + 5, y, x, y + 5, x - 5, y });
		}
	}

	private void phases(TimeGraphLane run, int top) {
		for (int i = 0; i < run.phases().size(); i++) {
			Phase phase = run.phases().get(i);
			int from = Math.max(LABEL_WIDTH, x(phase.from(), run.lane()));
			int to = Math.min(LABEL_WIDTH + plot(), x(phase.to(), run.lane()));
			if (to <= from) {
				continue;
			}
			gc.setBackground(i % 2 == 0 ? control.getBackground() : palette.colour(Palette.SELECTION));
			gc.fillRectangle(from, top, to - from, PHASES_HEIGHT);
			gc.setForeground(palette.colour(Palette.LINE));
			gc.drawRectangle(from, top, to - from - 1, PHASES_HEIGHT - 1);
			if (phase.conditions().isEmpty()) {
				hatch(from, to, top, PHASES_HEIGHT);
			} else {
				gc.setForeground(control.getForeground());
				gc.drawText(Clipped.text(gc, phase.conditions(), to - from - 6), from + 3, top, true);
			}
			if (phase.uncertainty() > 0) {
				hatch(x(phase.from() - phase.uncertainty(), run.lane()), x(phase.from() + phase.uncertainty(), run.lane()), top, PHASES_HEIGHT);
			}
		}
	}

	/** A lane of a run. */
	void row(TimeGraphLane run, String name, int top, boolean marked) {
		if (marked) {
			gc.setBackground(palette.colour(Palette.SELECTION));
			gc.fillRectangle(0, top, width, ROW);
		}
		gc.setForeground(control.getForeground());
		gc.setFont(marked ? Fonts.bold(control.getFont()) : control.getFont());
		String label = (marked ? "▸ " : "") + name;
		gc.drawText(Clipped.text(gc, label, LABEL_WIDTH - PADDING - 14), PADDING + (marked ? 0 : 12), top + 3, true);
		if (plot() > 8) {
			gc.setClipping(LABEL_WIDTH - 6, top, plot() + 2 * PADDING + 6, ROW);
			run.lane().gaps().stream().filter(gap -> gap.flow().isEmpty()).forEach(gap -> ground(run.lane(), gap, top));
			gc.setForeground(palette.colour(Palette.LINE));
			gc.drawLine(LABEL_WIDTH, top + ROW / 2, width - PADDING, top + ROW / 2);
			bars(run, name, top);
			unread(run.lane(), run.index().gaps(name), top + ROW - 4);
			sightings(run.lane(), run.index().sightings(name), top + ROW / 2);
			gc.setClipping((Rectangle) null);
		}
	}

	private void ground(RunLane lane, Gap gap, int top) {
		int from = Math.max(LABEL_WIDTH, x(gap.from(), lane));
		int to = Math.min(LABEL_WIDTH + plot(), x(gap.to(), lane));
		if (to > from && gap.kind() == Gap.Kind.NOT_CAPTURED) {
			hatch(from, to, top, ROW);
		} else if (to > from && gap.kind() == Gap.Kind.NO_FRAMES) {
			gc.setBackground(palette.colour(Palette.HEAD));
			gc.fillRectangle(from, top, to - from, ROW);
		}
	}

	private void hatch(int from, int to, int top, int height) {
		gc.setForeground(palette.colour(Palette.QUIET));
		int left = Math.max(from, LABEL_WIDTH);
		int right = Math.min(to, LABEL_WIDTH + plot());
		for (int low = left - height + HATCH; low < right; low += HATCH) {
			int start = Math.max(low, left);
			int end = Math.min(low + height, right);
			gc.drawLine(start, top + height - (start - low), end, top + height - (end - low));
		}
	}

	private void bars(TimeGraphLane run, String name, int top) {
		int slots = Math.max(1, plot() / SLOT);
		double length = Math.max(1, run.lane().seconds());
		Slots found = run.index().slots(name, axis.from() * length, axis.to() * length, slots);
		double slot = (double) plot() / slots;
		bars(found.bytesOut(), Palette.OUT, top + ROW / 2, -1, slot);
		bars(found.bytesIn(), Palette.IN, top + ROW / 2, 1, slot);
		gc.setForeground(palette.colour(Palette.OUT));
		for (int i = 0; i < slots; i++) {
			if (found.open()[i] > 0) {
				int x = LABEL_WIDTH + (int) (i * slot);
				gc.drawLine(x, top + ROW / 2, x + (int) slot, top + ROW / 2);
			}
		}
	}

	private void bars(long[] bytes, String key, int middle, int way, double slot) {
		gc.setBackground(palette.colour(key));
		for (int i = 0; i < bytes.length; i++) {
			if (bytes[i] > 0) {
				// a byte shows as much as a megabyte fills the half row: one pixel a power of four
				int high = Math.clamp(Math.round(Math.log(bytes[i]) / Math.log(4)), 1, ROW / 2 - 2);
				gc.fillRectangle(LABEL_WIDTH + (int) (i * slot), way < 0 ? middle - high : middle + 1, Math.max(2, (int) slot), high);
			}
		}
	}

	private void unread(RunLane lane, List<Gap> gaps, int y) {
		int drawn = Integer.MIN_VALUE;
		for (Gap gap : gaps) {
			int from = Math.max(drawn, x(gap.from(), lane));
			int to = Math.max(from + 3, x(gap.to(), lane));
			if (to > drawn && from <= width) {
				hatch(from, to, y, 4);
				drawn = to;
			}
		}
	}

	private void sightings(RunLane lane, List<RunLane.Mark> marks, int y) {
		int drawn = Integer.MIN_VALUE;
		gc.setBackground(palette.colour(Palette.SIGHTING));
		gc.setForeground(palette.colour(Palette.SIGHTING));
		for (RunLane.Mark mark : marks) {
			int x = x(mark.at(), lane);
			if (x != drawn) {
				gc.drawLine(x(mark.at() - mark.uncertainty(), lane), y, x(mark.at() + mark.uncertainty(), lane), y);
				gc.fillOval(x - 4, y - 4, 9, 9);
				drawn = x;
			}
		}
	}

	/** A ring round a connection of a lane. */
	void chosen(RunLane lane, double start, int top) {
		int x = x(start, lane);
		if (x >= LABEL_WIDTH && x <= width) {
			gc.setForeground(control.getForeground());
			gc.setLineWidth(2);
			gc.setLineStyle(SWT.LINE_SOLID);
			gc.drawOval(x - 8, top + ROW / 2 - 8, 17, 17);
			gc.setLineWidth(1);
		}
	}
}
