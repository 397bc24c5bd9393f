package org.telltale.workbench.wizards;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.telltale.report.PreparedReport;
import org.telltale.workbench.text.Texts;

/** Which prepared report its reviewer has read, and where the signature goes. */
final class ReviewedPage extends ReportFilePage<PreparedReport> {

	private final Places places;
	private String proposed = "";

	ReviewedPage(Places places) {
		super("review", PreparedReport::read);
		this.places = places;
	}

	@Override
	void fillMore(Composite parent) {
		file("file", SWT.SAVE, "*.p7s");
		note().setText(Texts.of("review.speaks"));
	}

	@Override
	void enable(Optional<PreparedReport> report) {
		enable(report.isPresent(), "file");
		if (report.isPresent()) {
			proposed = propose("file", proposed, "-review.p7s");
		}
	}

	@Override
	String words(PreparedReport report) {
		return PreparedWords.of(report);
	}

	@Override
	Fault fault(PreparedReport report) {
		if (report.seal().reviewer().isEmpty()) {
			return new Fault("report", Texts.of("review.nobody"));
		}
		return places.fault(this, "file", Texts.of("review.noFile"));
	}

	@Override
	String warning() {
		return file().toFile().exists() ? Texts.of("review.replaces") : "";
	}

	/** Where the signature goes. */
	Path file() {
		return Path.of(value("file"));
	}
}
