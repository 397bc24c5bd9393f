package org.telltale.workbench.wizards;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.telltale.audit.predicate.PredicateForm;
import org.telltale.base.Problem;
import org.telltale.base.json.Json;
import org.telltale.widgets.Palette;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.session.Notice;
import org.telltale.workbench.text.Texts;

/** Enters a claim, or edits one: who said what, and its predicate by a form or in the language. */
public final class ClaimDialog extends TitleAreaDialog {

	private static final List<String> WANTED = List.of("id", "claimant", "date", "text");

	private final CaseSession session;
	private final CaseSnapshot snapshot;
	private final Optional<Json.Fields> claim;
	private final Palette palette;
	private final Map<String, Control> fields = new LinkedHashMap<>();
	private PredicateField predicate;
	private PredicateFormArea form;

	private ClaimDialog(Shell shell, CaseSession session, CaseSnapshot snapshot, Optional<Json.Fields> claim, Palette palette) {
		super(shell);
		this.session = session;
		this.snapshot = snapshot;
		this.claim = claim;
		this.palette = palette;
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	/** Opens it on the session's case; says so where there is none. @param claim the fact of the claim to edit; empty for a new one */
	public static void open(Shell shell, CaseSession session, Optional<Json.Fields> claim, Palette palette) {
		session.snapshot().ifPresentOrElse(snapshot -> new ClaimDialog(shell, session, snapshot, claim, palette).open(),
				() -> session.notice(new Notice(Texts.of("notice.noCase"), true, List.of())));
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(Texts.of(claim.isPresent() ? "claim.edit" : "claim.new"));
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle(Texts.of("claim.title"));
		setMessage(Texts.of("claim.description"));
		Composite all = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		all.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		GridLayout layout = new GridLayout(2, false);
		layout.marginWidth = 10;
		layout.horizontalSpacing = 14;
		all.setLayout(layout);
		Composite left = column(all, 2, false);
		WANTED.subList(0, 3).forEach(name -> text(left, name, SWT.NONE));
		text(left, "text", SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
		text(left, "source", SWT.NONE);
		combo(left, "archive", snapshot.facts("evidence").stream().filter(item -> !Facts.is(item, "kind", "capture")).map(item -> Facts.text(item, "name")).sorted().distinct().toList());
		combo(left, "subject", snapshot.handsets().stream().map(handset -> Facts.text(handset, "make")).filter(make -> !make.isEmpty()).sorted().distinct().toList());
		text(left, "version", SWT.NONE);
		text(left, "region", SWT.NONE);
		Composite right = column(all, 1, true);
		form = new PredicateFormArea(right, snapshot.vocabulary(), made -> predicate.setText(made));
		predicate = new PredicateField(right, snapshot.vocabulary(), palette, this::written);
		claim.ifPresent(this::fill);
		return all;
	}

	private static Composite column(Composite parent, int columns, boolean grab) {
		Composite column = new Composite(parent, SWT.NONE);
		column.setLayout(new GridLayout(columns, false));
		column.setLayoutData(new GridData(SWT.FILL, SWT.FILL, grab, true));
		return column;
	}

	private void text(Composite parent, String name, int style) {
		label(parent, name);
		Text text = new Text(parent, SWT.BORDER | style);
		GridData place = new GridData(SWT.FILL, SWT.FILL, true, (style & SWT.MULTI) != 0);
		place.widthHint = 230;
		place.heightHint = (style & SWT.MULTI) != 0 ? 80 : SWT.DEFAULT;
		text.setLayoutData(place);
		known(name, text);
	}

	private void combo(Composite parent, String name, List<String> items) {
		label(parent, name);
		Combo combo = new Combo(parent, SWT.DROP_DOWN);
		combo.setItems(items.toArray(String[]::new));
		combo.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		known(name, combo);
	}

	private static void label(Composite parent, String name) {
		Label label = new Label(parent, SWT.NONE);
		label.setText(Texts.of("claim." + name));
		label.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
	}

	private void known(String name, Control field) {
		field.setData("name", name);
		field.addListener(SWT.Modify, event -> check());
		fields.put(name, field);
	}

	private void fill(Json.Fields fact) {
		fields.forEach((name, field) -> {
			String value = name.equals("id") ? Facts.text(fact, "claim") : name.equals("archive") ? fact.get("archive").flatMap(archive -> archive.text("file")).orElse("") : Facts.text(fact, name);
			if (field instanceof Combo combo) {
				combo.setText(value);
			} else {
				((Text) field).setText(value);
			}
		});
		((Text) fields.get("id")).setEditable(false);
		predicate.setText(Facts.text(fact, "predicate"));
	}

	private void written(String text) {
		PredicateForm.of(text).ifPresent(form::show);
		check();
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		super.createButtonsForButtonBar(parent);
		check();
	}

	private void check() {
		if (getButton(IDialogConstants.OK_ID) != null) {
			String id = value("id");
			String missing = WANTED.stream().filter(name -> value(name).isEmpty()).map(name -> Texts.of("claim." + name)).findFirst().map(name -> Texts.of("claim.missing", name)).orElse("");
			boolean taken = claim.isEmpty() && snapshot.facts("claim").stream().anyMatch(other -> Facts.is(other, "claim", id));
			String fault = !missing.isEmpty() ? missing : taken ? Texts.of("claim.taken", id) : predicate.fault();
			setErrorMessage(fault.isEmpty() ? null : fault);
			getButton(IDialogConstants.OK_ID).setEnabled(fault.isEmpty());
		}
	}

	private String value(String name) {
		Control field = fields.get(name);
		return (field instanceof Combo combo ? combo.getText() : ((Text) field).getText()).strip();
	}

	@Override
	protected void okPressed() {
		Json.Fields entered = Json.object().put("predicate", predicate.text());
		fields.keySet().stream().filter(name -> !value(name).isEmpty()).forEach(name -> entered.put(name, value(name)));
		String list = Json.object().put("claims", Json.array(List.of(entered))).toString();
		String id = value("id");
		session.work(getShell().getText(), (file, progress) -> {
			List<Problem> problems = file.addClaims(Texts.of("claim.title"), list);
			return new Notice(Texts.of(problems.isEmpty() ? "claim.entered" : "notice.notEntered", id), !problems.isEmpty(), problems);
		});
		super.okPressed();
	}
}
