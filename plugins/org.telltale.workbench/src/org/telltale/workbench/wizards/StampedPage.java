package org.telltale.workbench.wizards;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.telltale.seal.HttpTimeStampAuthority;
import org.telltale.seal.SealException;
import org.telltale.seal.SealLevel;
import org.telltale.seal.SealReading;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.text.Texts;

/** Which sealed report is raised by a time stamp, and how that is got. */
final class StampedPage extends ReportFilePage<SealReading> {

	/** How the time stamp is got. */
	enum Way {
		/** Its answer was got elsewhere. */
		BRING,
		/** The authority is asked now. */
		ASK,
		/** Only the question is written. */
		QUESTION
	}

	private final CaseSnapshot snapshot;
	private final Places places;
	private final AuthorityField authority = new AuthorityField(this);

	StampedPage(CaseSnapshot snapshot, Places places) {
		super("stamp", SealReading::of);
		this.snapshot = snapshot;
		this.places = places;
	}

	@Override
	void fillMore(Composite parent) {
		oneOf("way", Way.BRING.name(), Way.ASK.name(), Way.QUESTION.name());
		file("answer", SWT.OPEN, "*.tsr;*.tst", "*");
		authority.fill();
		file("question", SWT.SAVE, "*.tsq");
		file("file", SWT.SAVE, "*.pdf");
	}

	Way way() {
		return Way.valueOf(chosen("way"));
	}

	/** What the time stamp makes of the report; empty where nothing is known of it, or it is as high as it can be. */
	Optional<SealLevel> next() {
		return read().map(SealReading::level).filter(level -> level != SealLevel.LTA).map(level -> level == SealLevel.B ? SealLevel.T : SealLevel.LTA);
	}

	/** Whether the open case has issued the report as it is. */
	private boolean known(SealReading report) {
		return number(report).isPresent();
	}

	private Optional<Long> number(SealReading report) {
		return Facts.find(snapshot.reports(), "sha256", report.sha256()).map(issued -> Facts.number(issued, "number"));
	}

	@Override
	String words(SealReading report) {
		String whose = number(report).map(number -> Texts.of("stamp.known", number)).orElse(Texts.of("stamp.unknown"));
		return Texts.of("stamp.is." + report.level().name(), report.signer(), report.stampedAt().map(Object::toString).orElse("")) + " " + whose;
	}

	@Override
	void enable(Optional<SealReading> report) {
		boolean raised = next().isPresent();
		enable(raised, "way");
		enable(raised && way() == Way.BRING, "answer");
		enable(raised && way() == Way.ASK, AuthorityField.NAME);
		enable(raised && way() == Way.QUESTION, "question");
		enable(raised && way() != Way.QUESTION, "file");
		if (raised) {
			String end = next().get() == SealLevel.T ? "-t" : "-lta";
			propose("file", end + ".pdf");
			propose("question", end + ".tsq");
		}
	}

	@Override
	Fault fault(SealReading report) {
		if (next().isEmpty()) {
			return new Fault("report", Texts.of("stamp.highest"));
		}
		Fault fault = switch (way()) {
			case BRING -> isThere("answer") ? Fault.NONE : new Fault("answer", Texts.of(isEmpty("answer") ? "stamp.noAnswer" : "stamp.noAnswerFile"));
			case ASK -> authority.fault();
			case QUESTION -> places.fault(this, "question", Texts.of("stamp.noQuestion"));
		};
		if (!fault.equals(Fault.NONE) || way() == Way.QUESTION) {
			return fault;
		}
		return isReport("file") ? new Fault("file", Texts.of("stamp.same")) : places.fault(this, "file", Texts.of("stamp.noFile"));
	}

	@Override
	String warning() {
		Path target = way() == Way.QUESTION ? question() : file();
		String replaced = target.toFile().exists() ? Texts.of("reportKind.replaces") : "";
		boolean unknown = way() != Way.QUESTION && read().filter(this::known).isEmpty();
		return unknown ? Texts.of("stamp.notEntered") + (replaced.isEmpty() ? "" : " " + replaced) : replaced;
	}

	HttpTimeStampAuthority authority() throws SealException {
		return authority.authority();
	}

	Path answer() {
		return Path.of(value("answer"));
	}

	Path question() {
		return Path.of(value("question"));
	}

	/** The raised report. */
	Path file() {
		return Path.of(value("file"));
	}
}
