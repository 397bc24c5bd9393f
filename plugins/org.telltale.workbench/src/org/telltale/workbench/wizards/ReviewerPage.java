package org.telltale.workbench.wizards;

import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.telltale.workbench.text.Texts;

/** Whether a reviewer signs first, at this machine, and with which key: not the examiner's. */
final class ReviewerPage extends KeyPage {

	private final Supplier<Optional<KeyCheck.Owner>> examiner;
	private Button reviewed;

	/** @param examiner whose key certifies, as far as that is known */
	ReviewerPage(Supplier<Optional<KeyCheck.Owner>> examiner) {
		super("reportReviewer");
		this.examiner = examiner;
	}

	@Override
	void fill(Composite parent) {
		reviewed = choice("reviewed", SWT.CHECK, false);
		super.fill(parent);
	}

	@Override
	boolean wanted() {
		return reviewed.getSelection();
	}

	@Override
	Fault fault() {
		Fault fault = super.fault();
		boolean same = fault.equals(Fault.NONE) && wanted() && owner().isPresent() && owner().map(KeyCheck.Owner::key).equals(examiner.get().map(KeyCheck.Owner::key));
		return same ? new Fault("key", Texts.of("reportReviewer.same")) : fault;
	}
}
