package org.telltale.workbench.commands;

import java.nio.file.Path;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Shell;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.text.Texts;
import org.telltale.workbench.wizards.OpenCaseWizard;

/** Opens the case of a folder; asks for it unless the command names it, and for the password of an encrypted one. */
public class OpenCaseHandler extends CaseHandler {

	@Override
	void run(CaseSession session, Shell shell, ExecutionEvent event) {
		String folder = event.getParameter("org.telltale.workbench.openCase.folder");
		if (folder == null) {
			DirectoryDialog dialog = new DirectoryDialog(shell, SWT.OPEN);
			dialog.setText(Texts.of("open.title"));
			dialog.setMessage(Texts.of("open.message"));
			folder = dialog.open();
		}
		if (folder != null) {
			OpenCaseWizard.open(shell, session, Path.of(folder));
		}
	}
}
