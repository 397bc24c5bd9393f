package org.telltale.workbench.wizards;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.telltale.report.PreparedReport;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.text.Texts;

/** Which prepared report is certified as it is, with whose review, and where to. */
final class CertifiedPage extends PreparedPage {

	private final CaseSnapshot snapshot;
	private final Places places;
	private Supersedes supersedes;

	CertifiedPage(CaseSnapshot snapshot, Places places) {
		super("certify", "-certified.pdf");
		this.snapshot = snapshot;
		this.places = places;
	}

	@Override
	void fillMore(Composite parent) {
		file("review", SWT.OPEN, "*.p7s", "*");
		file("file", SWT.SAVE, "*.pdf");
		supersedes = new Supersedes(parent, snapshot);
	}

	@Override
	void enable(Optional<PreparedReport> report) {
		enable(report.filter(prepared -> prepared.seal().reviewer().isPresent()).isPresent(), "review");
		super.enable(report);
	}

	@Override
	Fault fault(PreparedReport report) {
		if (!snapshot.head("pending").isEmpty()) {
			return new Fault("", Texts.of("reportKind.pending", snapshot.head("pending")));
		} else if (report.number() != Supersedes.next(snapshot)) {
			return new Fault("report", Texts.of("certify.number", report.number(), Supersedes.next(snapshot)));
		} else if (report.seal().reviewer().isPresent() && !isThere("review")) {
			return new Fault("review", Texts.of(isEmpty("review") ? "certify.noReview" : "certify.noReviewFile", report.seal().reviewer().get()));
		}
		return isReport("file") ? new Fault("file", Texts.of("certify.same")) : places.fault(this, "file", Texts.of("reportKind.noFolder"));
	}

	/** The reviewer's signature, where the pages name a reviewer. */
	Optional<Path> review() {
		return read().filter(prepared -> prepared.seal().reviewer().isPresent()).flatMap(prepared -> path("review"));
	}

	/** Number of the report that this one takes the place of, 0 for none. */
	int superseded() {
		return supersedes.chosen();
	}
}
