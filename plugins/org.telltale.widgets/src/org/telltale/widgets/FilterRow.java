package org.telltale.widgets;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ScrollBar;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Text;

/** A field over each column of a table; the fields follow the columns' places and widths. */
final class FilterRow extends Composite {

	/** Hears what was typed. */
	@FunctionalInterface
	interface Listener {
		void filter(int column, String text);
	}

	private final List<Text> fields = new ArrayList<>();

	FilterRow(Composite parent, int count, String hint, Listener listener) {
		super(parent, SWT.NONE);
		for (int i = 0; i < count; i++) {
			int column = i;
			Text field = new Text(this, SWT.BORDER | SWT.SEARCH);
			field.setMessage(hint);
			field.addListener(SWT.Modify, event -> listener.filter(column, field.getText()));
			fields.add(field);
		}
	}

	void follow(Table table) {
		for (TableColumn column : table.getColumns()) {
			column.addListener(SWT.Resize, event -> place(table));
			column.addListener(SWT.Move, event -> place(table));
		}
		addListener(SWT.Resize, event -> place(table));
		ScrollBar bar = table.getHorizontalBar();
		if (bar != null) {
			bar.addListener(SWT.Selection, event -> place(table));
		}
	}

	private void place(Table table) {
		ScrollBar bar = table.getHorizontalBar();
		int x = bar == null ? 0 : -bar.getSelection();
		int height = getClientArea().height;
		for (int i = 0; i < fields.size(); i++) {
			int width = table.getColumn(i).getWidth();
			fields.get(i).setBounds(x, 0, Math.max(0, width - 2), height);
			x += width;
		}
	}

	@Override
	public Point computeSize(int wide, int high, boolean changed) {
		return new Point(200, fields.getFirst().computeSize(100, SWT.DEFAULT).y);
	}
}
