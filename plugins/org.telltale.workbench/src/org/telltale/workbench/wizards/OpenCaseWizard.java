package org.telltale.workbench.wizards;

import java.io.IOException;
import java.nio.file.Path;

import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.telltale.store.cases.CaseFolder;
import org.telltale.store.keys.PasswordLine;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.session.TypedPassword;
import org.telltale.workbench.text.Texts;

/** Asks for the password of an encrypted case, and opens it with one that fits. */
public final class OpenCaseWizard extends Wizard {

	private final CaseSession session;
	private final Path folder;
	private final Page page;

	private OpenCaseWizard(CaseSession session, Path folder) {
		this.session = session;
		this.folder = folder;
		this.page = new Page(folder);
		setWindowTitle(Texts.of("unlock.window"));
		setNeedsProgressMonitor(true);
		addPage(page);
	}

	/** Opens the case of a folder in the session, and asks for its password before, if it is encrypted. */
	public static void open(Shell shell, CaseSession session, Path folder) {
		if (new CaseFolder(folder).isEncrypted()) {
			WizardDialog dialog = new WizardDialog(shell, new OpenCaseWizard(session, folder));
			dialog.setMinimumPageSize(560, 150);
			dialog.open();
		} else {
			session.open(folder);
		}
	}

	@Override
	public boolean performFinish() {
		boolean file = !page.isEmpty("passwordFile");
		TypedPassword password;
		try {
			password = new TypedPassword(file ? PasswordLine.read(Path.of(page.value("passwordFile"))) : page.secret("password"));
		} catch (IOException e) {
			page.refuse("passwordFile", Texts.of("unlock.unreadable", String.valueOf(e.getMessage())));
			return false;
		}
		if (!Trial.opens(getContainer(), folder, password, why -> page.refuse(file ? "passwordFile" : "password", why))) {
			password.wipe();
			return false;
		}
		session.open(folder, password);
		page.forget("password");
		return true;
	}

	@Override
	public boolean performCancel() {
		page.forget("password");
		return true;
	}

	/** The password, typed in or in a file. */
	private static final class Page extends FieldPage {

		private final Path folder;

		Page(Path folder) {
			super("unlock");
			this.folder = folder;
		}

		@Override
		void fill(Composite parent) {
			field("case", SWT.READ_ONLY).setText(folder.toString());
			field("password", SWT.PASSWORD).setFocus();
			file("passwordFile", SWT.OPEN).setMessage(Texts.of("unlock.fileHint"));
		}

		@Override
		Fault fault() {
			enable(isEmpty("passwordFile"), "password");
			if (isEmpty("passwordFile")) {
				return isEmpty("password") ? new Fault("password", Texts.of("unlock.missing")) : Fault.NONE;
			}
			return isThere("passwordFile") ? Fault.NONE : new Fault("passwordFile", Texts.of("unlock.noFile"));
		}
	}
}
