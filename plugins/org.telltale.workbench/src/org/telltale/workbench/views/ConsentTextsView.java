package org.telltale.workbench.views;

import java.util.List;

import org.telltale.base.json.Json;
import org.telltale.casework.RomList;
import org.telltale.widgets.Column;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.text.Texts;

/** Texts of ROMs' packages in which a word of consent stands. */
public class ConsentTextsView extends SourcedView {

	/** Its id. */
	public static final String ID = "org.telltale.workbench.texts";

	@Override
	protected List<Column<Json.Fields>> columns() {
		return List.of(Column.words(Texts.of("texts.name"), 320, t -> Facts.text(t, "name")),
				Column.words(Texts.of("texts.locale"), 70, t -> Facts.text(t, "locale")),
				Column.words(Texts.of("texts.value"), 420, t -> Facts.text(t, "value")),
				Column.words(Texts.of("texts.word"), 90, t -> Facts.text(t, "word")),
				Column.words(Texts.of("texts.by"), 70, t -> Facts.text(t, "by")),
				Column.words(Texts.of("texts.conditions"), 180, t -> String.join(", ", Facts.texts(t, "conditions"))),
				Column.number(Texts.of("texts.characters"), 85, t -> Facts.number(t, "characters")),
				Column.words(Texts.of("texts.item"), 150, this::item),
				Column.words(Texts.of("texts.path"), 230, t -> Facts.text(t, "path")),
				Column.words(Texts.of("texts.bytes"), 150, this::place));
	}

	@Override
	protected List<Json.Fields> rows(CaseSnapshot snapshot) {
		return RomList.of(snapshot.facts("rom-text"), snapshot.facts("condition"));
	}
}
