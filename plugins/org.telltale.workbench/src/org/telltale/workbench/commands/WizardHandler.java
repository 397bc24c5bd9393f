package org.telltale.workbench.commands;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.wizard.IWizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Shell;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.session.Notice;
import org.telltale.workbench.text.Texts;

/** Opens a wizard. */
abstract class WizardHandler extends CaseHandler {

	private final boolean needsCase;

	WizardHandler(boolean needsCase) {
		this.needsCase = needsCase;
	}

	/** Makes the wizard. */
	abstract IWizard wizard(CaseSession session);

	@Override
	void run(CaseSession session, Shell shell, ExecutionEvent event) {
		if (needsCase && session.snapshot().isEmpty()) {
			session.notice(new Notice(Texts.of("notice.noCase"), true, java.util.List.of()));
			return;
		}
		WizardDialog dialog = new WizardDialog(shell, wizard(session));
		dialog.setMinimumPageSize(680, 480);
		dialog.open();
	}
}
