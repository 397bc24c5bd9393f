package org.telltale.widgets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.telltale.timeline.RunLane;

/**
 * Connections over time, one band a run, one row a lane. Plus, minus and 0 zoom, left and right move, and so does dragging with the mouse; up and down choose a row,
 * Enter and the mouse select it. {@link TimeGraphPainter} says what is drawn.
 */
public final class TimeGraphView extends Canvas {

	private static final int LABEL_WIDTH = TimeGraphPainter.LABEL_WIDTH;
	private static final int HEAD = TimeGraphPainter.HEAD;
	private static final int ROW = TimeGraphPainter.ROW;
	private static final int GAP = 8;
	private static final int PADDING = TimeGraphPainter.PADDING;
	/** Pixels that the mouse may move in a click. */
	private static final int STILL = 3;

	/** A band's head (no name) or a lane's row, at a height from the top of the whole picture. */
	private record Row(TimeGraphLane lane, Optional<String> name, int top) {

		boolean holds(RunLane.Contact contact) {
			return name.isPresent() && lane.index().by().lanes(contact).contains(name.get());
		}
	}

	private final Palette palette;
	private final List<BiConsumer<String, String>> listeners = new ArrayList<>();
	private List<TimeGraphLane> lanes = List.of();
	private List<Row> rows = List.of();
	private TimeAxis axis = TimeAxis.WHOLE;
	private String selectedEndpoint = "";
	private String selectedFlow = "";
	private final Set<Row> flowRows = new HashSet<>();
	private double flowStart;
	private int draggedFrom = -1;
	private TimeAxis axisBefore = TimeAxis.WHOLE;
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
		addListener(SWT.MouseMove, this::drag);
		addListener(SWT.MouseUp, event -> draggedFrom = -1);
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
			for (String name : lane.index().lanes()) {
				found.add(new Row(lane, Optional.of(name), top));
				top += ROW;
			}
			top += GAP;
		}
		rows = List.copyOf(found);
		cursor = -1;
		height = top;
		selectFlow(selectedFlow);
		bar();
		redraw();
	}

	/** Marks the rows of an endpoint, by the name of its lanes; empty marks none. Scrolls to the first. */
	public void selectEndpoint(String endpoint) {
		selectedEndpoint = endpoint;
		rows.stream().filter(row -> row.name().equals(Optional.of(endpoint))).findFirst().ifPresent(row -> reveal(row.top() - HEAD, row.top() + ROW));
		redraw();
	}

	/** Marks a connection; empty marks none. Scrolls to it. */
	public void selectFlow(String flow) {
		selectedFlow = flow;
		flowRows.clear();
		for (TimeGraphLane lane : flow.isEmpty() ? List.<TimeGraphLane>of() : lanes) {
			lane.index().contact(flow).ifPresent(contact -> {
				flowStart = contact.start();
				rows.stream().filter(row -> row.lane() == lane && row.holds(contact)).forEach(flowRows::add);
			});
		}
		rows.stream().filter(flowRows::contains).findFirst().ifPresent(row -> reveal(row.top() - HEAD, row.top() + ROW));
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

	private void drag(Event event) {
		if (draggedFrom >= 0 && Math.abs(event.x - draggedFrom) > STILL) {
			axis = axisBefore.move((draggedFrom - event.x) / (double) Math.max(1, getClientArea().width - LABEL_WIDTH - 2 * PADDING));
			redraw();
		}
	}

	private void mouse(Event event) {
		setFocus();
		if (event.button == 1 && event.x >= LABEL_WIDTH) {
			draggedFrom = event.x;
			axisBefore = axis;
		}
		int y = event.y + getVerticalBar().getSelection();
		for (int i = 0; i < rows.size(); i++) {
			Row row = rows.get(i);
			if (row.name().isPresent() && y >= row.top() && y < row.top() + ROW) {
				choose(i);
			}
		}
	}

	private void choose(int index) {
		cursor = index;
		Row row = rows.get(index);
		reveal(row.top(), row.top() + ROW);
		row.name().ifPresent(endpoint -> listeners.forEach(listener -> listener.accept(row.lane().lane().run(), endpoint)));
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
		while (at >= 0 && at < rows.size() && rows.get(at).name().isEmpty()) {
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
		TimeGraphPainter painter = new TimeGraphPainter(gc, palette, axis, this, seen.width);
		for (int i = 0; i < rows.size(); i++) {
			Row row = rows.get(i);
			int top = row.top() - offset;
			if (top > seen.height || top + HEAD < 0) {
				continue;
			}
			if (row.name().isEmpty()) {
				painter.head(row.lane(), top);
			} else {
				String name = row.name().get();
				painter.row(row.lane(), name, top, name.equals(selectedEndpoint));
				if (flowRows.contains(row)) {
					painter.chosen(row.lane().lane(), flowStart, top);
				}
				if (i == cursor && isFocusControl()) {
					gc.drawFocus(1, top + 1, seen.width - 2, ROW - 2);
				}
			}
		}
	}
}
