package org.telltale.workbench.commands;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Shell;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Notice;
import org.telltale.workbench.text.Texts;
import org.telltale.workbench.wizards.PasswordWizard;

/** Changes the password of the open case, if it is an encrypted one. */
public class ChangePasswordHandler extends CaseHandler {

	@Override
	void run(CaseSession session, Shell shell, ExecutionEvent event) {
		Optional<CaseSnapshot> encrypted = session.snapshot().filter(CaseSnapshot::encrypted);
		if (encrypted.isEmpty()) {
			session.notice(new Notice(Texts.of(session.snapshot().isEmpty() ? "notice.noCase" : "notice.notEncrypted"), true, List.of()));
			return;
		}
		WizardDialog dialog = new WizardDialog(shell, new PasswordWizard(session, encrypted.get().folder()));
		dialog.setMinimumPageSize(560, 180);
		dialog.open();
	}
}
