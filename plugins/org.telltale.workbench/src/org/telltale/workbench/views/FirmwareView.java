package org.telltale.workbench.views;

import java.util.List;

import org.telltale.base.json.Json;
import org.telltale.widgets.Column;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.text.Texts;

/** Which file of which image names an endpoint that was called. A selected endpoint marks its links. */
public class FirmwareView extends RecordsView {

	/** Its id. */
	public static final String ID = "org.telltale.workbench.firmware";

	@Override
	protected List<Column<Json.Fields>> columns() {
		return List.of(Column.words(Texts.of("firmware.host"), 240, l -> Facts.text(l, "host")),
				Column.words(Texts.of("firmware.address"), 140, l -> Facts.text(l, "address")),
				Column.words(Texts.of("firmware.path"), 480, l -> Facts.text(l, "path").replaceAll("([^!]+)!\\1", "$1")),
				Column.words(Texts.of("firmware.basis"), 240, l -> Facts.text(l, "basis")),
				Column.words(Texts.of("firmware.strength"), 100, l -> Facts.text(l, "strength")));
	}

	@Override
	protected List<Json.Fields> rows(CaseSnapshot snapshot) {
		return snapshot.facts("link").stream().sorted(java.util.Comparator.<Json.Fields, String>comparing(l -> Facts.text(l, "host"))
				.thenComparing(l -> Facts.text(l, "path"))).toList();
	}

	@Override
	public void selectionChanged() {
		String address = session().selection().endpoint().orElse("");
		table().mark(row -> !address.isEmpty() && Facts.is(row, "address", address));
	}
}
