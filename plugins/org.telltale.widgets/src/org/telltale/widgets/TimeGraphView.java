package org.telltale.widgets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.telltale.timeline.RunLane;
import org.telltale.timeline.TimeGraph;

/**
 * Connections over time, one band a run, one row an endpoint. Bars above a row's middle are bytes out, below it bytes in; a filled
 * circle is a connection that carries an exhibit out, a diamond something done to the handset. Plus, minus and 0 zoom, left and right
 * move, up and down choose a row, Enter and the mouse select it.
 */
public final class TimeGraphView extends Canvas {

	private static final int LABEL_WIDTH = 300;
	private static final int HEAD = 40;
	private static final int ROW = 24;
	private static final int GAP = 8;
	private static final int PADDING = 8;

	/** A band's head (no endpoint) or an endpoint's row, at a height from the top of the whole picture. */
	private record Row(TimeGraphLane lane, Optional<String> endpoint, int top) {
	}

	private final Palette palette;
	private final List<BiConsumer<String, String>> listeners = new ArrayList<>();
	private List<TimeGraphLane> lanes = List.of();
	private List<Row> rows = List.of();
	private TimeAxis axis = TimeAxis.WHOLE;
	private String selectedEndpoint = "";
	private String selectedFlow = "";
	private int cursor = -1;
	private int height;

