package org.telltale.workbench.views;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.widgets.Fonts;
import org.telltale.widgets.HexView;
import org.telltale.widgets.Palette;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.text.Texts;

/** The selected sighting: bytes with the match marked, what they read as, the exhibit, and the way back to the evidence. */
public class BytesView extends CaseView {

	/** Its id. */
	public static final String ID = "org.telltale.workbench.bytes";

	private static final int BESIDE = 44;

	private Label title;
	private Label chain;
	private Label bytesHead;
	private HexView hex;
	private StyledText decoded;
	private StyledText exhibit;

	@Override
	protected void build(Composite parent) {
		Composite all = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout();
		layout.marginHeight = 4;
		layout.verticalSpacing = 2;
		all.setLayout(layout);
		title = line(all);
		title.setFont(Fonts.bold(title.getFont()));
		chain = line(all);
		SashForm sash = new SashForm(all, SWT.HORIZONTAL);
		sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		Composite left = column(sash, Texts.of("bytes.bytes"));
		bytesHead = (Label) left.getChildren()[0];
		hex = fill(new HexView(left, palette()));
		decoded = fill(text(column(sash, Texts.of("bytes.decoded"))));
		exhibit = fill(text(column(sash, Texts.of("bytes.exhibit"))));
		sash.setWeights(52, 18, 30);
	}

	private static Label line(Composite parent) {
		Label label = new Label(parent, SWT.NONE);
		label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		return label;
	}

	private static Composite column(Composite parent, String head) {
		Composite column = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout();
		layout.marginWidth = 2;
		layout.marginHeight = 2;
		column.setLayout(layout);
		line(column).setText(head);
		return column;
	}

	private static StyledText text(Composite parent) {
		StyledText text = new StyledText(parent, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.MULTI);
		text.setMargins(6, 4, 6, 4);
		return text;
	}

	private static <C extends Control> C fill(C control) {
		control.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		return control;
	}

	@Override
	protected void show(Optional<CaseSnapshot> snapshot) {
		selectionChanged();
	}

	@Override
	public void selectionChanged() {
		Optional<CaseSnapshot> snapshot = session().snapshot();
		Optional<Json.Fields> sighting = snapshot.flatMap(s -> session().selection().sighting().flatMap(id -> Facts.find(s.facts("sighting"), "id", id)));
		if (sighting.isEmpty()) {
			title.setText(Texts.of("bytes.none"));
			chain.setText("");
			hex.setText("");
			decoded.setText("");
			exhibit.setText("");
			return;
		}
		show(snapshot.get(), sighting.get());
	}

	private void show(CaseSnapshot snapshot, Json.Fields sighting) {
		title.setText(Texts.of("bytes.title", Strengths.of(Facts.text(sighting, "strength")), Facts.text(sighting, "exhibitId"), Facts.text(sighting, "kind"),
				Facts.text(sighting, "run"), Facts.time(sighting, "at")));
		chain.setText(Texts.of("bytes.chain", String.join("; ", Facts.files(sighting).stream()
				.map(file -> Texts.of("bytes.place", snapshot.evidenceName(Facts.text(file, "evidence")), Facts.frames(file))).toList()),
				String.join(" → ", Facts.texts(sighting, "chain"))));
		exhibit.setText("");
		SightingText.of(snapshot, sighting).forEach(line -> labelled(exhibit, line));
		SightingBytes.of(sighting).ifPresentOrElse(this::show, () -> fromVault(sighting));
	}

	/** A small head and its text; short text stands beside it, long text below. */
	static void labelled(StyledText to, SightingText.Line line) {
		int start = to.getCharCount() + (to.getCharCount() == 0 ? 0 : 1);
		boolean beside = line.label().length() + line.text().length() < BESIDE && !line.text().contains("\n");
		to.append((start == 0 ? "" : "\n") + line.label() + (beside ? ":  " : "\n") + line.text());
		to.setStyleRange(new StyleRange(start, line.label().length() + (beside ? 1 : 0), palette().colour(Palette.QUIET), null, SWT.BOLD));
	}

	private void show(SightingBytes shown) {
		bytesHead.setText(Texts.of("bytes.layer", shown.offset()));
		hex.show(shown.bytes(), shown.offset(), List.of(shown.match()));
		decoded.setFont(JFaceResources.getTextFont());
		decoded.setText(shown.before() + shown.matched() + shown.after());
		StyleRange style = new StyleRange(shown.before().length(), shown.matched().length(), null, palette().colour(Palette.MARK), SWT.BOLD);
		style.underline = true;
		decoded.setStyleRange(style);
	}

	/** Without an excerpt: the captured bytes that the derivation starts from. */
	private void fromVault(Json.Fields sighting) {
		String id = Facts.text(sighting, "id");
		bytesHead.setText(Texts.of("bytes.captured"));
		hex.setText("");
		decoded.setText("");
		session().bytes(sighting, bytes -> {
			if (!hex.isDisposed() && session().selection().sighting().equals(Optional.of(id))) {
				hex.show(bytes, 0, List.<ByteRange>of());
				decoded.setText(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).replaceAll("[^\\x20-\\x7e\\n]", "·"));
			}
		});
	}

	/** The bytes, for tests. */
	public HexView hex() {
		return hex;
	}

	@Override
	public void setFocus() {
		hex.setFocus();
	}
}
