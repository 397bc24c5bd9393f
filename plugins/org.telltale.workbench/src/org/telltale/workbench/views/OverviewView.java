package org.telltale.workbench.views;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.handlers.IHandlerService;
import org.telltale.base.json.Json;
import org.telltale.widgets.Column;
import org.telltale.widgets.Fonts;
import org.telltale.widgets.Palette;
import org.telltale.widgets.RecordTable;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.session.Notice;
import org.telltale.workbench.text.Texts;

/** The first page of a case: findings by severity, the verdict of each claim, what was tested. */
public class OverviewView extends CaseView implements Copies {

	/** Its id. */
	public static final String ID = "org.telltale.workbench.overview";

	private Label title;
	private Label question;
	private Label next;
	private RecordTable<Json.Fields> findings;
	private RecordTable<Json.Fields> claims;
	private RecordTable<Json.Fields> runs;

	@Override
	protected void build(Composite parent) {
		Composite all = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout();
		layout.marginWidth = 10;
		layout.marginHeight = 8;
		all.setLayout(layout);
		title = line(all, SWT.NONE);
		title.setFont(Fonts.heading(title.getFont(), 4));
		question = line(all, SWT.WRAP);
		SashForm sash = new SashForm(all, SWT.VERTICAL);
		sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		Composite upper = part(sash, Texts.of("overview.findings"));
		findings = table(upper, findingColumns());
		findings.onSelect(row -> session().select(before -> before.withRecord(row)));
		buttons(upper);
		SashForm lower = new SashForm(sash, SWT.HORIZONTAL);
		claims = table(part(lower, Texts.of("overview.claims")), claimColumns());
		claims.onSelect(row -> session().select(before -> before.withRecord(row)));
		runs = table(part(lower, Texts.of("overview.coverage")), runColumns());
		runs.onSelect(row -> session().select(before -> before.withRun(row)));
		sash.setWeights(58, 42);
		next = line(all, SWT.WRAP);
		MenuManager menu = new MenuManager();
		findings.table().setMenu(menu.createContextMenu(findings.table()));
		getSite().registerContextMenu(ID, menu, new TableSelection(findings));
		getSite().setSelectionProvider(new TableSelection(findings));
	}

	private static Label line(Composite parent, int style) {
		Label label = new Label(parent, style);
		label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		return label;
	}

	private static Composite part(Composite parent, String head) {
		Composite part = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout();
		layout.marginWidth = 0;
		layout.marginHeight = 4;
		part.setLayout(layout);
		Label label = line(part, SWT.NONE);
		label.setText(head);
		label.setFont(Fonts.heading(label.getFont(), 1));
		return part;
	}

	private RecordTable<Json.Fields> table(Composite parent, List<Column<Json.Fields>> columns) {
		RecordTable<Json.Fields> table = new RecordTable<>(parent, columns, palette(), Texts.of("table.filter"));
		table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		return table;
	}

	private void buttons(Composite parent) {
		Composite row = new Composite(parent, SWT.NONE);
		row.setLayout(new GridLayout(4, false));
		button(row, "overview.accept", "org.telltale.workbench.acceptFinding");
		button(row, "overview.reject", "org.telltale.workbench.rejectFinding");
		button(row, "overview.source", "org.telltale.workbench.goToSource");
		button(row, "overview.report", "org.telltale.workbench.exportReport");
	}

