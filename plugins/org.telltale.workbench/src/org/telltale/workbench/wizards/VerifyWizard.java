package org.telltale.workbench.wizards;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;

import org.eclipse.jface.wizard.Wizard;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
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

		private Button stamped;

		Page() {
			super("verify");
		}

		@Override
		void fill(Composite parent) {
			file("report", SWT.OPEN, "*.pdf", "*");
			folder("evidence").setMessage(Texts.of("verify.evidenceHint"));
			file("disclosure", SWT.OPEN, "*.jsonl", "*").setMessage(Texts.of("verify.disclosureHint"));
			file("trust", SWT.OPEN, "*.pem", "*").setMessage(Texts.of("verify.trustHint", TrustStore.ofUser().folder()));
			stamped = choice("requireTimeStamp", SWT.CHECK, false);
		}

		@Override
		Fault fault() {
			if (!isThere("report")) {
				return new Fault("report", Texts.of("verify.noReport"));
			} else if (!isEmpty("evidence") && !isFolder()) {
				return new Fault("evidence", Texts.of("verify.noFolder"));
			} else if (!isEmpty("disclosure") && !isThere("disclosure")) {
				return new Fault("disclosure", Texts.of("verify.noDisclosure"));
			}
			return isEmpty("trust") || isThere("trust") ? Fault.NONE : new Fault("trust", Texts.of("verify.noTrust"));
		}

		private boolean isFolder() {
			try {
				return Files.isDirectory(Path.of(value("evidence")));
			} catch (InvalidPathException noPath) {
				return false;
			}
		}

		Verification.Asked asked() {
			return new Verification.Asked(Path.of(value("report")), path("evidence"), path("trust"), path("disclosure"), stamped.getSelection());
		}
	}
}
