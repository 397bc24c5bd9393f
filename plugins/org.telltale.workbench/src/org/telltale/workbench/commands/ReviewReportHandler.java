package org.telltale.workbench.commands;

import org.eclipse.jface.wizard.IWizard;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.wizards.ReviewWizard;

/** Signs a prepared report as its reviewer; no case has to be open. */
public class ReviewReportHandler extends WizardHandler {

	/** Made by the platform. */
	public ReviewReportHandler() {
		super(false);
	}

	@Override
	IWizard wizard(CaseSession session) {
		return new ReviewWizard(session);
	}
}
