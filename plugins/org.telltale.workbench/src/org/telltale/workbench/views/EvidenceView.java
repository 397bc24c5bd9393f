package org.telltale.workbench.views;

import java.util.List;

import org.telltale.base.json.Json;
import org.telltale.widgets.Column;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.text.Texts;

/** The items of evidence with their digests. */
public class EvidenceView extends RecordsView {

	/** Its id. */
	public static final String ID = "org.telltale.workbench.evidence";

	@Override
	protected List<Column<Json.Fields>> columns() {
		return List.of(Column.words(Texts.of("evidence.name"), 240, e -> Facts.text(e, "name")),
				Column.words(Texts.of("evidence.kind"), 140, e -> Facts.text(e, "kind")),
				Column.words(Texts.of("evidence.format"), 80, e -> Facts.text(e, "format")),
				Column.words(Texts.of("evidence.run"), 55, e -> Facts.text(e, "run")),
				Column.words(Texts.of("evidence.point"), 80, e -> Facts.text(e, "point")),
				Column.number(Texts.of("evidence.length"), 110, e -> Facts.number(e, "length")),
				Column.number(Texts.of("evidence.frames"), 80, e -> Facts.number(e, "frames")),
				Column.number(Texts.of("evidence.truncated"), 90, e -> Facts.number(e, "truncatedFrames")),
				Column.words(Texts.of("evidence.first"), 205, e -> Facts.time(e, "first")),
				Column.words(Texts.of("evidence.last"), 205, e -> Facts.time(e, "last")),
				Column.words(Texts.of("evidence.digest"), 480, e -> Facts.text(e, "evidence")));
	}

	@Override
	protected List<Json.Fields> rows(CaseSnapshot snapshot) {
		return snapshot.facts("evidence").stream().sorted(java.util.Comparator.<Json.Fields, String>comparing(e -> Facts.text(e, "kind"))
				.thenComparing(e -> Facts.text(e, "name"), org.telltale.widgets.NaturalOrder.WORDS)).toList();
	}
}
