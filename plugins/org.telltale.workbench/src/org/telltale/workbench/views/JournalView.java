package org.telltale.workbench.views;

import java.util.Comparator;
import java.util.List;

import org.telltale.base.json.Json;
import org.telltale.widgets.Column;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.text.Texts;

/** The journal, the last entry on top. */
public class JournalView extends RecordsView {

	/** Its id. */
	public static final String ID = "org.telltale.workbench.journal";

	@Override
	protected List<Column<Json.Fields>> columns() {
		return List.of(Column.number(Texts.of("journal.sequence"), 60, e -> Facts.number(e, "sequence")),
				Column.ordered(Texts.of("journal.time"), 205, e -> Facts.time(e, "at"), Comparator.comparingLong(e -> Facts.number(e, "at"))),
				Column.words(Texts.of("journal.actor"), 140, e -> Facts.text(e, "actor")),
				Column.words(Texts.of("journal.action"), 130, e -> Facts.text(e, "action")),
				Column.words(Texts.of("journal.parameters"), 330, JournalView::parameters),
				Column.words(Texts.of("journal.reason"), 300, e -> Facts.text(e, "reason")),
				Column.words(Texts.of("journal.objects"), 150, e -> String.join(", ", Facts.texts(e, "objects").stream().map(Facts::brief).toList())),
				Column.words(Texts.of("journal.hash"), 120, e -> Facts.brief(Facts.text(e, "hash"))));
	}

	private static String parameters(Json.Fields entry) {
		return entry.get("parameters").map(p -> p instanceof Json.Fields fields ? String.join(", ", fields.members().entrySet().stream()
				.map(member -> member.getKey() + " = " + member.getValue().asText().orElse(member.getValue().toString())).toList()) : p.toString()).orElse("");
	}

	@Override
	protected List<Json.Fields> rows(CaseSnapshot snapshot) {
		return snapshot.journal().reversed();
	}
}
