package org.telltale.workbench.commands;

import org.eclipse.jface.wizard.IWizard;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.wizards.NewCaseWizard;

/** Makes a case. */
public class NewCaseHandler extends WizardHandler {

	/** Made by the platform. */
	public NewCaseHandler() {
		super(false);
	}

	@Override
	IWizard wizard(CaseSession session) {
		return new NewCaseWizard(session);
	}
}
