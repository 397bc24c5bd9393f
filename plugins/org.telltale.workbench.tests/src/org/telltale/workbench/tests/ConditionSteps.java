package org.telltale.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.telltale.base.json.Json;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.views.ConditionsView;
import org.telltale.workbench.views.ConsentTextsView;
import org.telltale.workbench.views.DefaultsView;
import org.telltale.workbench.views.DetailsView;
import org.telltale.workbench.views.SourcedView;

/** What an examiner does with the conditions of the runs. */
final class ConditionSteps {

	private ConditionSteps() {
	}

	static void contradictionsStandOutWithTheirBytes() {
		Desk.key("ctrl+shift+a", "alt+2");
		Desk.clickTab("Conditions");
		ConditionsView view = Desk.view(ConditionsView.ID, ConditionsView.class);
		assertEquals(WorkbenchTest.snapshot().listedConditions(), Desk.ask(() -> view.table().rows().shown()));
		int contradiction = row(view, "observed", "contradicts");
		WorkbenchTest.select(view.table(), contradiction);
		Desk.await("details show the observation", () -> Desk.view(DetailsView.ID, DetailsView.class).shown().startsWith("OBSERVATION"));
		Desk.await("the bytes that say so are marked", () -> view.hex().getStyleRanges().length > 0);
		assertTrue(Desk.ask(view::about).contains("from byte"), () -> Desk.ask(view::about));
		Json.Fields row = Desk.ask(() -> view.table().selected().orElseThrow());
		List<String> cells = Desk.ask(() -> IntStream.range(0, 5).mapToObj(i -> view.table().table().getItem(contradiction).getText(i)).toList());
		assertEquals(List.of(Facts.text(row, "run"), Facts.text(row, "dimension")), cells.subList(0, 2));
		assertFalse(cells.get(2).isEmpty() || cells.get(2).equals(cells.get(3)), () -> "entered beside found: " + cells);
		assertEquals("✗ contradicts", cells.get(4));
		Desk.picture("conditions");
	}

	private static int row(ConditionsView view, String origin, String agreement) {
		return Desk.ask(() -> IntStream.range(0, view.table().rows().shown().size()).filter(i -> {
			Json.Fields row = view.table().rows().shown().get(i);
			return Facts.is(row, "origin", origin) && Facts.is(row, "agreement", agreement);
		}).findFirst().orElseThrow());
	}

	static void adoptedObservationIsJournalledAndCanBeUndone() {
		ConditionsView view = Desk.view(ConditionsView.ID, ConditionsView.class);
		WorkbenchTest.select(view.table(), row(view, "observed", "not-entered"));
		Json.Fields row = Desk.ask(() -> view.table().selected().orElseThrow());
		int before = WorkbenchTest.snapshot().facts("condition").size();
		Desk.key("ctrl+shift+d");
		Shell dialog = Desk.dialog("Adopt what the evidence says");
		Desk.picture("conditions-adopt");
		Desk.enter(Desk.find(dialog, "the reason's field", control -> control instanceof Text text && (text.getStyle() & SWT.READ_ONLY) == 0));
		Desk.type("the file was read");
		Desk.key("Return");
		Desk.await("a condition more is entered", () -> Desk.session().snapshot().orElseThrow().facts("condition").size() == before + 1);
		Json.Fields adopted = WorkbenchTest.snapshot().facts("condition").stream().filter(c -> Facts.is(c, "run", Facts.text(row, "run"))
				&& Facts.is(c, "dimension", Facts.text(row, "dimension"))).findFirst().orElseThrow();
		assertEquals(Facts.text(row, "value"), Facts.text(adopted, "value"));
		assertEquals(Facts.text(row, "evidence"), Facts.text(adopted, "source", "evidence"));
		assertTrue(WorkbenchTest.snapshot().journal().stream().anyMatch(e -> Facts.is(e, "action", "adopt-observation") && Facts.is(e, "reason", "the file was read")));
		Desk.picture("conditions-adopted");
		Desk.key("ctrl+z");
		Desk.await("it is taken back", () -> Desk.session().snapshot().orElseThrow().facts("condition").size() == before);
	}

	static void romsSpeakWithTheirBytes() {
		Desk.clickTab("ROM defaults");
		shown(Desk.view(DefaultsView.ID, DefaultsView.class), "rom-default", "ROM-DEFAULT");
		Desk.clickTab("Consent texts");
		shown(Desk.view(ConsentTextsView.ID, ConsentTextsView.class), "rom-text", "ROM-TEXT");
	}

	private static void shown(SourcedView view, String type, String headline) {
		Desk.await("all of " + type + " are listed", () -> view.table().isVisible() && !view.table().rows().shown().isEmpty()
				&& view.table().rows().shown().size() == Desk.session().snapshot().orElseThrow().facts(type).size());
		WorkbenchTest.select(view.table(), 0);
		Desk.await("details show it", () -> Desk.view(DetailsView.ID, DetailsView.class).shown().startsWith(headline));
		Desk.await("the bytes that say so are marked", () -> view.hex().getStyleRanges().length > 0);
		Desk.picture(type);
	}
}
