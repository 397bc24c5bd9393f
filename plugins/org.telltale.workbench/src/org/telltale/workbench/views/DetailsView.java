package org.telltale.workbench.views;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.telltale.base.json.Json;
import org.telltale.widgets.Column;
import org.telltale.widgets.RecordTable;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.session.Selection;
import org.telltale.workbench.text.Texts;

/** All that is known of what was selected last, and what it goes back to. */
public class DetailsView extends CaseView implements Copies {

	/** Its id. */
	public static final String ID = "org.telltale.workbench.details";

	private StyledText text;
	private RecordTable<Json.Fields> related;

	@Override
	protected void build(Composite parent) {
		SashForm sash = new SashForm(parent, SWT.VERTICAL);
		text = new StyledText(sash, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.MULTI);
		text.setMargins(8, 6, 8, 6);
		related = new RecordTable<>(sash, List.of(Column.words(Texts.of("details.related"), 300, this::words)), palette(), Texts.of("table.filter"));
		related.onOpen(row -> session().select(before -> goTo(before, row)));
		sash.setWeights(68, 32);
	}

	private String words(Json.Fields fact) {
		return session().snapshot().map(s -> DetailText.words(s, fact)).orElse("");
	}

	private static Selection goTo(Selection before, Json.Fields fact) {
		return switch (Facts.text(fact, "type")) {
			case "sighting" -> before.withSighting(fact);
			case "endpoint" -> before.withEndpoint(fact);
			case "run" -> before.withRun(fact);
			default -> before.withRecord(fact);
		};
	}

	@Override
	protected void show(Optional<CaseSnapshot> snapshot) {
		selectionChanged();
	}

	@Override
	public void selectionChanged() {
		Optional<CaseSnapshot> snapshot = session().snapshot();
		Optional<Json.Fields> record = session().selection().record();
		text.setText("");
		if (snapshot.isEmpty() || record.isEmpty()) {
			text.setText(snapshot.isEmpty() ? "" : Texts.of("details.none"));
			related.setRows(List.of());
			return;
		}
		DetailText.of(snapshot.get(), record.get()).forEach(line -> BytesView.labelled(text, line));
		related.setRows(DetailText.related(snapshot.get(), record.get()));
	}

	/** What is shown, for tests. */
	public String shown() {
		return text.getText();
	}

	@Override
	public void copy() {
		if (text.getSelectionCount() == 0) {
			text.selectAll();
		}
		text.copy();
	}

	@Override
	public void setFocus() {
		text.setFocus();
	}
}