	private void button(Composite parent, String key, String command) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(Texts.of(key));
		button.addListener(SWT.Selection, event -> {
			try {
				getSite().getService(IHandlerService.class).executeCommand(command, event);
			} catch (CommandException e) {
				session().notice(new Notice(Texts.of("notice.notNow", button.getText()), false, List.of()));
			}
		});
	}

	private static List<Column<Json.Fields>> findingColumns() {
		return List.of(Column.ordered(Texts.of("overview.severity"), 110, f -> Severities.of(Facts.text(f, "severity")),
						Comparator.comparingInt(f -> Severities.rank(Facts.text(f, "severity")))),
				Column.words(Texts.of("overview.title"), 520, f -> Facts.text(f, "title")),
				Column.words(Texts.of("overview.status"), 110, f -> status(Facts.text(f, "status"))),
				Column.number(Texts.of("overview.supports"), 90, f -> Facts.texts(f, "supports").size()),
				Column.number(Texts.of("overview.contrary"), 90, f -> Facts.texts(f, "contrary").size()),
				Column.words(Texts.of("overview.decidedBy"), 130, f -> Facts.text(f, "decidedBy")),
				Column.words(Texts.of("overview.reason"), 320, f -> Facts.text(f, "reason")));
	}

	private static String status(String status) {
		return switch (status) {
			case "accepted" -> "✓ " + Texts.of("status.accepted");
			case "rejected" -> "✗ " + Texts.of("status.rejected");
			default -> "○ " + Texts.of("status.proposed");
		};
	}

	private List<Column<Json.Fields>> claimColumns() {
		return List.of(Column.words(Texts.of("overview.claim"), 55, c -> Facts.text(c, "claim")),
				Column.words(Texts.of("overview.verdict"), 150, c -> verdict(c)),
				Column.words(Texts.of("overview.text"), 340, c -> "“" + Facts.text(c, "text") + "”"),
				Column.words(Texts.of("overview.cells"), 220, c -> counts(Facts.text(c, "claim"))));
	}

	private static String verdict(Json.Fields claim) {
		String verdict = claim.text("verdict").orElse(Texts.of("claims.notAnalysed"));
		return Verdicts.symbol(verdict) + " " + verdict;
	}

	private String counts(String claim) {
		List<Json.Fields> cells = session().snapshot().map(s -> s.cells().stream().filter(c -> Facts.is(c, "claim", claim)).toList()).orElse(List.of());
		return String.join("  ", List.of("contradicted", "inconclusive", "not contradicted", "excluded by volume", "confirmed", "not tested").stream()
				.map(v -> cells.stream().filter(c -> Facts.is(c, "verdict", v)).count() == 0 ? ""
						: Verdicts.symbol(v) + " " + cells.stream().filter(c -> Facts.is(c, "verdict", v)).count()).filter(text -> !text.isEmpty()).toList());
	}

	private List<Column<Json.Fields>> runColumns() {
		return List.of(Column.words(Texts.of("overview.run"), 50, r -> Facts.text(r, "run")),
				Column.words(Texts.of("overview.conditions"), 330, r -> session().snapshot().map(s -> String.join(" · ", s.conditions(Facts.text(r, "run")))).orElse("")),
				Column.words(Texts.of("overview.duration"), 80, OverviewView::duration),
				Column.number(Texts.of("overview.captures"), 75, r -> count("capture-point", r)),
				Column.number(Texts.of("overview.stimuli"), 70, r -> count("stimulus", r)),
				Column.number(Texts.of("overview.sightings"), 80, r -> count("sighting", r)));
	}

	private static String duration(Json.Fields run) {
		long minutes = (Facts.number(run, "end") - Facts.number(run, "start")) / 60_000_000_000L;
		return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
	}

	private long count(String type, Json.Fields run) {
		return session().snapshot().map(s -> s.facts(type).stream().filter(f -> Facts.is(f, "run", Facts.text(run, "run"))).count()).orElse(0L);
	}

	@Override
	protected void show(Optional<CaseSnapshot> snapshot) {
		title.setText(snapshot.map(s -> s.encrypted() ? Texts.of("overview.encrypted", s.head("number"), s.head("title")) : s.head("number") + "  " + s.head("title")).orElse(Texts.of("overview.noCase")));
		question.setText(snapshot.map(OverviewView::question).orElse(Texts.of("overview.noCaseHint")));
		findings.setRows(snapshot.map(CaseSnapshot::findings).orElse(List.of()));
		claims.setRows(snapshot.map(s -> s.facts("claim").stream().sorted(Comparator.comparing(c -> Facts.text(c, "claim"))).toList()).orElse(List.of()));
		runs.setRows(snapshot.map(s -> s.facts("run").stream().sorted(Comparator.comparing(r -> Facts.text(r, "run"), org.telltale.widgets.NaturalOrder.WORDS))
				.toList()).orElse(List.of()));
		next.setText(snapshot.map(OverviewView::next).orElse(""));
		next.setForeground(palette().colour(Palette.QUIET));
		title.getParent().layout();
	}

	private static String question(CaseSnapshot snapshot) {
		String examiner = Stream.of(snapshot.head("examiner"), snapshot.head("organisation")).filter(part -> !part.isBlank()).collect(Collectors.joining(", "));
		return Texts.of(snapshot.head("synthetic").equals("true") ? "overview.synthetic" : "overview.question", snapshot.head("question"), examiner).strip();
	}

	private static String next(CaseSnapshot snapshot) {
		long open = snapshot.findings().stream().filter(f -> Facts.is(f, "status", "proposed") || Facts.text(f, "status").isEmpty()).count();
		String pending = snapshot.head("pending");
		return (pending.isEmpty() ? "" : Texts.of("overview.pending", pending) + "\n") + Texts.of("overview.next", open, snapshot.facts("problem").size(), snapshot.facts("evidence").size(), snapshot.facts("sighting").size(),
				snapshot.endpoints().size());
	}

	/** The table of findings. */
	public RecordTable<Json.Fields> findings() {
		return findings;
	}

	@Override
	public void copy() {
		findings.copy();
	}

	@Override
	public void setFocus() {
		findings.setFocus();
	}
}
