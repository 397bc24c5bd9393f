package org.telltale.workbench.wizards;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.wizard.Wizard;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.telltale.base.Outcome;
import org.telltale.report.CaseReports;
import org.telltale.report.ReportException;
import org.telltale.seal.SigningKey;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.CaseTask;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.session.Notice;
import org.telltale.workbench.text.Texts;

/** Issues a report: what goes in, where it goes, draft or final with signature. */
public final class ReportWizard extends Wizard {

	private final CaseSession session;
	private final CheckPage checks;
	private final SignPage sign = new SignPage();

	/** A wizard on the open case. */
	public ReportWizard(CaseSession session) {
		this.session = session;
		setWindowTitle(Texts.of("report.window"));
		checks = new CheckPage(session.snapshot());
		addPage(checks);
		addPage(sign);
	}

	@Override
	public boolean performFinish() {
		Path pdf = Path.of(sign.value("file")).toAbsolutePath();
		Optional<SigningKey> key = sign.key();
		session.work(Texts.of("job.report"), task(pdf, key));
		return true;
	}

	private static CaseTask task(Path pdf, Optional<SigningKey> key) {
		return (file, progress) -> {
			try {
				Outcome<Path> done = CaseReports.issue(file, pdf, key, 0, progress);
				return done.value().isPresent() ? new Notice(Texts.of(key.isPresent() ? "notice.reportSigned" : "notice.reportDraft", pdf), false, done.problems())
						: new Notice(Texts.of("notice.reportRefused"), true, done.problems());
			} catch (ReportException e) {
				return new Notice(e.getMessage(), true, List.of());
			} finally {
				key.ifPresent(used -> Arrays.fill(used.password(), '\0'));
			}
		};
	}

	/** The state of the case, before it is reported. */
	private static final class CheckPage extends FieldPage {

		private final Optional<CaseSnapshot> snapshot;

		CheckPage(Optional<CaseSnapshot> snapshot) {
			super("reportChecks");
			this.snapshot = snapshot;
		}

		@Override
		void fill(Composite parent) {
			field("case", SWT.READ_ONLY).setText(snapshot.map(s -> s.head("number") + "  " + s.head("title")).orElse(""));
			field("accepted", SWT.READ_ONLY).setText(Long.toString(count("accepted")));
			field("rejected", SWT.READ_ONLY).setText(Long.toString(count("rejected")));
			field("open", SWT.READ_ONLY).setText(Long.toString(count("proposed")));
			field("unread", SWT.READ_ONLY).setText(Integer.toString(snapshot.map(s -> s.facts("problem").size()).orElse(0)));
			field("examiner", SWT.READ_ONLY).setText(snapshot.map(s -> s.head("examiner")).orElse(""));
			setMessage(count("proposed") > 0 ? Texts.of("reportChecks.openFindings", count("proposed")) : Texts.of("reportChecks.description"),
					count("proposed") > 0 ? WARNING : NONE);
		}

		private long count(String status) {
			return snapshot.map(s -> s.findings().stream().filter(f -> Facts.is(f, "status", status)).count()).orElse(0L);
		}

		@Override
		String fault() {
			return "";
		}
	}

	/** Where to, and with which key. */
	private static final class SignPage extends FieldPage {

		private Button last;
		private Text pkcs12;
		private Text password;

		SignPage() {
			super("reportSign");
		}

		@Override
		void fill(Composite parent) {
			file("file", SWT.SAVE, "*.pdf");
			choice("draft", SWT.RADIO, true);
			last = choice("final", SWT.RADIO, false);
			pkcs12 = file("key", SWT.OPEN, "*.p12;*.pfx", "*");
			password = field("password", SWT.PASSWORD);
		}

		@Override
		String fault() {
			pkcs12.setEnabled(last.getSelection());
			password.setEnabled(last.getSelection());
			if (!value("file").toLowerCase(java.util.Locale.ROOT).endsWith(".pdf")) {
				return Texts.of("reportSign.noFile");
			} else if (!Path.of(value("file")).isAbsolute() || !java.nio.file.Files.isDirectory(Path.of(value("file")).getParent())) {
				return Texts.of("reportSign.noFolder");
			} else if (last.getSelection() && !ImportWizard.isFile(Path.of(value("key")))) {
				return Texts.of("reportSign.noKey");
			}
			return "";
		}

		Optional<SigningKey> key() {
			return last.getSelection() ? Optional.of(new SigningKey(Path.of(value("key")), password.getTextChars())) : Optional.empty();
		}
	}
}
