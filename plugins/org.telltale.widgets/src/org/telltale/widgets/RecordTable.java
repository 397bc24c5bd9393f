package org.telltale.widgets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/**
 * A virtual table of records with a filter field under each head. A click on a head sorts, and again turns the order round;
 * marked rows stand bold on another ground.
 */
public final class RecordTable<T> extends Composite {

	private final List<Column<T>> columns;
	private final TableRows<T> rows;
	private final Palette palette;
	private final Table table;
	private final List<Consumer<T>> selectionListeners = new ArrayList<>();
	private final List<Consumer<T>> openListeners = new ArrayList<>();
	private final List<Runnable> filterListeners = new ArrayList<>();
	private Predicate<T> marked = row -> false;

	/** @param filterHint greyed text in an empty filter field */
	public RecordTable(Composite parent, List<Column<T>> columns, Palette palette, String filterHint) {
		super(parent, SWT.NONE);
		this.columns = List.copyOf(columns);
		this.rows = new TableRows<>(columns);
		this.palette = palette;
		GridLayout layout = new GridLayout();
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		layout.verticalSpacing = 0;
		setLayout(layout);
		FilterRow filters = new FilterRow(this, columns.size(), filterHint, this::filter);
		filters.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		table = new Table(this, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
		table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		table.setHeaderVisible(true);
		for (int i = 0; i < columns.size(); i++) {
			addColumn(i);
		}
		filters.follow(table);
		table.addListener(SWT.SetData, this::fill);
		table.addListener(SWT.Selection, event -> selected().ifPresent(row -> selectionListeners.forEach(l -> l.accept(row))));
		table.addListener(SWT.DefaultSelection, event -> selected().ifPresent(row -> openListeners.forEach(l -> l.accept(row))));
	}

	private void addColumn(int index) {
		Column<T> from = columns.get(index);
		TableColumn column = new TableColumn(table, from.right() ? SWT.RIGHT : SWT.LEFT);
		column.setText(from.title());
		column.setWidth(from.width());
		column.setMoveable(false);
		column.addListener(SWT.Selection, event -> {
			rows.sort(index);
			table.setSortColumn(column);
			table.setSortDirection(rows.isAscending() ? SWT.UP : SWT.DOWN);
			refresh();
		});
	}

	private void fill(Event event) {
		TableItem item = (TableItem) event.item;
		int index = table.indexOf(item);
		if (index < 0 || index >= rows.shown().size()) {
			return;
		}
		T row = rows.shown().get(index);
		for (int i = 0; i < columns.size(); i++) {
			item.setText(i, columns.get(i).text().apply(row));
		}
		boolean mark = marked.test(row);
		item.setBackground(mark ? palette.colour(Palette.MARK) : null);
		item.setFont(mark ? Fonts.bold(table.getFont()) : null);
	}

	private void filter(int column, String text) {
		rows.filter(column, text);
		refresh();
		filterListeners.forEach(Runnable::run);
	}

	private void refresh() {
		Optional<T> before = selected();
		table.setItemCount(rows.shown().size());
		table.clearAll();
		table.deselectAll();
		before.map(rows.shown()::indexOf).filter(index -> index >= 0).ifPresent(table::setSelection);
	}

	/** Puts in other rows. */
	public void setRows(List<T> all) {
		rows.set(all);
		refresh();
	}

	/** The rows behind. */
	public TableRows<T> rows() {
		return rows;
	}

	/** Shows only rows that a selection elsewhere leaves over. */
	public void narrow(Predicate<T> to) {
		rows.narrow(to);
		refresh();
		filterListeners.forEach(Runnable::run);
	}

	/** Marks the rows for which this holds. */
	public void mark(Predicate<T> which) {
		marked = which;
		table.clearAll();
	}

	/** The first selected row. */
	public Optional<T> selected() {
		int index = table.getSelectionIndex();
		return index < 0 || index >= rows.shown().size() ? Optional.empty() : Optional.of(rows.shown().get(index));
	}

	/** Selects the first row for which this holds and shows it, without telling listeners; else selects nothing. */
	public void select(Predicate<T> which) {
		for (int i = 0; i < rows.shown().size(); i++) {
			if (which.test(rows.shown().get(i))) {
				if (table.getSelectionIndex() != i) {
					table.setSelection(i);
				}
				return;
			}
		}
		table.deselectAll();
	}

	/** Selects the row that many places further on and tells listeners. */
	public void step(int by) {
		int index = Math.clamp(table.getSelectionIndex() + (long) by, 0, Math.max(0, rows.shown().size() - 1));
		if (!rows.shown().isEmpty()) {
			table.setSelection(index);
			table.notifyListeners(SWT.Selection, new Event());
		}
	}

	/** Hears which row the user selects. */
	public void onSelect(Consumer<T> listener) {
		selectionListeners.add(listener);
	}

	/** Hears which row the user opens (Enter, double click). */
	public void onOpen(Consumer<T> listener) {
		openListeners.add(listener);
	}

	/** Hears when other rows are shown. */
	public void onFilter(Runnable listener) {
		filterListeners.add(listener);
	}

	/** Copies the selected rows, or all shown ones if less than two are selected, as tab-separated values. */
	public void copy() {
		int[] indices = table.getSelectionIndices();
		List<T> which = indices.length < 2 ? rows.shown() : java.util.Arrays.stream(indices).sorted().mapToObj(rows.shown()::get).toList();
		Clipboard clipboard = new Clipboard(getDisplay());
		clipboard.setContents(new Object[] { rows.tsv(which) }, new Transfer[] { TextTransfer.getInstance() });
		clipboard.dispose();
	}

	/** The table itself, for menus and tests. */
	public Table table() {
		return table;
	}

	@Override
	public boolean setFocus() {
		return table.setFocus();
	}
}