	/** Empty. */
	public TimeGraphView(Composite parent, Palette palette) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.V_SCROLL);
		this.palette = palette;
		setBackground(getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
		addListener(SWT.Paint, event -> paint(event.gc));
		addListener(SWT.Resize, event -> bar());
		addListener(SWT.MouseDown, this::mouse);
		addListener(SWT.MouseVerticalWheel, this::wheel);
		addListener(SWT.KeyDown, this::key);
		addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		addListener(SWT.FocusIn, event -> redraw());
		addListener(SWT.FocusOut, event -> redraw());
		getVerticalBar().addListener(SWT.Selection, event -> redraw());
	}

	/** Shows other runs. */
	public void show(List<TimeGraphLane> other) {
		lanes = List.copyOf(other);
		List<Row> found = new ArrayList<>();
		int top = 0;
		for (TimeGraphLane lane : lanes) {
			found.add(new Row(lane, Optional.empty(), top));
			top += HEAD;
			for (String endpoint : TimeGraph.of(lane.lane(), 0, Math.max(1, lane.lane().seconds()), 1).endpoints()) {
				found.add(new Row(lane, Optional.of(endpoint), top));
				top += ROW;
			}
			top += GAP;
		}
		rows = List.copyOf(found);
		height = top;
		bar();
		redraw();
	}

	/** Marks the rows of an endpoint, by the name that the lanes give it; empty marks none. Scrolls to the first. */
	public void selectEndpoint(String endpoint) {
		selectedEndpoint = endpoint;
		rows.stream().filter(row -> row.endpoint().equals(Optional.of(endpoint))).findFirst().ifPresent(row -> reveal(row.top() - HEAD, row.top() + ROW));
		redraw();
	}

	/** Marks a connection; empty marks none. Scrolls to it. */
	public void selectFlow(String flow) {
		selectedFlow = flow;
		rows.stream().filter(row -> row.endpoint().isPresent() && row.lane().lane().contacts().stream()
				.anyMatch(c -> c.flow().equals(flow) && c.endpoint().equals(row.endpoint().get()))).findFirst()
				.ifPresent(row -> reveal(row.top() - HEAD, row.top() + ROW));
		redraw();
	}

	/** The endpoint that is marked; empty if none. */
	public String selectedEndpoint() {
		return selectedEndpoint;
	}

	/** The connection that is marked; empty if none. */
	public String selectedFlow() {
		return selectedFlow;
	}

	/** Hears which row the user selects: run and endpoint. */
	public void onSelect(BiConsumer<String, String> listener) {
		listeners.add(listener);
	}

	/** Shows less (a factor below 1) or more of the time. */
	public void zoom(double factor) {
		axis = axis.zoom(factor, (axis.from() + axis.to()) / 2);
		redraw();
	}

	/** Shows each run whole. */
	public void whole() {
		axis = TimeAxis.WHOLE;
		redraw();
	}

	/** What part of each run is shown. */
	public TimeAxis axis() {
		return axis;
	}

	private void bar() {
		ScrollBar bar = getVerticalBar();
		int seen = Math.max(1, getClientArea().height);
		bar.setVisible(height > seen);
		bar.setValues(Math.min(bar.getSelection(), Math.max(0, height - seen)), 0, Math.max(seen, height), seen, ROW, Math.max(1, seen - ROW));
	}

	private void reveal(int top, int bottom) {
		int seen = getClientArea().height;
		int at = getVerticalBar().getSelection();
		if (top < at) {
			getVerticalBar().setSelection(Math.max(0, top));
		} else if (bottom > at + seen) {
			getVerticalBar().setSelection(bottom - seen + ROW);
		}
	}

	private void mouse(Event event) {
		setFocus();
		int y = event.y + getVerticalBar().getSelection();
		for (int i = 0; i < rows.size(); i++) {
			Row row = rows.get(i);
			if (row.endpoint().isPresent() && y >= row.top() && y < row.top() + ROW) {
				choose(i);
			}
		}
	}

	private void choose(int index) {
		cursor = index;
		Row row = rows.get(index);
		reveal(row.top(), row.top() + ROW);
		row.endpoint().ifPresent(endpoint -> listeners.forEach(listener -> listener.accept(row.lane().lane().run(), endpoint)));
		redraw();
	}

	private void wheel(Event event) {
		if ((event.stateMask & SWT.MOD1) != 0) {
			double width = Math.max(1, getClientArea().width - LABEL_WIDTH - PADDING);
			double share = Math.clamp((event.x - LABEL_WIDTH) / width, 0.0, 1.0);
			axis = axis.zoom(event.count > 0 ? 0.8 : 1.25, axis.from() + share * (axis.to() - axis.from()));
			event.doit = false;
			redraw();
		}
	}

	private void key(Event event) {
		switch (event.keyCode) {
			case '+', '=', SWT.KEYPAD_ADD -> zoom(0.5);
			case '-', SWT.KEYPAD_SUBTRACT -> zoom(2);
			case '0', SWT.KEYPAD_0 -> whole();
			case SWT.ARROW_LEFT -> move(-0.25);
			case SWT.ARROW_RIGHT -> move(0.25);
			case SWT.ARROW_DOWN -> step(1);
			case SWT.ARROW_UP -> step(-1);
			case SWT.CR, SWT.KEYPAD_CR -> step(0);
			default -> {
				// other keys belong to others
			}
		}
	}

	private void move(double share) {
		axis = axis.move(share);
		redraw();
	}

	private void step(int by) {
		int at = cursor + by;
		while (at >= 0 && at < rows.size() && rows.get(at).endpoint().isEmpty()) {
			at += by == 0 ? 1 : by;
		}
		if (at >= 0 && at < rows.size()) {
			choose(at);
		}
	}

	private void paint(GC gc) {
		gc.setAntialias(SWT.ON);
		Rectangle seen = getClientArea();
		int offset = getVerticalBar().getSelection();
		for (int i = 0; i < rows.size(); i++) {
			Row row = rows.get(i);
			int top = row.top() - offset;
			if (top > seen.height || top + HEAD < 0) {
				continue;
			}
			if (row.endpoint().isEmpty()) {
				paintHead(gc, row, top, seen.width);
			} else {
				paintRow(gc, row, top, seen.width, i == cursor && isFocusControl());
			}
		}
	}

	private int x(double seconds, RunLane lane, int width) {
		double share = (seconds / Math.max(1, lane.seconds()) - axis.from()) / (axis.to() - axis.from());
		return LABEL_WIDTH + (int) Math.round(share * (width - LABEL_WIDTH - 2 * PADDING));
	}

	private void paintHead(GC gc, Row row, int top, int width) {
		RunLane lane = row.lane().lane();
		gc.setBackground(palette.colour(Palette.HEAD));
		gc.fillRectangle(0, top, width, HEAD);
		gc.setForeground(getForeground());
		gc.setFont(Fonts.bold(getFont()));
		gc.drawText(row.lane().title(), PADDING, top + 2, true);
		gc.setFont(Fonts.sized(getFont(), -1));
		gc.setForeground(palette.colour(Palette.QUIET));
		int used = 3 * PADDING + gc.textExtent(row.lane().title()).x + 12;
		gc.drawText(Clipped.text(gc, row.lane().note(), width - used - 2 * PADDING), used, top + 3, true);
		for (long mark : axis.marks(lane.seconds(), Math.max(2, (width - LABEL_WIDTH) / 80))) {
			int x = x(mark, lane, width);
			gc.drawLine(x, top + HEAD - 5, x, top + HEAD - 1);
			String label = TimeAxis.label(mark);
			int half = gc.textExtent(label).x / 2;
			gc.drawText(label, Math.min(x - half, width - 2 * half - 2), top + 19, true);
		}
		gc.setBackground(palette.colour(Palette.STIMULUS));
		for (RunLane.Mark mark : lane.stimuli()) {
			int x = x(mark.at(), lane, width);
			if (x >= LABEL_WIDTH && x <= width) {
				int y = top + HEAD - 6;
				gc.fillPolygon(new int[] { x, y - 5, x + 5, y, x, y + 5, x - 5, y });
			}
		}
	}

	private void paintRow(GC gc, Row row, int top, int width, boolean focus) {
		RunLane lane = row.lane().lane();
		String endpoint = row.endpoint().orElse("");
		boolean marked = endpoint.equals(selectedEndpoint);
		if (marked) {
			gc.setBackground(palette.colour(Palette.SELECTION));
			gc.fillRectangle(0, top, width, ROW);
		}
		gc.setForeground(getForeground());
		gc.setFont(marked ? Fonts.bold(getFont()) : getFont());
		String label = (marked ? "▸ " : "") + endpoint;
		gc.drawText(Clipped.text(gc, label, LABEL_WIDTH - PADDING - 14), PADDING + (marked ? 0 : 12), top + 3, true);
		gc.setForeground(palette.colour(Palette.LINE));
		gc.drawLine(LABEL_WIDTH, top + ROW / 2, width - PADDING, top + ROW / 2);
		int plot = width - LABEL_WIDTH - 2 * PADDING;
		if (plot > 8) {
			gc.setClipping(LABEL_WIDTH - 6, top, plot + 2 * PADDING + 6, ROW);
			paintBars(gc, lane, endpoint, top, plot);
			paintContacts(gc, lane, endpoint, top, width);
			gc.setClipping((Rectangle) null);
		}
		if (focus) {
			gc.drawFocus(1, top + 1, width - 2, ROW - 2);
		}
	}

	private void paintBars(GC gc, RunLane lane, String endpoint, int top, int plot) {
		int slots = Math.max(1, plot / 3);
		double length = Math.max(1, lane.seconds());
		TimeGraph graph = TimeGraph.of(lane, axis.from() * length, axis.to() * length, slots);
		bars(gc, graph.out().get(endpoint), palette, Palette.OUT, top + ROW / 2, -1, (double) plot / slots);
		bars(gc, graph.in().get(endpoint), palette, Palette.IN, top + ROW / 2, 1, (double) plot / slots);
	}

	private static void bars(GC gc, long[] bytes, Palette palette, String key, int middle, int way, double slot) {
		if (bytes == null) {
			return;
		}
		gc.setBackground(palette.colour(key));
		for (int i = 0; i < bytes.length; i++) {
			if (bytes[i] > 0) {
				// a byte shows as much as a megabyte fills the half row: one pixel a power of four
				int high = Math.clamp(Math.round(Math.log(bytes[i]) / Math.log(4)), 1, ROW / 2 - 2);
				gc.fillRectangle(LABEL_WIDTH + (int) (i * slot), way < 0 ? middle - high : middle + 1, Math.max(2, (int) slot), high);
			}
		}
	}

	private void paintContacts(GC gc, RunLane lane, String endpoint, int top, int width) {
		for (RunLane.Contact contact : lane.contacts()) {
			boolean chosen = contact.flow().equals(selectedFlow);
			if (!contact.endpoint().equals(endpoint) || contact.sightings() == 0 && !chosen) {
				continue;
			}
			int x = x(contact.start(), lane, width);
			int y = top + ROW / 2;
			if (contact.sightings() > 0) {
				gc.setBackground(palette.colour(Palette.SIGHTING));
				gc.fillOval(x - 4, y - 4, 9, 9);
			}
			if (chosen) {
				gc.setForeground(getForeground());
				gc.setLineWidth(2);
				gc.drawOval(x - 8, y - 8, 17, 17);
				gc.setLineWidth(1);
			}
		}
	}
}
