package org.telltale.workbench.wizards;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.telltale.report.PreparedReport;
import org.telltale.workbench.text.Texts;

/** Which prepared report its reviewer has read, and where the signature goes. */
final class ReviewedPage extends PreparedPage {

	private final Places places;

	ReviewedPage(Places places) {
		super("review", "-review.p7s");
		this.places = places;
	}

	@Override
	void fillMore(Composite parent) {
		file("file", SWT.SAVE, "*.p7s");
		note().setText(Texts.of("review.speaks"));
	}

	@Override
	Fault fault(PreparedReport report) {
		if (report.seal().reviewer().isEmpty()) {
			return new Fault("report", Texts.of("review.nobody"));
		}
		return places.fault(this, "file", Texts.of("review.noFile"));
	}
}
