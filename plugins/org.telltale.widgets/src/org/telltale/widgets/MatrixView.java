package org.telltale.widgets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/** Draws a matrix of verdicts. Arrow keys and the mouse select a cell, Enter opens it. */
public final class MatrixView extends Composite {

	private static final int HEAD_WIDTH = 190;
	private static final int NARROWEST = 148;
	private static final int WIDEST = 176;
	private static final int INDENT = 26;
	private static final int HEAD_HEIGHT = 30;
	private static final int ROW_HEIGHT = 42;
	private static final int PADDING = 8;

	private final Palette palette;
	private final ScrolledComposite scrolled;
	private final Canvas canvas;
	private final List<Consumer<MatrixCell>> listeners = new ArrayList<>();
	private Matrix matrix = Matrix.EMPTY;
	private int row;
	private int column;

	/** Empty. */
	public MatrixView(Composite parent, Palette palette) {
		super(parent, SWT.NONE);
		this.palette = palette;
		setLayout(new org.eclipse.swt.layout.FillLayout());
		scrolled = new ScrolledComposite(this, SWT.H_SCROLL | SWT.V_SCROLL);
		canvas = new Canvas(scrolled, SWT.DOUBLE_BUFFERED);
		scrolled.setContent(canvas);
		scrolled.setExpandHorizontal(true);
		scrolled.setExpandVertical(true);
		canvas.setBackground(getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
		canvas.addListener(SWT.Paint, event -> paint(event.gc));
		canvas.addListener(SWT.MouseDown, this::mouse);
		canvas.addListener(SWT.MouseMove, event -> canvas.setToolTipText(at(event.x, event.y)
				.flatMap(place -> matrix.cell(place[0], place[1])).map(MatrixCell::tip).orElse(null)));
		canvas.addListener(SWT.KeyDown, this::key);
		canvas.addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
		canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
		canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = selected().map(cell -> cell.word() + ": " + cell.tip()).orElse("");
			}
		});
	}

	/** Shows another matrix; a cell of the same id stays selected. */
	public void show(Matrix other) {
		Optional<String> before = selected().map(MatrixCell::id);
		matrix = other;
		int[] place = before.flatMap(matrix::place).or(matrix::first).orElse(new int[] { 0, 0 });
		row = place[0];
		column = place[1];
		int width = HEAD_WIDTH + NARROWEST * matrix.columns().size();
		int height = HEAD_HEIGHT + ROW_HEIGHT * matrix.rows().size();
		scrolled.setMinSize(width + 1, height + 1);
		canvas.redraw();
	}

	/** The matrix shown. */
	public Matrix matrix() {
		return matrix;
	}

	/** The selected cell. */
	public Optional<MatrixCell> selected() {
		return matrix.cell(row, column);
	}

	/** Hears which cell the user selects. */
	public void onSelect(Consumer<MatrixCell> listener) {
		listeners.add(listener);
	}

	/** Where a cell is on the canvas. */
	public Rectangle bounds(int atRow, int atColumn) {
		return new Rectangle(HEAD_WIDTH + atColumn * cellWidth(), HEAD_HEIGHT + atRow * ROW_HEIGHT, cellWidth(), ROW_HEIGHT);
	}

	/** As much as there is room for, within what can be read. */
	private int cellWidth() {
		int room = scrolled.getClientArea().width - HEAD_WIDTH - 1;
		return matrix.columns().isEmpty() ? NARROWEST : Math.clamp(room / matrix.columns().size(), NARROWEST, WIDEST);
	}

	/** What is drawn on. */
	public Canvas canvas() {
		return canvas;
	}

	private void mouse(Event event) {
		canvas.setFocus();
		at(event.x, event.y).ifPresent(place -> select(place[0], place[1]));
	}

	private Optional<int[]> at(int x, int y) {
		int toRow = Math.floorDiv(y - HEAD_HEIGHT, ROW_HEIGHT);
		int toColumn = Math.floorDiv(x - HEAD_WIDTH, cellWidth());
		return matrix.cell(toRow, toColumn).map(cell -> new int[] { toRow, toColumn });
	}

	private void key(Event event) {
		switch (event.keyCode) {
			case SWT.ARROW_LEFT -> select(row, column - 1);
			case SWT.ARROW_RIGHT -> select(row, column + 1);
			case SWT.ARROW_UP -> select(row - 1, column);
			case SWT.ARROW_DOWN -> select(row + 1, column);
			case SWT.CR, SWT.KEYPAD_CR -> select(row, column);
			default -> {
				// other keys belong to others
			}
		}
	}

	private void select(int toRow, int toColumn) {
		if (matrix.cell(toRow, toColumn).isEmpty()) {
			return;
		}
		row = toRow;
		column = toColumn;
		Rectangle place = bounds(row, column);
		Point origin = scrolled.getOrigin();
		Rectangle seen = scrolled.getClientArea();
		if (place.y < origin.y || place.y + place.height > origin.y + seen.height) {
			scrolled.setOrigin(origin.x, Math.max(0, place.y - HEAD_HEIGHT));
		}
		canvas.redraw();
		selected().ifPresent(cell -> listeners.forEach(listener -> listener.accept(cell)));
	}

	private void paint(GC gc) {
		gc.setAntialias(SWT.ON);
		gc.setBackground(palette.colour(Palette.HEAD));
		gc.fillRectangle(0, 0, canvas.getSize().x, HEAD_HEIGHT);
		gc.setForeground(canvas.getForeground());
		gc.setFont(Fonts.bold(canvas.getFont()));
		for (int i = 0; i < matrix.columns().size(); i++) {
			gc.drawText(matrix.columns().get(i), HEAD_WIDTH + i * cellWidth() + PADDING, PADDING, true);
		}
		for (int i = 0; i < matrix.rows().size(); i++) {
			paintRow(gc, i);
		}
		if (!matrix.rows().isEmpty()) {
			paintFocus(gc);
		}
	}

	private void paintRow(GC gc, int index) {
		int top = HEAD_HEIGHT + index * ROW_HEIGHT;
		Matrix.Row shown = matrix.rows().get(index);
		gc.setForeground(palette.colour(Palette.LINE));
		gc.drawLine(0, top + ROW_HEIGHT - 1, HEAD_WIDTH + cellWidth() * matrix.columns().size(), top + ROW_HEIGHT - 1);
		gc.setForeground(canvas.getForeground());
		gc.setFont(Fonts.bold(canvas.getFont()));
		gc.drawText(shown.head(), PADDING, top + 4, true);
		gc.setFont(Fonts.sized(canvas.getFont(), -1));
		gc.setForeground(palette.colour(Palette.QUIET));
		gc.drawText(Clipped.text(gc, shown.note(), HEAD_WIDTH - 2 * PADDING), PADDING, top + 22, true);
		for (int i = 0; i < matrix.columns().size(); i++) {
			int at = i;
			shown.cells().get(i).ifPresent(cell -> paintCell(gc, cell, index, at));
		}
	}

	private void paintCell(GC gc, MatrixCell cell, int atRow, int atColumn) {
		Rectangle place = bounds(atRow, atColumn);
		if (atRow == row && atColumn == column) {
			gc.setBackground(palette.colour(Palette.SELECTION));
			gc.fillRectangle(place.x, place.y, place.width, place.height - 1);
		}
		gc.setForeground(palette.colour(cell.colour()));
		gc.setFont(Fonts.heading(canvas.getFont(), 3));
		gc.drawText(cell.symbol(), place.x + PADDING, place.y + 8, true);
		gc.setForeground(canvas.getForeground());
		gc.setFont(canvas.getFont());
		gc.drawText(cell.word(), place.x + INDENT, place.y + 4, true);
		gc.setFont(Fonts.sized(canvas.getFont(), -1));
		gc.setForeground(palette.colour(Palette.QUIET));
		gc.drawText(cell.detail(), place.x + INDENT, place.y + 22, true);
	}

	private void paintFocus(GC gc) {
		Rectangle place = bounds(row, column);
		gc.setForeground(canvas.getForeground());
		gc.setLineWidth(canvas.isFocusControl() ? 2 : 1);
		gc.drawRectangle(place.x + 1, place.y + 1, place.width - 3, place.height - 4);
		gc.setLineWidth(1);
	}

	@Override
	public boolean setFocus() {
		return canvas.setFocus();
	}
}
