package org.telltale.workbench.views;

import static org.telltale.workbench.session.Facts.text;

import java.util.Comparator;
import java.util.List;

import org.telltale.base.json.Json;
import org.telltale.widgets.Column;
import org.telltale.widgets.NaturalOrder;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.session.Selection;
import org.telltale.workbench.text.Texts;

/** Whom the handsets talked to: docs/formats/lists.md, record endpoint. */
public class EndpointsView extends RecordsView {

	/** Its id. */
	public static final String ID = "org.telltale.workbench.endpoints";

	@Override
	protected List<Column<Json.Fields>> columns() {
		return List.of(Column.words(Texts.of("endpoints.host"), 220, e -> text(e, "host")),
				Column.ordered(Texts.of("endpoints.address"), 130, e -> text(e, "address"), Comparator.comparing(e -> text(e, "address"), NaturalOrder.WORDS)),
				attribution("country", 70), attribution("as", 150), attribution("owner", 180), attribution("registrant", 150), attribution("operator", 150),
				attribution("registry", 80), attribution("serverCountry", 70), attribution("ownerCountry", 70), attribution("asCountry", 70),
				Column.words(Texts.of("endpoints.flags"), 80, e -> text(e, "flags")),
				Column.words(Texts.of("endpoints.conflicts"), 100, EndpointsView::conflicts),
				Column.number(Texts.of("endpoints.bytesOut"), 90, e -> Facts.number(e, "bytesOut")),
				Column.number(Texts.of("endpoints.bytesIn"), 90, e -> Facts.number(e, "bytesIn")),
				Column.number(Texts.of("endpoints.sightings"), 80, e -> Facts.number(e, "sightings")),
				Column.number(Texts.of("endpoints.flows"), 60, e -> Facts.number(e, "flows")),
				Column.number(Texts.of("endpoints.unreadableOut"), 110, e -> Facts.number(e, "unreadableOut")),
				Column.words(Texts.of("endpoints.runs"), 130, e -> String.join(", ", Facts.texts(e, "runs"))),
				Column.words(Texts.of("endpoints.baseline"), 80, e -> e.bool("baseline").orElse(false) ? Texts.of("word.yes") : Texts.of("word.no")),
				Column.words(Texts.of("endpoints.hostSource"), 150, e -> text(e, "hostSource")),
				Column.words(Texts.of("endpoints.first"), 200, e -> Facts.time(e, "first")),
				Column.words(Texts.of("endpoints.last"), 200, e -> Facts.time(e, "last")));
	}

	private static Column<Json.Fields> attribution(String name, int width) {
		return Column.words(Texts.of("endpoints." + name), width, e -> e.text(name).orElse(Texts.of("word.unknown")));
	}

	/** The roles on which tables disagree. */
	private static String conflicts(Json.Fields endpoint) {
		return endpoint.get("conflicts").map(roles -> String.join(", ", ((Json.Fields) roles).members().keySet())).orElse("");
	}

	@Override
	protected List<Json.Fields> rows(CaseSnapshot snapshot) {
		return snapshot.endpoints();
	}

	@Override
	protected Selection select(Selection before, Json.Fields row) {
		return before.withEndpoint(row);
	}

	@Override
	public void selectionChanged() {
		String address = session().selection().endpoint().orElse("");
		table().mark(row -> Facts.is(row, "address", address));
		table().select(row -> Facts.is(row, "address", address));
	}
}
