package org.telltale.workbench.views;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.telltale.base.json.Json;
import org.telltale.widgets.Column;
import org.telltale.widgets.NaturalOrder;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.session.Selection;
import org.telltale.workbench.text.Texts;

/** Which exhibit was seen in which frames. A selected endpoint narrows the list to its sightings. */
public class SightingsView extends RecordsView {

	/** Its id. */
	public static final String ID = "org.telltale.workbench.sightings";

	private String narrowed = "";

	@Override
	protected List<Column<Json.Fields>> columns() {
		return List.of(Column.ordered(Texts.of("sightings.time"), 200, s -> Facts.time(s, "at"), Comparator.comparingLong(s -> Facts.number(s, "at"))),
				Column.words(Texts.of("sightings.run"), 55, s -> text(s, "run")),
				Column.words(Texts.of("sightings.exhibit"), 90, s -> text(s, "exhibitId")),
				Column.words(Texts.of("sightings.kind"), 130, s -> text(s, "kind")),
				Column.words(Texts.of("sightings.strength"), 95, s -> Strengths.of(text(s, "strength"))),
				Column.words(Texts.of("sightings.direction"), 75, s -> Texts.of("direction." + (text(s, "direction").isEmpty() ? "unknown" : text(s, "direction")))),
				Column.words(Texts.of("sightings.endpoint"), 300, SightingsView::endpoint),
				Column.ordered(Texts.of("sightings.frames"), 80, Facts::frames, Comparator.comparing(Facts::frames, NaturalOrder.WORDS)),
				Column.words(Texts.of("sightings.chain"), 230, s -> String.join(" → ", Facts.texts(s, "chain"))),
				Column.words(Texts.of("sightings.variant"), 260, s -> text(s, "variant")),
				Column.ordered(Texts.of("sightings.chance"), 90, SightingsView::chance, Comparator.comparingLong(s -> Facts.number(s, "log10Chance"))),
				Column.words(Texts.of("sightings.device"), 70, s -> text(s, "device")));
	}

	private static String endpoint(Json.Fields sighting) {
		String host = text(sighting, "host");
		String address = Facts.text(sighting, "server", "address");
		return host.isEmpty() ? address : host + " (" + address + ")";
	}

	static String chance(Json sighting) {
		return sighting.integer("log10Chance").map(power -> "10^" + power).orElse("");
	}

	@Override
	protected List<Json.Fields> rows(CaseSnapshot snapshot) {
		return snapshot.facts("sighting").stream().sorted(Comparator.<Json.Fields>comparingLong(s -> Facts.number(s, "at"))
				.thenComparing(s -> text(s, "exhibitId"), NaturalOrder.WORDS)).toList();
	}

	@Override
	protected Selection select(Selection before, Json.Fields row) {
		return before.withSighting(row);
	}

	@Override
	public void selectionChanged() {
		Selection selection = session().selection();
		String endpoint = selection.endpoint().orElse("");
		boolean chosen = selection.sighting().isPresent();
		if (!chosen && !endpoint.equals(narrowed) || chosen && !narrowed.isEmpty() && !narrowed.equals(endpoint)) {
			narrowed = chosen ? "" : endpoint;
			table().narrow(row -> narrowed.isEmpty() || server(row, narrowed));
		}
		table().select(row -> Optional.of(Facts.text(row, "id")).equals(selection.sighting()));
	}

	private static boolean server(Json sighting, String address) {
		return Facts.text(sighting, "server", "address").equals(address);
	}

	private static String text(Json sighting, String name) {
		return Facts.text(sighting, name);
	}

	@Override
	protected void describe() {
		super.describe();
		if (!narrowed.isEmpty()) {
			String name = session().snapshot().flatMap(s -> s.endpoint(narrowed)).map(Facts::endpointName).orElse(narrowed);
			setContentDescription(Texts.of("sightings.narrowed", table().rows().shown().size(), table().rows().all().size(), name));
		}
	}
}
