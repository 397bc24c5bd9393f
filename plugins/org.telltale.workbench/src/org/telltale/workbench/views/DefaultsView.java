package org.telltale.workbench.views;

import java.util.List;
import java.util.Optional;

import org.telltale.base.json.Json;
import org.telltale.casework.RomList;
import org.telltale.widgets.Column;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.text.Texts;

/** With what ROMs start their settings, the conditions that name it, and where a condition is contradicted by it. */
public class DefaultsView extends SourcedView {

	/** Its id. */
	public static final String ID = "org.telltale.workbench.defaults";

	private static final String RULE = "rom-default-contradiction";

	@Override
	protected List<Column<Json.Fields>> columns() {
		return List.of(Column.words(Texts.of("defaults.name"), 400, d -> Facts.text(d, "name")),
				Column.words(Texts.of("defaults.value"), 110, d -> Facts.text(d, "value")),
				Column.words(Texts.of("defaults.item"), 150, this::item),
				Column.words(Texts.of("defaults.conditions"), 200, d -> String.join(", ", Facts.texts(d, "conditions"))),
				Column.words(Texts.of("defaults.finding"), 240, d -> finding(d).map(f -> "✗ " + Facts.text(f, "title")).orElse("")),
				Column.words(Texts.of("defaults.config"), 90, d -> Facts.text(d, "config")),
				Column.words(Texts.of("defaults.standing"), 90, d -> Facts.text(d, "standing")),
				Column.words(Texts.of("defaults.basis"), 260, d -> Facts.text(d, "basis")),
				Column.words(Texts.of("defaults.path"), 230, d -> Facts.text(d, "path")),
				Column.words(Texts.of("defaults.bytes"), 150, this::place));
	}

	private Optional<Json.Fields> finding(Json.Fields said) {
		String id = Facts.text(said, "id");
		return session().snapshot().flatMap(s -> s.findings().stream().filter(f -> Facts.is(f, "rule", RULE) && Facts.texts(f, "supports").contains(id)).findFirst());
	}

	@Override
	protected List<Json.Fields> rows(CaseSnapshot snapshot) {
		return RomList.of(snapshot.facts("rom-default"), snapshot.facts("condition"));
	}

	@Override
	protected void show(Optional<CaseSnapshot> snapshot) {
		super.show(snapshot);
		table().mark(row -> finding(row).isPresent());
	}
}
