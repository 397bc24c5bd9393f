package org.telltale.workbench.commands;

import org.eclipse.jface.wizard.IWizard;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.wizards.ReportWizard;

/** Writes a report finished and unsigned, for a reviewer elsewhere. */
public class PrepareReportHandler extends WizardHandler {

	/** Made by the platform. */
	public PrepareReportHandler() {
		super(true);
	}

	@Override
	IWizard wizard(CaseSession session) {
		return new ReportWizard(session, session.snapshot().orElseThrow(), true);
	}
}
