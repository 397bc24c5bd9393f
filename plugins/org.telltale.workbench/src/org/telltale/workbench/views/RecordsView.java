package org.telltale.workbench.views;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.widgets.Composite;
import org.telltale.base.json.Json;
import org.telltale.widgets.Column;
import org.telltale.widgets.RecordTable;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Selection;
import org.telltale.workbench.text.Texts;

/** A view that is one table of records. Subclasses say which columns and rows. */
public abstract class RecordsView extends CaseView implements Copies {

	private RecordTable<Json.Fields> table;

	/** The columns. */
	protected abstract List<Column<Json.Fields>> columns();

	/** The rows of a picture. */
	protected abstract List<Json.Fields> rows(CaseSnapshot snapshot);

	/** What selecting a row selects in the whole window. */
	protected Selection select(Selection before, Json.Fields row) {
		return before.withRecord(row);
	}

	@Override
	protected void build(Composite parent) {
		table = new RecordTable<>(parent, columns(), palette(), Texts.of("table.filter"));
		table.onSelect(row -> session().select(before -> select(before, row)));
		table.onFilter(this::describe);
		MenuManager menu = new MenuManager();
		table.table().setMenu(menu.createContextMenu(table.table()));
		getSite().registerContextMenu(menu, new TableSelection(table));
		getSite().setSelectionProvider(new TableSelection(table));
	}

	@Override
	protected void show(Optional<CaseSnapshot> snapshot) {
		table.setRows(snapshot.map(this::rows).orElse(List.of()));
		describe();
	}

	/** Says over the table how many rows of how many are shown. */
	protected void describe() {
		int shown = table.rows().shown().size();
		int all = table.rows().all().size();
		setContentDescription(shown == all ? Texts.of("table.all", all) : Texts.of("table.some", shown, all));
	}

	/** The table. */
	public final RecordTable<Json.Fields> table() {
		return table;
	}

	@Override
	public void copy() {
		table.copy();
	}

	@Override
	public void setFocus() {
		table.setFocus();
	}
}
