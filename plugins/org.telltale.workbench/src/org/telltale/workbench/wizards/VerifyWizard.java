package org.telltale.workbench.wizards;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.jface.wizard.Wizard;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.telltale.seal.TrustStore;
import org.telltale.workbench.session.Verification;
import org.telltale.workbench.session.VerifyJob;
import org.telltale.workbench.text.Texts;

/** Asks which report is to be judged, with which evidence, and whom to trust; then judges it in a job. */
public final class VerifyWizard extends Wizard {

	private final Consumer<Verification> done;
	private final Page page = new Page();

	/** @param done hears of the answer on the user-interface thread */
	public VerifyWizard(Consumer<Verification> done) {
		this.done = done;
		setWindowTitle(Texts.of("verify.window"));
		addPage(page);
	}

	@Override
	public boolean performFinish() {
		new VerifyJob(page.asked(), getShell().getDisplay(), done).schedule();
		return true;
	}

	/** The fields. */
	private static final class Page extends FieldPage {

		Page() {
			super("verify");
		}

		@Override
		void fill(Composite parent) {
			file("report", SWT.OPEN, "*.pdf", "*");
			folder("evidence").setMessage(Texts.of("verify.evidenceHint"));
			file("disclosure", SWT.OPEN, "*.jsonl", "*").setMessage(Texts.of("verify.disclosureHint"));
			file("trust", SWT.OPEN, "*.pem", "*").setMessage(Texts.of("verify.trustHint", TrustStore.ofUser().folder()));
		}

		@Override
		String fault() {
			if (!is("report", Files::isRegularFile)) {
				return Texts.of("verify.noReport");
			} else if (!value("evidence").isEmpty() && !is("evidence", Files::isDirectory)) {
				return Texts.of("verify.noFolder");
			} else if (!value("disclosure").isEmpty() && !is("disclosure", Files::isRegularFile)) {
				return Texts.of("verify.noDisclosure");
			}
			return value("trust").isEmpty() || is("trust", Files::isRegularFile) ? "" : Texts.of("verify.noTrust");
		}

		private boolean is(String name, Predicate<Path> what) {
			try {
				return !value(name).isEmpty() && what.test(Path.of(value(name)));
			} catch (InvalidPathException noPath) {
				return false;
			}
		}

		Verification.Asked asked() {
			return new Verification.Asked(Path.of(value("report")), optional("evidence"), optional("trust"), optional("disclosure"));
		}

		private Optional<Path> optional(String name) {
			return value(name).isEmpty() ? Optional.empty() : Optional.of(Path.of(value(name)));
		}
	}
}
