package org.telltale.workbench.views;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.telltale.base.json.Json;
import org.telltale.widgets.Matrix;
import org.telltale.widgets.MatrixCell;
import org.telltale.widgets.MatrixView;
import org.telltale.widgets.NaturalOrder;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.text.Texts;
import org.telltale.workbench.wizards.ClaimDialog;

/** A claim against what was tested: a cell for each run and kind, its reasons below. */
public class ClaimsView extends CaseView {

	/** Its id. */
	public static final String ID = "org.telltale.workbench.claims";

	private Combo claim;
	private Label predicate;
	private MatrixView matrix;
	private StyledText explanation;
	private List<Json.Fields> claims = List.of();

	@Override
	protected void build(Composite parent) {
		Composite all = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout(4, false);
		layout.marginWidth = 8;
		all.setLayout(layout);
		new Label(all, SWT.NONE).setText(Texts.of("claims.claim"));
		claim = new Combo(all, SWT.READ_ONLY | SWT.DROP_DOWN);
		claim.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		claim.addListener(SWT.Selection, event -> showClaim());
		button(all, "claims.new", Optional::empty);
		button(all, "claims.edit", this::chosen);
		predicate = new Label(all, SWT.WRAP);
		predicate.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 4, 1));
		SashForm sash = new SashForm(all, SWT.VERTICAL);
		sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 4, 1));
		matrix = new MatrixView(sash, palette());
		matrix.onSelect(this::selected);
		explanation = new StyledText(sash, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.MULTI);
		explanation.setMargins(8, 6, 8, 6);
		sash.setWeights(72, 28);
		Label legend = new Label(all, SWT.WRAP);
		legend.setText(Texts.of("claims.legend"));
		legend.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 4, 1));
	}

	private void button(Composite parent, String key, Supplier<Optional<Json.Fields>> which) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(Texts.of(key));
		button.addListener(SWT.Selection, event -> ClaimDialog.open(getSite().getShell(), session(), which.get(), palette()));
	}

	@Override
	protected void show(Optional<CaseSnapshot> snapshot) {
		String before = chosen().map(c -> Facts.text(c, "claim")).orElse("C2");
		claims = snapshot.map(s -> s.facts("claim").stream().sorted((a, b) -> NaturalOrder.WORDS.compare(Facts.text(a, "claim"), Facts.text(b, "claim")))
				.toList()).orElse(List.of());
		claim.setItems(claims.stream().map(c -> title(c)).toArray(String[]::new));
		int index = Math.max(0, claims.stream().map(c -> Facts.text(c, "claim")).toList().indexOf(before));
		claim.select(index);
		showClaim();
	}

	private static String title(Json.Fields claim) {
		String verdict = claim.text("verdict").orElse(Texts.of("claims.notAnalysed"));
		return Facts.text(claim, "claim") + "  " + Verdicts.symbol(verdict) + " " + verdict + " — “" + Facts.text(claim, "text") + "”";
	}

	private Optional<Json.Fields> chosen() {
		int index = claim.getSelectionIndex();
		return index < 0 || index >= claims.size() ? Optional.empty() : Optional.of(claims.get(index));
	}

	private void showClaim() {
		Optional<Json.Fields> chosen = chosen();
		predicate.setText(chosen.map(c -> Texts.of("claims.predicate", Facts.text(c, "claimant"), Facts.text(c, "date"), Facts.text(c, "source"),
				Facts.text(c, "predicate"), Facts.text(c, "why"))).orElse(""));
		matrix.show(session().snapshot().flatMap(s -> chosen.map(c -> ClaimMatrix.of(s, Facts.text(c, "claim")))).orElse(Matrix.EMPTY));
		explain(matrix.selected());
		predicate.getParent().layout();
	}

	private void selected(MatrixCell cell) {
		explain(Optional.of(cell));
		record(cell).ifPresent(fact -> session().select(before -> before.withRecord(fact)));
	}

	private Optional<Json.Fields> record(MatrixCell cell) {
		return session().snapshot().flatMap(s -> Facts.find(s.cells(), "id", cell.id()));
	}

	private void explain(Optional<MatrixCell> cell) {
		explanation.setText(session().snapshot().flatMap(s -> cell.flatMap(this::record).map(fact -> ClaimMatrix.explanation(s, fact))).orElse(""));
	}

	/** Shows a claim. */
	public void showClaim(String id) {
		int index = claims.stream().map(c -> Facts.text(c, "claim")).toList().indexOf(id);
		if (index >= 0) {
			claim.select(index);
			showClaim();
		}
	}

	@Override
	public void selectionChanged() {
		session().selection().record().filter(record -> Facts.is(record, "type", "claim")).ifPresent(record -> showClaim(Facts.text(record, "claim")));
	}

	/** The matrix. */
	public MatrixView matrix() {
		return matrix;
	}

	@Override
	public void setFocus() {
		matrix.setFocus();
	}
}
