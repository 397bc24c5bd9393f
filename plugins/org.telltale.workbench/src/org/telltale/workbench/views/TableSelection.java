package org.telltale.workbench.views;

import org.eclipse.core.runtime.ListenerList;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.telltale.base.json.Json;
import org.telltale.widgets.RecordTable;

/** Tells the platform, and so the commands, which record of a table is selected. */
final class TableSelection implements ISelectionProvider {

	private final RecordTable<Json.Fields> table;
	private final ListenerList<ISelectionChangedListener> listeners = new ListenerList<>();

	TableSelection(RecordTable<Json.Fields> table) {
		this.table = table;
		table.onSelect(row -> listeners.forEach(listener -> listener.selectionChanged(new SelectionChangedEvent(this, getSelection()))));
	}

	@Override
	public ISelection getSelection() {
		return table.selected().map(StructuredSelection::new).orElse(StructuredSelection.EMPTY);
	}

	@Override
	public void setSelection(ISelection selection) {
		// the shared selection decides
	}

	@Override
	public void addSelectionChangedListener(ISelectionChangedListener listener) {
		listeners.add(listener);
	}

	@Override
	public void removeSelectionChangedListener(ISelectionChangedListener listener) {
		listeners.remove(listener);
	}
}
