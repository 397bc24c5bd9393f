package org.telltale.workbench.views;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.handlers.IHandlerService;
import org.telltale.base.json.Json;
import org.telltale.widgets.Column;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.session.Notice;
import org.telltale.workbench.session.Selection;
import org.telltale.workbench.text.Texts;

/** What was entered of the runs' conditions, beside it what the evidence says, and whether both agree; contradictions stand out. A selected run narrows the list to its own. */
public class ConditionsView extends SourcedView {

	/** Its id. */
	public static final String ID = "org.telltale.workbench.conditions";

	private String narrowed = "";
	private Map<String, Json.Fields> byFact = Map.of();

	@Override
	protected List<Column<Json.Fields>> columns() {
		return List.of(Column.words(Texts.of("conditions.run"), 50, c -> Facts.text(c, "run")),
				Column.words(Texts.of("conditions.dimension"), 115, c -> Facts.text(c, "dimension")),
				Column.words(Texts.of("conditions.entered"), 120, c -> beside(c, "entered")),
				Column.words(Texts.of("conditions.found"), 150, c -> beside(c, "observed")),
				Column.words(Texts.of("conditions.agreement"), 130, ConditionWords::agreement),
				Column.words(Texts.of("conditions.held"), 330, ConditionWords::held),
				Column.words(Texts.of("conditions.origin"), 90, ConditionWords::origin),
				Column.words(Texts.of("conditions.source"), 90, c -> Facts.text(c, "source")),
				Column.words(Texts.of("conditions.item"), 145, c -> Facts.text(c, "name")),
				Column.words(Texts.of("conditions.place"), 200, c -> Facts.text(c, "place")),
				Column.words(Texts.of("conditions.bytes"), 130, this::place),
				Column.words(Texts.of("conditions.uncertainty"), 75, ConditionWords::uncertainty),
				Column.words(Texts.of("conditions.clock"), 90, c -> Facts.text(c, "clock")),
				Column.words(Texts.of("conditions.text"), 320, c -> Facts.text(c, "text")),
				Column.words(Texts.of("conditions.by"), 110, c -> Facts.text(c, "by")),
				Column.words(Texts.of("conditions.runBasis"), 85, c -> Facts.text(c, "runBasis")),
				Column.words(Texts.of("conditions.id"), 125, c -> Facts.text(c, "id")));
	}

	/** Values of one origin: the row's own, or those that it was compared with. */
	private String beside(Json.Fields row, String origin) {
		return Facts.is(row, "origin", origin) ? Facts.text(row, "value")
				: Facts.texts(row, "with").stream().flatMap(id -> Optional.ofNullable(byFact.get(id)).stream()).map(other -> Facts.text(other, "value")).distinct().sorted()
						.collect(Collectors.joining(", "));
	}

	@Override
	protected List<Json.Fields> rows(CaseSnapshot snapshot) {
		byFact = new HashMap<>();
		snapshot.listedConditions().forEach(row -> byFact.put(Facts.text(row, "fact"), row));
		return snapshot.listedConditions();
	}

	@Override
	protected Json.Fields fact(CaseSnapshot snapshot, Json.Fields row) {
		String type = Facts.is(row, "origin", "observed") ? "observation" : "condition";
		return Facts.find(snapshot.facts(type), "id", Facts.text(row, "fact")).orElse(row);
	}

	@Override
	protected Selection select(Selection before, Json.Fields row) {
		Json.Fields fact = session().snapshot().map(s -> fact(s, row)).orElse(row);
		return fact.text("run").isPresent() ? before.withRun(fact) : before.withRecord(fact);
	}

	@Override
	protected void actions(Composite parent) {
		Button adopt = new Button(parent, SWT.PUSH);
		adopt.setText(Texts.of("conditions.adopt"));
		adopt.addListener(SWT.Selection, event -> {
			try {
				getSite().getService(IHandlerService.class).executeCommand("org.telltale.workbench.adoptObservation", event);
			} catch (CommandException e) {
				session().notice(new Notice(Texts.of("notice.notNow", adopt.getText()), false, List.of()));
			}
		});
	}

	@Override
	protected void show(Optional<CaseSnapshot> snapshot) {
		super.show(snapshot);
		table().mark(row -> Facts.is(row, "agreement", "contradicts"));
	}

	@Override
	public void selectionChanged() {
		Selection selection = session().selection();
		String run = selection.record().filter(record -> Facts.is(record, "type", "run")).map(record -> Facts.text(record, "run"))
				.orElse(selection.run().isPresent() ? narrowed : "");
		if (!run.equals(narrowed)) {
			narrowed = run;
			table().narrow(row -> narrowed.isEmpty() || Facts.is(row, "run", narrowed));
		}
		super.selectionChanged();
	}

	@Override
	protected void describe() {
		List<Json.Fields> shown = table().rows().shown();
		long contradictions = shown.stream().filter(row -> Facts.is(row, "agreement", "contradicts") && Facts.is(row, "origin", "observed")).count();
		long observed = shown.stream().filter(row -> Facts.is(row, "origin", "observed")).count();
		setContentDescription(Texts.of(narrowed.isEmpty() ? "conditions.described" : "conditions.narrowed", shown.size() - observed, observed, contradictions, narrowed));
	}
}
