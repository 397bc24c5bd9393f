package org.telltale.workbench.views;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.telltale.base.json.Json;
import org.telltale.widgets.HexView;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.session.SourcePlace;
import org.telltale.workbench.text.Texts;

/** A table of what the evidence says, and below it the bytes that say what is selected. */
public abstract class SourcedView extends RecordsView {

	private Label about;
	private Combo choice;
	private HexView hex;
	private List<SourcePlace> places = List.of();

	/** The fact of a row. */
	protected Json.Fields fact(CaseSnapshot snapshot, Json.Fields row) {
		return row;
	}

	/** Widgets at the right of the line above the bytes. */
	protected void actions(Composite parent) {
		// none
	}

	@Override
	protected void build(Composite parent) {
		SashForm sash = new SashForm(parent, SWT.VERTICAL);
		super.build(sash);
		Composite below = new Composite(sash, SWT.NONE);
		GridLayout layout = new GridLayout(1, false);
		layout.marginHeight = 2;
		layout.verticalSpacing = 2;
		below.setLayout(layout);
		Composite line = new Composite(below, SWT.NONE);
		line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		about = new Label(line, SWT.NONE);
		about.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		choice = new Combo(line, SWT.DROP_DOWN | SWT.READ_ONLY);
		choice.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, false, false));
		choice.addListener(SWT.Selection, event -> read());
		actions(line);
		GridLayout lineLayout = new GridLayout(line.getChildren().length, false);
		lineLayout.marginWidth = 0;
		lineLayout.marginHeight = 0;
		line.setLayout(lineLayout);
		hex = new HexView(below, palette());
		hex.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		sash.setWeights(62, 38);
	}

	@Override
	protected void show(Optional<CaseSnapshot> snapshot) {
		super.show(snapshot);
		selectionChanged();
	}

	@Override
	public void selectionChanged() {
		Optional<Json.Fields> record = session().selection().record();
		table().select(row -> record.isPresent() && record.get().text("id").isPresent() && idOf(row).equals(record.get().text("id")));
		Optional<Json.Fields> fact = session().snapshot().flatMap(s -> table().selected().map(row -> fact(s, row)));
		places = session().snapshot().flatMap(s -> fact.map(f -> SourcePlace.of(s, f))).orElse(List.of());
		choice.setItems(places.stream().map(place -> Texts.of("sourced.place", places.indexOf(place) + 1, places.size(), place.words())).toArray(String[]::new));
		choice.select(0);
		choice.setVisible(places.size() > 1);
		((GridData) choice.getLayoutData()).exclude = places.size() < 2;
		about.setText(fact.isEmpty() ? Texts.of("sourced.none") : Texts.of("sourced.nowhere"));
		read();
		about.getParent().layout();
	}

	private Optional<String> idOf(Json.Fields row) {
		return row.text("fact").or(() -> row.text("id"));
	}

	/** The place that is chosen now. */
	private Optional<SourcePlace> chosen() {
		int index = choice.getSelectionIndex();
		return index < 0 || index >= places.size() ? Optional.empty() : Optional.of(places.get(index));
	}

	/** Until its bytes are here, and where they cannot be had, no others stand under a place's caption. */
	private void read() {
		hex.show(new byte[0], 0, List.of());
		Optional<SourcePlace> now = chosen();
		if (now.isEmpty()) {
			return;
		}
		SourcePlace place = now.get();
		String name = session().snapshot().map(s -> s.evidenceName(place.item())).orElse("");
		if (!place.inside().isEmpty()) {
			about.setText(Texts.of("sourced.inside", name, place.inside(), Long.toString(place.range().offset()), Long.toString(place.range().length())));
			return;
		}
		about.setText(Texts.of("sourced.about", name, Long.toString(place.range().offset()), Long.toString(place.range().length())));
		session().bytes(place, bytes -> {
			if (!hex.isDisposed() && chosen().equals(now)) {
				hex.show(bytes.bytes(), bytes.first(), List.of(bytes.marked()));
			}
		});
	}

	/** The name of the item that a record is of. */
	protected final String item(Json.Fields row) {
		String id = Facts.text(row, "evidence");
		return id.isEmpty() ? "" : session().snapshot().map(s -> s.evidenceName(id)).orElse(id);
	}

	/** Where the bytes are: offset and length of the first place, and how many more there are. */
	protected final String place(Json.Fields row) {
		List<SourcePlace> of = session().snapshot().map(s -> SourcePlace.of(s, fact(s, row))).orElse(List.of());
		return of.isEmpty() ? "" : of.getFirst().words() + (of.size() > 1 ? " " + Texts.of("sourced.more", of.size() - 1) : "");
	}

	/** The bytes, for tests. */
	public HexView hex() {
		return hex;
	}

	/** What is said of them, for tests. */
	public String about() {
		return about.getText();
	}
}
