package org.telltale.workbench.wizards;

import java.nio.file.Path;

import org.eclipse.jface.wizard.Wizard;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.session.Notice;
import org.telltale.workbench.session.TypedPassword;
import org.telltale.workbench.text.Texts;

/** Changes the password of the open encrypted case, for who knows the one that it has. */
public final class PasswordWizard extends Wizard {

	private final CaseSession session;
	private final Path folder;
	private final Page page = new Page();

	/** @param folder of the open case */
	public PasswordWizard(CaseSession session, Path folder) {
		this.session = session;
		this.folder = folder;
		setWindowTitle(Texts.of("password.window"));
		setNeedsProgressMonitor(true);
		addPage(page);
	}

	@Override
	public boolean performFinish() {
		TypedPassword old = new TypedPassword(page.secret("old"));
		boolean known = Trial.opens(getContainer(), folder, old, why -> page.refuse("old", why));
		old.wipe();
		if (!known) {
			return false;
		}
		TypedPassword fresh = new TypedPassword(page.secret("password"));
		session.work(Texts.of("job.password"), (file, progress) -> {
			file.store().changePassword(file.actor(), fresh);
			return Notice.done(Texts.of("notice.password"));
		}, fresh::wipe);
		return performCancel();
	}

	@Override
	public boolean performCancel() {
		page.forget("old", "password", "again");
		return true;
	}

	/** The old password, and the new one twice. */
	private static final class Page extends FieldPage {

		Page() {
			super("password");
		}

		@Override
		void fill(Composite parent) {
			field("old", SWT.PASSWORD);
			field("password", SWT.PASSWORD);
			field("again", SWT.PASSWORD);
			note().setText(Texts.of("password.old.copies"));
		}

		@Override
		Fault fault() {
			return isEmpty("old") ? new Fault("old", Texts.of("password.missing")) : EncryptionPage.twice(this, "password", "again");
		}
	}
}
