package org.telltale.workbench.wizards;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.text.Texts;

/** The choice of the report that another one takes the place of. */
final class Supersedes {

	private final CaseSnapshot snapshot;
	private final Combo combo;

	/** Makes the choice below the fields of a page; no report is chosen. */
	Supersedes(Composite parent, CaseSnapshot snapshot) {
		this.snapshot = snapshot;
		combo = combo(parent, "supersedes");
		combo.add(Texts.of("reportKind.supersedes.none"));
		snapshot.reports().forEach(report -> combo.add(Texts.of("reportKind.supersedes.one", Facts.number(report, "number"), Facts.text(report, "file"), Facts.text(report, "master"))));
		combo.select(0);
		combo.setEnabled(!snapshot.reports().isEmpty());
	}

	/** A choice over the width of a page. @param name of the choice, and of its words */
	static Combo combo(Composite parent, String name) {
		new Label(parent, SWT.NONE).setText(Texts.of("reportKind." + name));
		Combo combo = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
		combo.setData("name", name);
		combo.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		return combo;
	}

	/** Makes the choice usable, where there is something to choose. */
	void enable(boolean usable) {
		combo.setEnabled(usable && !snapshot.reports().isEmpty());
	}

	/** The number that was chosen, 0 for none. */
	int chosen() {
		int chosen = combo.getSelectionIndex();
		return combo.isEnabled() && chosen > 0 ? (int) Facts.number(snapshot.reports().get(chosen - 1), "number") : 0;
	}

	/** The number of the case's next report. */
	static long next(CaseSnapshot snapshot) {
		return snapshot.reports().stream().mapToLong(report -> Facts.number(report, "number")).max().orElse(0) + 1;
	}
}
