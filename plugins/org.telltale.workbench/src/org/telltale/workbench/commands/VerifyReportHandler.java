package org.telltale.workbench.commands;

import org.eclipse.jface.wizard.IWizard;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.views.VerdictView;
import org.telltale.workbench.wizards.VerifyWizard;

/** Judges a sealed report; no case has to be open. */
public class VerifyReportHandler extends WizardHandler {

	/** Made by the platform. */
	public VerifyReportHandler() {
		super(false);
	}

	@Override
	IWizard wizard(CaseSession session) {
		return new VerifyWizard(VerdictView::open);
	}
}
